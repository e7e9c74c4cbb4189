package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.Nic;
import org.netfailover.model.TeamingPair;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworkException;
import org.netfailover.plan.Deadlines;
import org.netfailover.plan.PairState;
import org.netfailover.plan.PairStatus;
import org.netfailover.plan.Side;
import org.netfailover.plan.Sighting;

/**
 * Takes away what a migration has left that led frames and whose program died: on hosts where the guest is not, and where it
 * is once its primary is there. While a guest lives on its standby there, frames may still need what leads them to it.
 */
final class NetworkRepair {
    private final UUID domain;
    private final List<TeamingPair> desired;
    private final Map<Hypervisor, HostNetwork> networks;
    private final Timing timing;
    private final Mailbox mailbox;
    private final RepairJournal journal;

    NetworkRepair(
            UUID domain,
            List<TeamingPair> desired,
            Map<Hypervisor, HostNetwork> networks,
            Timing timing,
            Mailbox mailbox,
            RepairJournal journal) {
        this.domain = domain;
        this.desired = desired;
        this.networks = networks;
        this.timing = timing;
        this.mailbox = mailbox;
        this.journal = journal;
    }

    /** @param found where the domain is; while that is not settled nothing is taken away */
    void run(Lookout.Found found) {
        Optional<PairState> hindrance = found.where().hindrance();
        if (hindrance.filter(state -> state != PairState.NOT_RUNNING).isPresent()) {
            return;
        }
        List<PairStatus> pairs = found.where().pairs(desired);
        for (int i = 0; i < found.hosts().size(); i++) {
            Hypervisor host = found.hosts().get(i);
            boolean answers = !(found.where().sightings().get(i) instanceof Sighting.Unreachable);
            boolean here = found.host().filter(host::equals).isPresent();
            HostNetwork network = networks.get(host);
            if (network != null && answers) {
                pairs.stream()
                        .filter(pair -> !here || pair.state() == PairState.PAIRED)
                        .forEach(pair -> clear(host, network, pair, here));
            }
        }
    }

    private void clear(Hypervisor host, HostNetwork network, PairStatus pair, boolean here) {
        JournalWriter writer = new JournalWriter(domain, journal.name(), timing, journal.ofLegs());
        NetworkReach reach = new NetworkReach(
                network,
                timing,
                mailbox,
                Deadline.in(timing, Deadlines.defaults().host()));
        MacAddress mac = pair.pair().mac();
        String what = "take away what led the frames for " + mac + " on " + host.uri();
        Optional<InterfaceName> tap =
                here ? pair.standby().flatMap(Nic::target).flatMap(InterfaceName::find) : Optional.empty();
        try {
            writer.step(Side.SOURCE, what, false, () -> clear(writer, reach, what, mac, tap));
        } catch (StepFailed e) {
            writer.observe(Side.SOURCE, "not known to be away"); // the entry has the failure
        }
        writer.finished().entries().stream()
                .filter(entry -> entry.result() != Journal.Result.SKIPPED)
                .forEach(journal::add);
    }

    private static Journal.Result clear(
            JournalWriter writer, NetworkReach reach, String what, MacAddress mac, Optional<InterfaceName> tap)
            throws StepFailed {
        boolean any = false;
        try {
            List<NetworkLink> links = reach.ask(HostNetwork::links);
            List<NetworkChange> changes = new ArrayList<>(ofPfs(links, mac));
            changes.addAll(ofTap(reach, links, mac, tap));
            for (NetworkChange change : changes) {
                if (!reach.ask(host -> host.apply(change)).isNothing()) {
                    writer.observe(Side.SOURCE, change.text());
                    any = true;
                }
            }
        } catch (HostNetworkException e) {
            throw new StepFailed(Failure.of(what, e));
        }
        return any ? Journal.Result.DONE : Journal.Result.SKIPPED;
    }

    private static List<NetworkChange> ofPfs(List<NetworkLink> links, MacAddress mac) {
        return links.stream()
                .filter(link -> !link.vfs().isEmpty())
                .flatMap(pf -> Stream.<NetworkChange>of(
                        new NetworkChange.DeleteFdbEntry(FdbTable.SELF, pf.name(), mac, OptionalInt.empty()),
                        new NetworkChange.EndRedirect(pf.name(), Optional.of(mac), true)))
                .toList();
    }

    /** Its bridge's entry is ours where it is sticky; libvirt's own stays. */
    private static List<NetworkChange> ofTap(
            NetworkReach reach, List<NetworkLink> links, MacAddress mac, Optional<InterfaceName> tap) {
        List<NetworkChange> changes = new ArrayList<>();
        for (NetworkLink link : links) {
            if (tap.equals(Optional.of(link.name())) && link.master().isPresent()) {
                changes.add(new NetworkChange.EndRedirect(link.name(), true));
                InterfaceName bridge = link.master().get();
                boolean led = reach.ask(host -> host.fdb(bridge, mac)).stream()
                        .anyMatch(entry -> entry.sticky() && entry.device().equals(link.name()));
                if (led) {
                    changes.add(
                            new NetworkChange.DeleteFdbEntry(FdbTable.MASTER, link.name(), mac, OptionalInt.empty()));
                }
            }
        }
        return changes;
    }
}
