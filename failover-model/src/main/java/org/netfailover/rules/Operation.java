package org.netfailover.rules;

import org.immutables.value.Value;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;

/** A domain to which something is to be done while it runs: what {@link Rules#checkOperation} looks at. */
@Value.Immutable
public abstract class Operation {
    /** Subclassed by generated code only. */
    Operation() {}

    /**
     * The domain, for the place of findings.
     *
     * @return its NICs
     */
    public abstract DomainNics domain();

    /**
     * Whether it runs.
     *
     * @return its state
     */
    public abstract DomainState state();

    /**
     * Whether a job runs on it, such as a migration, a save or a snapshot.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean hasJob() {
        return false;
    }

    /**
     * Whether its host keeps it when it ends.
     *
     * @return true unless told otherwise
     */
    @Value.Default
    public boolean persistent() {
        return true;
    }

    /**
     * Whether its definition is to be changed as well.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean config() {
        return false;
    }

    /**
     * Starts an operation.
     *
     * @param domain the domain
     * @return a builder that lacks the state
     */
    public static Builder of(DomainNics domain) {
        return new Builder().domain(domain);
    }

    /** Builds an {@link Operation}; not safe for use by several threads. */
    public static final class Builder extends ImmutableOperation.Builder {
        Builder() {}
    }
}
