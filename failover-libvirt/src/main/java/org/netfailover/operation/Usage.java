package org.netfailover.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.DomainNics;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.Nic;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworkException;

/** Tells by a host's network which primaries of a domain no guest uses. Where it cannot be seen nothing is said. */
final class Usage {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<Hypervisor, HostNetwork> networks;
    private final Timing timing;
    private final Duration moment;

    /**
     * @param networks the networks of hosts, as far as they are known
     * @param moment how long a guest may take to use a VF that it was given
     */
    Usage(Map<Hypervisor, HostNetwork> networks, Timing timing, Duration moment) {
        this.networks = Map.copyOf(networks);
        this.timing = timing;
        this.moment = moment;
    }

    /** The aliases of primaries that no driver has, also a moment later. */
    Set<String> unused(Hypervisor host, DomainNics domain, Mailbox mailbox) {
        HostNetwork network = networks.get(host);
        List<Nic> primaries = domain.nics().stream().filter(Nic::isPrimary).toList();
        if (network == null || primaries.isEmpty()) {
            return Set.of();
        }
        Deadline deadline = Deadline.in(timing, moment);
        NetworkReach reach = new NetworkReach(network, timing, mailbox, Deadline.in(timing, moment.plus(Reach.ANSWER)));
        try {
            Set<String> unused = undriven(reach, primaries);
            while (!unused.isEmpty() && !deadline.isOver()) {
                mailbox.next(PAUSE);
                unused = undriven(reach, primaries);
            }
            return unused;
        } catch (HostNetworkException e) {
            return Set.of();
        }
    }

    private static Set<String> undriven(NetworkReach network, List<Nic> primaries) {
        List<NetworkLink> pfs = network.ask(HostNetwork::links).stream()
                .filter(link -> !link.vfs().isEmpty())
                .toList();
        return primaries.stream()
                .filter(nic -> isUndriven(network, pfs, nic))
                .flatMap(nic -> nic.aliasText().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isUndriven(NetworkReach network, List<NetworkLink> pfs, Nic nic) {
        return pfs.stream()
                .anyMatch(pf -> pf.vfs().stream()
                        .anyMatch(
                                vf -> nic.macAddress().filter(vf.mac()::equals).isPresent()
                                        && !network.ask(host -> host.isDriven(pf.name(), vf.index()))));
    }
}
