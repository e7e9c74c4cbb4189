package org.netfailover.plan;

import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;

/** A domain as its host just told it. */
@Value.Immutable
public abstract class ObservedDomain {
    /** Subclassed by generated code only. */
    ObservedDomain() {}

    /**
     * Which domain it is.
     *
     * @return its UUID, the same on every host
     */
    public abstract UUID uuid();

    /**
     * What it is called.
     *
     * @return its name
     */
    public abstract String name();

    /**
     * Whether it runs.
     *
     * @return its state
     */
    public abstract DomainState state();

    /**
     * Whether a job such as a migration or a snapshot runs on it.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean hasJob() {
        return false;
    }

    /**
     * Whether the host keeps it when it ends.
     *
     * @return true unless told otherwise
     */
    @Value.Default
    public boolean persistent() {
        return true;
    }

    /**
     * The NICs of the running domain, from its live XML, in which every device has an alias.
     *
     * @return the NICs
     */
    public abstract DomainNics nics();

    /**
     * The NICs of its definition, from its inactive XML.
     *
     * @return the NICs, where there is a definition and it was read
     */
    public abstract Optional<DomainNics> definition();

    /**
     * Starts a domain.
     *
     * @return a builder with everything missing
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link ObservedDomain}; not safe for use by several threads. */
    public static final class Builder extends ImmutableObservedDomain.Builder {
        Builder() {}
    }
}
