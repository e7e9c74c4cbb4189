package org.netfailover.operation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.Guest;
import org.netfailover.model.Strategy;
import org.netfailover.model.VfMapping;
import org.netfailover.network.HostNetwork;
import org.netfailover.plan.MigrationMode;
import org.netfailover.plan.Side;

/**
 * A running domain that is to move to another host: {@code Migration.of("vm").from(a).to(b).plan()}.
 *
 * <p>Not safe for use by several threads; what {@link #plan()} returns is.
 */
public final class Migration {
    private final String domain;
    private final MigrationOptions.Builder options = new MigrationOptions.Builder();
    private final Map<Side, HostNetwork> networks = new EnumMap<>(Side.class);
    private Timing timing = Timing.system();
    private @Nullable Hypervisor source;
    private @Nullable Hypervisor destination;

    private Migration(String domain) {
        this.domain = domain;
    }

    /**
     * Names the domain.
     *
     * @param nameOrUuid its name or its UUID
     * @return a migration that needs its hosts
     */
    public static Migration of(String nameOrUuid) {
        return new Migration(nameOrUuid);
    }

    /**
     * Says where the domain runs.
     *
     * @param source the host; it stays the caller's to close
     * @return this
     */
    public Migration from(Hypervisor source) {
        this.source = source;
        return this;
    }

    /**
     * Says where the domain runs, and lets the migration lead the frames of its pairs there.
     *
     * @param source the host; it stays the caller's to close
     * @param network its network; it stays the caller's to close
     * @return this
     */
    public Migration from(Hypervisor source, HostNetwork network) {
        networks.put(Side.SOURCE, network);
        return from(source);
    }

    /**
     * Says where the domain is to run, and lets the migration lead the frames of its pairs there.
     *
     * @param destination the host; it stays the caller's to close
     * @param network its network; it stays the caller's to close
     * @return this
     */
    public Migration to(Hypervisor destination, HostNetwork network) {
        networks.put(Side.DESTINATION, network);
        return to(destination);
    }

    /**
     * Says where the domain is to run.
     *
     * @param destination the host; it stays the caller's to close
     * @return this
     */
    public Migration to(Hypervisor destination) {
        this.destination = destination;
        return this;
    }

    /**
     * Chooses what becomes of every NIC that it fits and for which nothing else is said.
     *
     * @param strategy the strategy; the planner chooses where none is set
     * @return this
     */
    public Migration strategy(Strategy strategy) {
        options.strategy(strategy);
        return this;
    }

    /**
     * Chooses what becomes of one NIC.
     *
     * @param alias the NIC's alias; that of either half means the pair
     * @param strategy the strategy; one that does not fit is refused by the plan
     * @return this
     */
    public Migration strategy(String alias, Strategy strategy) {
        options.putStrategies(alias, strategy);
        return this;
    }

    /**
     * Says who leads the migration.
     *
     * @param mode managed unless told otherwise
     * @return this
     */
    public Migration mode(MigrationMode mode) {
        options.mode(mode);
        return this;
    }

    /**
     * Sets the destination's libvirt as the source's daemon reaches it, for a peer-to-peer migration.
     *
     * @param uri such as {@code qemu+tls://host-b/system}; the destination's own where it is not set
     * @return this
     */
    public Migration destinationUri(String uri) {
        options.destinationUri(uri);
        return this;
    }

    /**
     * Sets where QEMU sends the memory.
     *
     * @param uri such as {@code tcp://10.0.0.2}; libvirt chooses where it is not set
     * @return this
     */
    public Migration migrateUri(String uri) {
        options.migrateUri(uri);
        return this;
    }

    /**
     * Says which VF of the destination takes the place of one of the source. Adds up.
     *
     * @param mapping the VF here and the VF there
     * @return this
     */
    public Migration map(VfMapping mapping) {
        options.addMap(mapping);
        return this;
    }

    /**
     * Says which network of the destination takes the place of one of the source. Adds up.
     *
     * @param from the network's name on the source
     * @param to the network's name on the destination
     * @return this
     */
    public Migration network(String from, String to) {
        options.putNetworks(from, to);
        return this;
    }

    /**
     * Says which bridge of the destination takes the place of one of the source. Adds up.
     *
     * @param from the bridge's name on the source
     * @param to the bridge's name on the destination
     * @return this
     */
    public Migration bridge(String from, String to) {
        options.putBridges(from, to);
        return this;
    }

    /**
     * Says whether the destination keeps the domain's definition.
     *
     * @param persist false unless told otherwise
     * @return this
     */
    public Migration persist(boolean persist) {
        options.persist(persist);
        return this;
    }

    /**
     * Says whether the source forgets the domain's definition.
     *
     * @param undefineSource false unless told otherwise
     * @return this
     */
    public Migration undefineSource(boolean undefineSource) {
        options.undefineSource(undefineSource);
        return this;
    }

    /**
     * Says whether the domain may switch hosts before all of its memory has, after one pass over the memory.
     *
     * @param postCopy false unless told otherwise
     * @return this
     */
    public Migration postCopy(boolean postCopy) {
        options.postCopy(postCopy);
        return this;
    }

    /**
     * Says whether the memory goes through libvirt's own connection; peer-to-peer only.
     *
     * @param tunnelled false unless told otherwise
     * @return this
     */
    public Migration tunnelled(boolean tunnelled) {
        options.tunnelled(tunnelled);
        return this;
    }

    /**
     * Says whether QEMU slows the guest down until its memory can be followed.
     *
     * @param autoConverge false unless told otherwise
     * @return this
     */
    public Migration autoConverge(boolean autoConverge) {
        options.autoConverge(autoConverge);
        return this;
    }

    /**
     * Sets how much of the line it may take.
     *
     * @param mebibytesPerSecond positive; QEMU's default where it is not set
     * @return this
     * @throws IllegalArgumentException when it is not positive
     */
    public Migration bandwidth(long mebibytesPerSecond) {
        if (mebibytesPerSecond <= 0) {
            throw new IllegalArgumentException("the bandwidth is " + mebibytesPerSecond + " MiB/s");
        }
        options.bandwidth(mebibytesPerSecond);
        return this;
    }

    /**
     * Sets how long the move itself may take.
     *
     * @param deadline a positive time; the planner's own where it is not set
     * @return this
     */
    public Migration deadline(Duration deadline) {
        options.deadline(deadline);
        return this;
    }

    /**
     * Sets how long the guest may take to let go of its primaries.
     *
     * @param deadline a positive time; the planner's own where it is not set
     * @return this
     */
    public Migration waitUnplug(Duration deadline) {
        options.waitUnplug(deadline);
        return this;
    }

    /**
     * Says what runs in the guest, for the rules that depend on it.
     *
     * @param guest the guest; its rules go unchecked where it is not set
     * @return this
     */
    public Migration guest(Guest guest) {
        options.guest(guest);
        return this;
    }

    /**
     * Sets whose time it is.
     *
     * @param timing the machine's own unless told otherwise
     * @return this
     */
    public Migration timing(Timing timing) {
        this.timing = timing;
        return this;
    }

    /**
     * Reads both hosts and decides what is to be done. Nothing is changed.
     *
     * @return the plan, to be run
     * @throws IllegalStateException when a host was not named
     * @throws org.netfailover.libvirt.LibvirtException when a host cannot be read
     */
    public PlannedOperation plan() {
        if (source == null || destination == null) {
            throw new IllegalStateException("a migration has a source and a destination");
        }
        return Execution.planned(
                new MigrationIntent(domain, source, destination, new EnumMap<>(networks), timing, options.build()));
    }
}
