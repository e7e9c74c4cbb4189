package org.netfailover.testkit.simulated;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;

/**
 * A network segment: a switch that NICs of hosts are plugged into, and a client on it that speaks with guests. The switch
 * learns at which port a MAC is whenever that sends, sends what it does not know everywhere, and forgets nothing.
 *
 * <pre>{@code
 * MacAddress mac = MacAddress.parse("52:54:00:aa:bb:01");
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * host.network().bridge("br0").device("up0", "").port("br0", "up0");
 * Segment segment = site.segment("lan").plug(host, "up0");
 * host.machines().start(DomainXml.parse(xml).withoutNic("ua-net0-vf").text()); // "vm", with a standby alone
 * PacketMeter meter = segment.meter(mac).start();
 * site.time().advance(Duration.ofSeconds(1));
 * assertThat(meter.stop().lost()).isZero();
 * assertThat(segment.whereIs(mac)).contains(new PacketPlace("host-a", "up0"));
 * }</pre>
 *
 * <p>On a host that is plugged into a segment libvirt and QEMU do to the {@linkplain SimulatedHost#network() network} what
 * they do to a real one: NICs of domains on a bridge that is there have taps, and of those of a pool whose VF {@linkplain
 * org.netfailover.model.VirtualFunction#pfDevice() names} a PF that is there the VF has the MAC, and is driven while the
 * guest has it. A frame takes no time to get anywhere. Safe for many threads.
 */
public final class Segment {
    /** The client's MAC. */
    private static final MacAddress CLIENT = new MacAddress(0x0a00_0000_0001L);

    private final SimulatedSite site;
    private final String name;
    private final PacketPlace client;
    private final Map<PacketPlace, SimulatedHost> hosts = new LinkedHashMap<>();
    private final Set<PacketPlace> ports = new LinkedHashSet<>();
    private final Map<MacAddress, PacketPlace> learnt = new LinkedHashMap<>();

    /** Made by its site. */
    Segment(SimulatedSite site, String name) {
        this.site = site;
        this.name = name;
        this.client = new PacketPlace(name, "client");
        ports.add(client);
    }

    /**
     * Its name.
     *
     * @return the name that the site knows it by
     */
    public String name() {
        return name;
    }

    /**
     * Plugs a NIC in.
     *
     * @param host whose NIC
     * @param device the NIC in the host's {@linkplain SimulatedHost#network() network}, added already: a PF or another device
     *     of no kind
     * @return this segment
     * @throws IllegalArgumentException when it is no NIC, or is plugged in already
     * @throws org.netfailover.network.HostNetworkException when there is no such device
     */
    public Segment plug(SimulatedHost host, String device) {
        InterfaceName nic = InterfaceName.of(device);
        return site.agenda().locked(() -> {
            host.network().plug(nic, this);
            PacketPlace port = new PacketPlace(host.name(), device);
            hosts.put(port, host);
            ports.add(port);
            return this;
        });
    }

    /**
     * A meter for one guest.
     *
     * @param guest the guest's MAC
     * @return a meter that has not begun
     */
    public PacketMeter meter(MacAddress guest) {
        return new PacketMeter(site, this, guest);
    }

    /**
     * Where the switch looks for a MAC.
     *
     * @param mac the MAC
     * @return the NIC that is plugged into the port, or the client; empty when it has heard nothing of it
     */
    public Optional<PacketPlace> whereIs(MacAddress mac) {
        return site.agenda().locked(() -> Optional.ofNullable(learnt.get(mac)));
    }

    /** The client sends to a guest. */
    Journey toGuest(MacAddress guest) {
        Journey journey = new Journey(new Frame(CLIENT, guest));
        carry(client, journey.begin().to(client));
        return journey;
    }

    /** A guest answers the client. */
    static Journey toClient(SimulatedDomain domain, MacAddress guest) {
        Journey journey = new Journey(new Frame(guest, CLIENT));
        new NetFailover(domain).send(journey.begin());
        return journey;
    }

    /** A frame comes to the switch at a port. */
    void carry(PacketPlace in, Way before) {
        Way way = before.to(name, "");
        learnt.put(way.frame().from(), in);
        PacketPlace known = learnt.get(way.frame().to());
        if (way.isTooLong()) {
            way.lose(LossReason.LOOP);
        } else if (ports.size() == 1) {
            way.lose(LossReason.NOBODY);
        } else if (in.equals(known)) {
            way.lose(LossReason.WRONG_PORT);
        } else if (known != null) {
            leave(known, way);
        } else {
            List.copyOf(ports).stream().filter(port -> !port.equals(in)).forEach(port -> leave(port, way));
        }
    }

    private void leave(PacketPlace port, Way way) {
        SimulatedHost host = hosts.get(port);
        if (host != null) {
            host.network().ways().fromWire(InterfaceName.of(port.device()), way);
        } else if (way.frame().to().equals(CLIENT)) {
            way.to(port).arrive(null);
        } else {
            way.to(port).lose(LossReason.NOBODY);
        }
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
