package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.UUID;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.PciAddress;
import org.netfailover.model.VirtualFunction;
import org.netfailover.testkit.lab.LabGuest;
import org.netfailover.testkit.lab.LabHost;
import org.netfailover.testkit.lab.LabTopology;

/**
 * The SR-IOV lab without its machines: two simulated hosts on a segment, with the lab's bridges, networks, PFs and VFs, for
 * the lab's guests. A guest that moves stands still as long as there: for 500 ms, and 1 s more for a primary
 * that QEMU plugs meanwhile. Calls are quicker.
 *
 * <pre>{@code
 * SimulatedLab lab = SimulatedLab.of(LabTopology.VIRTIO);
 * LabGuest guest = LabGuest.withPair("vm");
 * lab.start(guest);
 * lab.site().time().advance(Duration.ofSeconds(5)); // its VF has carrier
 * PacketMeter meter = lab.segment().meter(guest.mac()).start();
 * Migration move = Migration.of("vm").timing(lab.site().time());
 * Outcome outcome = move.from(lab.a(), lab.a().network()).to(lab.b(), lab.b().network()).plan().run();
 * assertThat(outcome).isCompleted();
 * assertThat(meter.report().lost()).isPositive(); // at the end the guest stood still
 * }</pre>
 *
 * <p>Safe for many threads.
 */
public final class SimulatedLab {
    private static final String UPLINK = "up0";
    private static final int VFS = 4;
    private static final long LINK_SPEED = 100L << 20;
    private static final long MEMORY = 160L << 20;
    private static final long DIRTY = 40L << 20;

    private final SimulatedSite site = new SimulatedSite();
    private final Segment segment = site.segment("segment");
    private final SimulatedHost a;
    private final SimulatedHost b;

    private SimulatedLab(LabTopology topology) {
        site.setLinkSpeed(LINK_SPEED);
        site.setStandStill(Duration.ofMillis(500), Duration.ofSeconds(1));
        a = host("host-a", topology);
        b = host("host-b", topology);
    }

    /**
     * Makes a lab.
     *
     * @param topology how its hosts' bridges reach the segment
     * @return a lab without guests
     */
    public static SimulatedLab of(LabTopology topology) {
        return new SimulatedLab(topology);
    }

    private SimulatedHost host(String name, LabTopology topology) {
        SimulatedHost host = site.host(name);
        hardware(host.hardware());
        boolean apart = topology == LabTopology.VIRTIO;
        host.network().pf(LabHost.PF, VFS).device(UPLINK, "").bridge(LabHost.BRIDGE);
        host.network().port(LabHost.BRIDGE, apart ? UPLINK : LabHost.PF, 1);
        if (topology == LabTopology.VLAN) {
            NetworkChange unused =
                    host.network().apply(new NetworkChange.SetLearning(InterfaceName.of(LabHost.PF), false));
        }
        segment.plug(host, LabHost.PF);
        if (apart) {
            segment.plug(host, UPLINK);
        }
        return host;
    }

    private static void hardware(SimulatedHardware hardware) {
        String[] addresses = new String[VFS];
        for (int vf = 0; vf < VFS; vf++) {
            addresses[vf] = "0000:01:10." + 2 * vf;
            hardware.function(VirtualFunction.at(PciAddress.parse(addresses[vf]))
                    .pciClass(0x020000)
                    .pfDevice(LabHost.PF)
                    .build());
        }
        hardware.bridge(LabHost.BRIDGE)
                .pool(LabHost.POOL, addresses)
                .network(NetworkDefinition.named(LabHost.NETWORK)
                        .forwardMode("bridge")
                        .bridge(LabHost.BRIDGE)
                        .build())
                .keepMacTable(LabHost.NETWORK);
    }

    /**
     * The site of its hosts.
     *
     * @return where its time is, and the truth
     */
    public SimulatedSite site() {
        return site;
    }

    /**
     * The host on which guests are started.
     *
     * @return the first host
     */
    public SimulatedHost a() {
        return a;
    }

    /**
     * The host to which they may move.
     *
     * @return the other host
     */
    public SimulatedHost b() {
        return b;
    }

    /**
     * The segment, with the hosts' PFs, and in {@link LabTopology#VIRTIO} another NIC of each.
     *
     * @return the segment
     */
    public Segment segment() {
        return segment;
    }

    /**
     * Starts a guest on the first host. It has 160 MiB and changes 40 MiB of them each second, of which 100 MiB get to the
     * other host.
     *
     * @param guest the guest
     * @return the domain's UUID
     */
    public UUID start(LabGuest guest) {
        UUID domain = a.machines().start(guest.xml());
        SimulatedGuest unused = a.machines().guest(domain).memory(MEMORY, DIRTY);
        return domain;
    }
}
