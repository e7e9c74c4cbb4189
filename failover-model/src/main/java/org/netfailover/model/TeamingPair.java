package org.netfailover.model;

import org.immutables.value.Value;

/**
 * A failover NIC: one MAC, one virtio standby, one VF primary, an alias each. Valid by construction, so code that holds
 * one need not check it.
 *
 * <p>What a pair cannot know by itself (whether the network exists, whether the machine has a PCI Express port free) is
 * for {@link org.netfailover.rules.Rules} to check in the domain and on the host.
 */
@Value.Immutable
public abstract class TeamingPair {
    /** Subclassed by generated code only. */
    TeamingPair() {}

    /**
     * The MAC of both halves, by which the guest matches them.
     *
     * @return a unicast address that is not zero
     */
    public abstract MacAddress mac();

    /**
     * The virtio half.
     *
     * @return the standby
     */
    public abstract Standby standby();

    /**
     * The VF half.
     *
     * @return the primary
     */
    public abstract Primary primary();

    /**
     * The pair as its XML reads.
     *
     * @return both halves in the dialect {@link Dialect#TEAMING}, without an address in the guest; their places are
     *     {@code /pair/standby} and {@code /pair/primary}
     */
    public NicPair described() {
        return DescribedPair.of(this);
    }

    @Value.Check
    void check() {
        if (mac().isMulticast() || mac().isZero()) {
            throw new IllegalArgumentException("the MAC of a pair is a unicast address, not " + mac());
        }
        if (standby().alias().equals(primary().alias())) {
            throw new IllegalArgumentException("the halves of a pair have an alias each, not both "
                    + standby().alias());
        }
    }

    /**
     * Starts a pair.
     *
     * @return a builder with everything missing
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Builds a {@link TeamingPair}; not safe for use by several threads. {@code build()} refuses a pair that lacks
     * something or breaks a rule with {@link IllegalStateException} or {@link IllegalArgumentException}.
     */
    public static final class Builder extends ImmutableTeamingPair.Builder {
        Builder() {}

        /**
         * Sets the standby.
         *
         * @param standby a builder that is complete
         * @return this builder
         */
        public Builder standby(Standby.Builder standby) {
            return standby(standby.build());
        }

        /**
         * Sets the primary.
         *
         * @param primary a builder that is complete
         * @return this builder
         */
        public Builder primary(Primary.Builder primary) {
            return primary(primary.build());
        }
    }
}
