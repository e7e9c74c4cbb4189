package org.netfailover.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainNics;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.Nic;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/** Finds out which ways a pair's frames have through a host: from the running domain and the network. */
final class PathFinder {
    private static final Predicate<String> OF_GUESTS = List.of("tun", "tap", "macvtap", "veth")::contains;

    private final Course course;
    private final Step.LeadFrames step;
    private final Deadline deadline;
    private final NetworkReach network;

    PathFinder(Course course, Step.LeadFrames step, NetworkReach network) {
        this.course = course;
        this.step = step;
        this.deadline = course.in(step.deadline());
        this.network = network;
    }

    /**
     * Looks for the ways, with one look at the domain and one at the links.
     *
     * @return the ways, or empty when the standby has none that could be led anywhere, such as a macvtap
     */
    Optional<PairPath> find() throws Unanswered {
        DomainNics nics = course.at(step.side())
                .xml(course.domain(), XmlKind.LIVE, deadline)
                .nics();
        Optional<Nic> tapped = nics.nic(step.standby());
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
        return Optional.of(new PairPath(mac.get(), tap.get(), uplinks, pf(links, mac.get())));
    }

    /** Where the primary is there, libvirt has given its VF the pair's MAC. */
    private Optional<InterfaceName> pf(List<NetworkLink> links, MacAddress mac) {
        Optional<InterfaceName> holding = links.stream()
                .filter(link -> link.vfs().stream().anyMatch(vf -> vf.mac().equals(mac)))
                .map(NetworkLink::name)
                .findFirst();
        return step.side() == Side.SOURCE ? holding.or(step::pf) : step.pf().or(() -> holding);
    }
}
