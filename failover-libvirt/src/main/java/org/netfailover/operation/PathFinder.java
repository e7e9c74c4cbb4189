package org.netfailover.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostInventory;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.plan.Side;

/** Finds out which ways a pair's frames have through a host: from the running domain, the inventory, and the network. */
final class PathFinder {
    private static final Predicate<String> OF_GUESTS = List.of("tun", "tap", "macvtap", "veth")::contains;

    private final Course course;
    private final Side side;
    private final Deadline deadline;
    private final NetworkReach network;

    PathFinder(Course course, Side side, Deadline deadline, NetworkReach network) {
        this.course = course;
        this.side = side;
        this.deadline = deadline;
        this.network = network;
    }

    /**
     * Looks for the ways.
     *
     * @param standby the standby's alias
     * @param primary the primary's alias; where the domain has it, its VF decides about the PF
     * @param planned what the primary is to hang on, where the domain does not have it
     * @return the ways, or empty when the standby has none that could be led anywhere, such as a macvtap
     */
    Optional<PairPath> find(String standby, String primary, Optional<NicSource> planned) throws Unanswered {
        DomainNics nics =
                course.at(side).xml(course.domain(), XmlKind.LIVE, deadline).nics();
        Optional<Nic> tapped = nics.nic(standby);
        Optional<MacAddress> mac = tapped.flatMap(Nic::macAddress);
        Optional<InterfaceName> tap = tapped.flatMap(Nic::target).flatMap(InterfaceName::find);
        List<NetworkLink> links = network.ask(host -> host.links());
        Optional<InterfaceName> bridge = links.stream()
                .filter(link -> tap.equals(Optional.of(link.name())))
                .findFirst()
                .flatMap(NetworkLink::master);
        if (mac.isEmpty() || bridge.isEmpty()) {
            return Optional.empty();
        }
        List<InterfaceName> uplinks = links.stream()
                .filter(link -> link.master().equals(bridge))
                .filter(link -> link.kind().filter(OF_GUESTS).isEmpty())
                .map(NetworkLink::name)
                .toList();
        Optional<NicSource> source = nics.nic(primary).map(PathFinder::source).or(() -> planned);
        return Optional.of(new PairPath(
                mac.get(),
                tap.get(),
                uplinks,
                PairPath.untagged(network.ask(host -> host.port(tap.get()))),
                source.isPresent() ? pf(source.get()) : Optional.empty()));
    }

    private static NicSource source(Nic nic) {
        return nic.hostAddress()
                .flatMap(PciAddressText::address)
                .map(NicSource::ofVf)
                .orElse(nic.source());
    }

    private Optional<InterfaceName> pf(NicSource source) throws Unanswered {
        HostInventory inventory = course.at(side).ask(Hypervisor::inventory, deadline);
        Optional<String> ofFunction = source.address()
                .flatMap(PciAddressText::address)
                .flatMap(inventory::function)
                .flatMap(VirtualFunction::pfDevice);
        Optional<String> ofPool = source.network()
                .flatMap(name -> inventory.pools().stream()
                        .filter(pool -> pool.name().equals(name))
                        .findFirst())
                .flatMap(pool -> pool.pf().or(() -> pfOfFunctions(pool)));
        return ofFunction.or(() -> ofPool).flatMap(InterfaceName::find);
    }

    private static Optional<String> pfOfFunctions(VfPool pool) {
        List<String> pfs = pool.functions().stream()
                .flatMap(function -> function.pfDevice().stream())
                .distinct()
                .toList();
        return pfs.size() == 1 ? Optional.of(pfs.get(0)) : Optional.empty();
    }
}
