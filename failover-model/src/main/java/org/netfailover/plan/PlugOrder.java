package org.netfailover.plan;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.model.TeamingPair;

/** NICs that somebody wants in a running domain, and all that is known of it and of its host. */
@Value.Immutable
public abstract class PlugOrder {
    /** Subclassed by generated code only. */
    PlugOrder() {}

    /**
     * The domain.
     *
     * @return the domain as it is now
     */
    public abstract ObservedDomain domain();

    /**
     * Its host.
     *
     * @return the host's inventory
     */
    public abstract HostInventory host();

    /**
     * The guest.
     *
     * @return the guest, where it is known
     */
    public abstract Optional<Guest> guest();

    /**
     * What is to be plugged. The order does not matter: a standby goes before its primary.
     *
     * @return the NICs, each with an alias that libvirt keeps
     */
    public abstract List<Nic> nics();

    /**
     * Whether the definition gets them too.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean config() {
        return false;
    }

    /**
     * How long each step may take.
     *
     * @return the usual deadlines unless told otherwise
     */
    @Value.Default
    public Deadlines deadlines() {
        return Deadlines.defaults();
    }

    /**
     * Starts an order.
     *
     * @param domain the domain
     * @return a builder that lacks the host and has nothing to plug
     */
    public static Builder of(ObservedDomain domain) {
        return new Builder().domain(domain);
    }

    /** Builds a {@link PlugOrder}; not safe for use by several threads. */
    public static final class Builder extends ImmutablePlugOrder.Builder {
        Builder() {}

        /**
         * Adds a pair.
         *
         * @param pair the pair
         * @return this builder
         */
        public Builder addPair(TeamingPair pair) {
            NicPair described = pair.described();
            return addNics(described.standby(), described.primary());
        }
    }
}
