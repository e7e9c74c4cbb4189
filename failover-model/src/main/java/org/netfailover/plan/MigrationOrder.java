package org.netfailover.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.immutables.value.Value;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Resident;
import org.netfailover.model.Strategy;
import org.netfailover.model.VfMapping;

/** A domain that somebody wants on another host, and all that is known of it and of both hosts. */
@Value.Immutable
public abstract class MigrationOrder {
    /** Subclassed by generated code only. */
    MigrationOrder() {}

    /**
     * The domain.
     *
     * @return the domain as it is now
     */
    public abstract ObservedDomain domain();

    /**
     * The host that it runs on.
     *
     * @return the host's inventory
     */
    public abstract HostInventory source();

    /**
     * The host that it goes to.
     *
     * @return the host's inventory
     */
    public abstract HostInventory destination();

    /**
     * Which host the source is, however it was reached.
     *
     * @return the host's UUID, where it is known
     */
    public abstract Optional<UUID> sourceHost();

    /**
     * Which host the destination is, however it was reached.
     *
     * @return the host's UUID, where it is known
     */
    public abstract Optional<UUID> destinationHost();

    /**
     * The domains that the destination knows.
     *
     * @return those that are known
     */
    public abstract List<Resident> residents();

    /**
     * The running domain's XML for the destination, made as {@link Plan.Ready#destination()} says. It can be made only
     * after a first plan, so one plans twice: without it and with it. Devices that the plan detaches before the move are
     * passed over, be they in it or not.
     *
     * @return its NICs, where there is such an XML
     */
    public abstract Optional<DomainNics> destinationNics();

    /**
     * The guest.
     *
     * @return the guest, where it is known
     */
    public abstract Optional<Guest> guest();

    /**
     * Who leads it.
     *
     * @return the mode
     */
    public abstract MigrationMode mode();

    /**
     * Whether the domain may switch hosts before all of its memory has.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean postCopy() {
        return false;
    }

    /**
     * Whether the memory goes through libvirt's own connection.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean tunnelled() {
        return false;
    }

    /**
     * Where QEMU sends the memory.
     *
     * @return a URI such as {@code tcp://10.0.0.2}; libvirt chooses where it is missing
     */
    public abstract Optional<String> migrateUri();

    /**
     * Whether the destination keeps the domain's definition.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean persist() {
        return false;
    }

    /**
     * Whether the source forgets the domain's definition.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean undefineSource() {
        return false;
    }

    /**
     * Which network of the destination takes the place of which one of the source, pools among them.
     *
     * @return names; a network that is not there keeps its name
     */
    public abstract Map<String, String> networks();

    /**
     * Which bridge of the destination takes the place of which one of the source.
     *
     * @return names; a bridge that is not there keeps its name
     */
    public abstract Map<String, String> bridges();

    /**
     * Which VF of the destination takes the place of which VF of the source, for VFs that the domain names by address.
     *
     * @return the entries as given; without any a VF has the same address on both hosts
     */
    public abstract List<VfMapping> map();

    /**
     * The hosts whose network can be told where to lead a pair's frames.
     *
     * @return none unless told otherwise: frames are left alone then
     */
    public abstract Set<Side> leading();

    /**
     * What is to become of every pair and every VF for which it is possible.
     *
     * @return a strategy; the planner chooses where it is missing
     */
    public abstract Optional<Strategy> strategy();

    /**
     * What is to become of single NICs, before {@link #strategy()}. An alias of either half of a pair means the pair.
     *
     * @return strategies by alias
     */
    public abstract Map<String, Strategy> strategies();

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
     * @return a builder that lacks the hosts and the mode
     */
    public static Builder of(ObservedDomain domain) {
        return new Builder().domain(domain);
    }

    /** Builds a {@link MigrationOrder}; not safe for use by several threads. */
    public static final class Builder extends ImmutableMigrationOrder.Builder {
        Builder() {}
    }
}
