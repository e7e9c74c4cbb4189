package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.netfailover.model.DomainCapabilities;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostCapabilities;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.Version;
import org.netfailover.xml.CapabilitiesXml;
import org.netfailover.xml.DomainCapabilitiesXml;
import org.netfailover.xml.DomainXml;
import org.netfailover.xml.HostInterfaceXml;
import org.netfailover.xml.NetworkPortXml;
import org.netfailover.xml.NetworkXml;
import org.netfailover.xml.NodeDeviceXml;

/** What a host tells of itself, each thing by a question of its own. */
final class HostReading {
    private static final NativeLibvirt LIBVIRT = NativeLibvirt.INSTANCE;
    private static final NativeObjects NODE_DEVICES =
            new NativeObjects((connection, name) -> null, LIBVIRT::virNodeDeviceFree, 53);
    private static final NativeObjects INTERFACES =
            new NativeObjects((connection, name) -> null, LIBVIRT::virInterfaceFree, 57);
    private static final NativeObjects PORTS =
            new NativeObjects((connection, name) -> null, LIBVIRT::virNetworkPortFree, 107);
    private static final int ACTIVE_DOMAINS = 1;
    private static final int EVERY_INTERFACE = 0;
    private static final int INTERNAL_ERROR = 1;
    private static final int PCI_AND_NET_DEVICES = 1 << 1 | 1 << 4;

    private final HostLink link;

    HostReading(HostLink link) {
        this.link = link;
    }

    String name() {
        return link.with(connection -> NativeText.of(LIBVIRT.virConnectGetHostname(connection)));
    }

    Version libvirtVersion() {
        return Version.ofLibvirtNumber(link.ask(HostConnection::getLibVersion));
    }

    Version hypervisorVersion() {
        return Version.ofLibvirtNumber(link.ask(HostConnection::getVersion));
    }

    HostCapabilities capabilities() {
        String xml = link.with(connection -> NativeText.of(LIBVIRT.virConnectGetCapabilities(connection)));
        return CapabilitiesXml.parse(xml).capabilities();
    }

    DomainCapabilities domainCapabilities(String hypervisor, String arch, String machine) {
        String xml = link.with(connection ->
                NativeText.of(LIBVIRT.virConnectGetDomainCapabilities(connection, null, arch, machine, hypervisor, 0)));
        return DomainCapabilitiesXml.parse(xml).capabilities();
    }

    List<HostInventory.Network> networks() {
        return link.with(connection ->
                NativeObjects.NETWORKS.all(connection, LIBVIRT::virConnectListAllNetworks, 0, network -> {
                    int active = LIBVIRT.virNetworkIsActive(network);
                    Errors.check(active);
                    String xml = NativeText.of(LIBVIRT.virNetworkGetXMLDesc(network, 0));
                    return new HostInventory.Network(NetworkXml.parse(xml).definition(), active == 1);
                }));
    }

    List<NetworkPort> ports(String network) {
        return NativeObjects.NETWORKS.with(
                link,
                network,
                found -> PORTS.all(
                        found,
                        LIBVIRT::virNetworkListAllPorts,
                        0,
                        port -> NetworkPortXml.parse(NativeText.of(LIBVIRT.virNetworkPortGetXMLDesc(port, 0)))
                                .port(network)));
    }

    List<NodeDevice> nodeDevices() {
        return nodeDevices(0);
    }

    /** The two kinds that matter, of a host that may have thousands of others. */
    List<NodeDevice> pciAndNetDevices() {
        return nodeDevices(PCI_AND_NET_DEVICES);
    }

    private List<NodeDevice> nodeDevices(int flags) {
        return link.with(connection -> NODE_DEVICES.all(
                connection,
                LIBVIRT::virConnectListAllNodeDevices,
                flags,
                device -> NodeDeviceXml.parse(NativeText.of(LIBVIRT.virNodeDeviceGetXMLDesc(device, 0)))
                        .device()));
    }

    List<DomainNics> runningDomains() {
        return link.with(connection -> NativeObjects.DOMAINS.all(
                connection,
                LIBVIRT::virConnectListAllDomains,
                ACTIVE_DOMAINS,
                domain -> DomainXml.parse(NativeDomain.xml(domain, 0)).nics()));
    }

    /**
     * Every bridge, also one that is down or has no carrier, which libvirt's udev driver calls inactive. Where an interface
     * cannot be read, it may be a bridge: the list would say that a bridge is missing which is there, so it is empty.
     */
    List<HostInventory.Bridge> bridges() {
        List<Optional<HostInterfaceXml>> all = link.with(connection -> INTERFACES.all(
                connection, LIBVIRT::virConnectListAllInterfaces, EVERY_INTERFACE, HostReading::hostInterface));
        if (all.stream().anyMatch(Optional::isEmpty)) {
            return List.of();
        }
        return all.stream()
                .flatMap(Optional::stream)
                .flatMap(found -> found.bridge().stream())
                .toList();
    }

    /** An interface, or empty where libvirt knows it and cannot describe it. */
    private static Optional<HostInterfaceXml> hostInterface(Pointer found) {
        try {
            return Optional.of(HostInterfaceXml.parse(NativeText.of(LIBVIRT.virInterfaceGetXMLDesc(found, 0))));
        } catch (LibvirtException e) {
            if (e.code() != INTERNAL_ERROR) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** What the host answers, or empty where its libvirt has no driver that could. */
    static <T> Optional<T> supported(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (LibvirtException e) {
            if (e.kind() == ErrorKind.UNSUPPORTED) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
