package org.netfailover.testkit.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NicPair;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.testkit.simulated.SimulatedGuest;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.testkit.simulated.SimulatedSite;
import org.netfailover.testkit.simulated.Truth;
import org.netfailover.xml.DomainXml;

/**
 * Two simulated hosts for a tool, and what is really so on them. Their detach waits for the guest for 5 s, and then says
 * success.
 */
final class ToolSite {
    /** How long a verb may take, in the time of the site. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    static final String BRIDGE = "br0";
    static final String POOL = "vfpool";

    private static final String PF = "pf0";
    private static final long FIRST_MAC = 0x5254_005d_0c01L;
    private static final int PORTS = 8;

    private final SimulatedSite site = new SimulatedSite();
    private final SimulatedHost source = host("host-a");
    private final SimulatedHost destination = host("host-b");

    ToolSite() {
        site.time().after(PATIENCE, site::crashClient);
    }

    private SimulatedHost host(String name) {
        SimulatedHost host = site.host(name);
        host.hardware().bridge(BRIDGE).pool(POOL, "0000:03:10.0", "0000:03:10.2", "0000:03:10.4", "0000:03:10.6");
        host.network().bridge(BRIDGE).pf(PF, 4).port(BRIDGE, PF);
        host.daemon().waitInDetach();
        return host;
    }

    SimulatedHost source() {
        return source;
    }

    SimulatedHost destination() {
        return destination;
    }

    static ManagedHost managed(SimulatedHost host) {
        return new ManagedHost(host, host.network());
    }

    Timing timing() {
        return site.time();
    }

    Truth truth() {
        return site.truth();
    }

    /** The MAC of a pair, counted from 0. */
    static MacAddress mac(int pair) {
        return new MacAddress(FIRST_MAC + pair);
    }

    static PairRequest request(int pair) {
        return new PairRequest(mac(pair), BRIDGE, POOL);
    }

    /** Starts a domain on the source that has so many pairs already. */
    UUID start(int pairs) {
        DomainXml domain = DomainXml.parse(emptyDomain());
        for (int i = 0; i < pairs; i++) {
            domain = domain.withPair(TeamingPair.builder()
                    .mac(mac(i))
                    .standby(Standby.bridge(BRIDGE).alias("ua-eth" + i))
                    .primary(Primary.pooled(POOL).alias("ua-eth" + i + "-vf"))
                    .build());
        }
        return source.machines().start(domain.text());
    }

    private static String emptyDomain() {
        StringBuilder ports = new StringBuilder();
        for (int i = 1; i <= PORTS; i++) {
            ports.append("    <controller type='pci' index='").append(i).append("' model='pcie-root-port'/>\n");
        }
        return "<domain type='kvm'>\n  <name>guest</name>\n  <memory unit='MiB'>512</memory>\n"
                + "  <os>\n    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>\n  </os>\n  <devices>\n"
                + "    <controller type='pci' index='0' model='pcie-root'/>\n" + ports + "  </devices>\n</domain>\n";
    }

    SimulatedGuest guest(UUID domain) {
        return source.machines().guest(domain);
    }

    /** Lets happen what is under way: events that are not told yet, a primary that QEMU plugs by itself. */
    void settle() {
        site.time().advance(Duration.ofSeconds(2));
    }

    /** What the source tells from now on, as it comes. */
    List<HostEvent> listen() {
        List<HostEvent> told = new CopyOnWriteArrayList<>();
        source.subscribe(told::add);
        return told;
    }

    /** A pair that a host's libvirt shows. */
    Optional<NicPair> pair(SimulatedHost host, UUID domain, MacAddress mac) {
        return DomainXml.parse(host.xml(domain, XmlKind.LIVE)).pairs().stream()
                .filter(pair -> pair.standby().macAddress().equals(Optional.of(mac))
                        && pair.primary().macAddress().equals(Optional.of(mac)))
                .findFirst();
    }

    static List<String> aliases(NicPair pair) {
        return List.of(
                pair.standby().aliasText().orElse(""),
                pair.primary().aliasText().orElse(""));
    }

    /** Whether a domain runs on a host, and nowhere else. */
    boolean runsOn(SimulatedHost host, UUID domain) {
        return truth().hostsOf(domain).equals(List.of(host)) && truth().isRunning(domain);
    }

    /** Whether libvirt shows a pair and the guest has both halves of it. */
    boolean isWhole(SimulatedHost host, UUID domain, MacAddress mac) {
        return pair(host, domain, mac)
                .filter(pair -> truth().devices(domain).containsAll(aliases(pair)))
                .isPresent();
    }

    /** Leads a guest's frames on the source's bridge to the PF, as is done for a guest on a VF. */
    void leadToPf(MacAddress mac) {
        NetworkChange unused = source.network()
                .apply(new NetworkChange.ReplaceFdbEntry(
                        FdbEntry.at(InterfaceName.of(PF), mac).build()));
    }

    /** The entries of the source's bridge for a guest. */
    List<FdbEntry> entries(MacAddress mac) {
        return source.network().fdb(InterfaceName.of(BRIDGE), mac);
    }

    void close() {
        source.close();
        destination.close();
        source.network().close();
        destination.network().close();
    }
}
