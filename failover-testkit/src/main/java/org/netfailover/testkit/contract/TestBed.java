package org.netfailover.testkit.contract;

import java.util.UUID;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Timing;
import org.netfailover.plan.MigrationMode;

/**
 * Two hosts between which domains migrate, with what a contract needs to do to them. Used by one test, which closes it;
 * nothing of a test may be left for the next. Domains run on the {@linkplain #source() source} first.
 *
 * <pre>{@code
 * try (TestBed bed = new MyTestBed()) { // your hosts
 *     String nic = "<interface type='bridge'><mac address='52:54:00:aa:bb:01'/><source bridge='" + bed.bridge()
 *             + "'/><model type='virtio'/></interface>";
 *     UUID vm = bed.start("vm", nic);
 *     bed.pause(vm, bed.source(), true);
 *     assertThat(bed.source().find(vm).orElseThrow().state()).isEqualTo(DomainState.PAUSED);
 *     assertThat(bed.destination().find(vm)).isEmpty();
 * }
 * }</pre>
 */
public interface TestBed extends AutoCloseable {
    /**
     * The host on which domains are made.
     *
     * @return an open connection, which the bed closes
     */
    Hypervisor source();

    /**
     * The host to which they migrate.
     *
     * @return an open connection, which the bed closes
     */
    Hypervisor destination();

    /**
     * The time that passes for these hosts.
     *
     * @return what to wait with
     */
    Timing timing();

    /**
     * Defines and starts a domain on the source, whose guest answers requests to unplug.
     *
     * @param name its name
     * @param nics its NICs: {@code <interface>} documents that the hosts can have
     * @return its UUID, when the guest runs
     */
    UUID start(String name, String... nics);

    /**
     * Lets a guest answer requests to unplug, pending ones as well, or ignore them.
     *
     * @param domain the domain's UUID
     * @param on where it runs
     * @param answers whether it answers
     */
    void guestAnswers(UUID domain, Hypervisor on, boolean answers);

    /**
     * Lets a guest change its memory faster than a migration with {@code bandwidth(1)} can send it.
     *
     * @param domain the domain's UUID
     * @param on where it runs
     */
    void guestIsBusy(UUID domain, Hypervisor on);

    /**
     * Lets a guest's processors stand still, or go on.
     *
     * @param domain the domain's UUID
     * @param on where it is
     * @param paused whether they stand still
     */
    void pause(UUID domain, Hypervisor on, boolean paused);

    /**
     * Ends a domain, and its definition stays.
     *
     * @param domain the domain's UUID
     * @param on where it runs
     */
    void destroy(UUID domain, Hypervisor on);

    /**
     * Kills the daemon of a host, whose domains go on.
     *
     * @param host which
     */
    void killDaemon(Hypervisor host);

    /**
     * Starts the daemon of a host again.
     *
     * @param host which
     */
    void startDaemon(Hypervisor host);

    /**
     * Starts or stops a libvirt network of a host.
     *
     * @param host which
     * @param active whether it is to be active
     */
    void setNetworkActive(Hypervisor host, boolean active);

    /**
     * A bridge that both hosts have.
     *
     * @return its name
     */
    String bridge();

    /**
     * A libvirt network that both hosts have, no pool.
     *
     * @return its name
     */
    String network();

    /**
     * A migration to the destination as the hosts need it asked for, without anything else.
     *
     * @param mode who leads it
     * @return a builder to add to
     */
    MigrationRequest.Builder migration(MigrationMode mode);

    @Override
    void close();
}
