package org.netfailover.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.TeamingPair;
import org.netfailover.network.HostNetwork;
import org.netfailover.plan.Deadlines;
import org.netfailover.plan.PairRepair;
import org.netfailover.plan.RepairPlanner;
import org.netfailover.plan.Sighting;
import org.netfailover.xml.PairsXml;

/**
 * Finds a domain on whichever host it is, tells how its pairs stand, and repairs them:
 * {@code Reconciler.of(a, b).repair("vm", pairs)}.
 *
 * <p>It needs to know nothing of what went before, and so is what a management program calls when it starts again after a
 * crash. The pairs that a domain is to have are given with each call, or {@linkplain #remember remembered} with the
 * domain. Not safe for use by several threads.
 */
public final class Reconciler {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int NO_DOMAIN = 42;
    private static final int FROM_DOMAIN = 20;

    private final List<Hypervisor> hosts;
    private final Map<Hypervisor, HostNetwork> networks = new HashMap<>();
    private Timing timing = Timing.system();
    private Deadlines deadlines = Deadlines.defaults();
    private Duration patience = Duration.ofMinutes(10);
    private boolean keepPath;
    private boolean config;

    private Reconciler(List<Hypervisor> hosts) {
        this.hosts = hosts;
    }

    /**
     * Says where the domain may be.
     *
     * @param hosts every host on which it may run or be defined, at least one; they stay the caller's to close. A host
     *     that is there twice counts once
     * @return a reconciler
     */
    public static Reconciler of(Hypervisor... hosts) {
        if (hosts.length == 0) {
            throw new IllegalArgumentException("a domain is looked for on at least one host");
        }
        Set<UUID> known = new HashSet<>();
        List<Hypervisor> each = new ArrayList<>();
        for (Hypervisor host : hosts) {
            if (known.add(host.hostUuid())) {
                each.add(host);
            }
        }
        return new Reconciler(List.copyOf(each));
    }

    /**
     * Gives a host's network. A repair then takes away from it what a migration has left that led frames and whose program
     * died; and a VF that no driver of the guest has is known as {@link org.netfailover.plan.PairState#PRIMARY_UNUSED},
     * although libvirt's XML lists it. Without it the XML is believed.
     *
     * @param host one of the hosts
     * @param network its network; it stays the caller's to close
     * @return this
     */
    public Reconciler network(Hypervisor host, HostNetwork network) {
        networks.put(host, network);
        return this;
    }

    /**
     * Sets whose time it is.
     *
     * @param timing the machine's own unless told otherwise
     * @return this
     */
    public Reconciler timing(Timing timing) {
        this.timing = timing;
        return this;
    }

    /**
     * Sets how long each step of a repair may take.
     *
     * @param deadlines the usual ones unless told otherwise
     * @return this
     */
    public Reconciler deadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
        return this;
    }

    /**
     * Sets how long a repair waits for a job that runs on the domain, such as its migration. When it is over a repair
     * that has not begun is refused.
     *
     * @param patience ten minutes unless told otherwise; zero does not wait
     * @return this
     */
    public Reconciler patience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /**
     * Says whether a pair is left as it is whose repair takes the guest's only path by it away for a while.
     *
     * @param keepPath false unless told otherwise
     * @return this
     */
    public Reconciler keepPath(boolean keepPath) {
        this.keepPath = keepPath;
        return this;
    }

    /**
     * Says whether a repair also adds the halves that the domain's definition lacks. Of a domain that does not run only
     * the definition can be repaired.
     *
     * @param config false unless told otherwise
     * @return this
     */
    public Reconciler config(boolean config) {
        this.config = config;
        return this;
    }

    /**
     * Tells how a domain's pairs stand, and changes nothing. A host that does not answer within 15 seconds, also over a new
     * connection, is said to be unreachable.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @param desired the pairs that it is to have, no two with one alias or MAC
     * @return where the domain is, and how each pair stands
     * @throws IllegalArgumentException when two pairs claim one alias or MAC, or hosts know different domains by this name
     */
    public DomainStatus status(String nameOrUuid, List<TeamingPair> desired) {
        Mailbox mailbox = new Mailbox(timing);
        try {
            Lookout.Found found = lookout(mailbox, networks).find(nameOrUuid);
            return new DomainStatus(
                    nameOrUuid, found.domain(), found.where(), found.where().pairs(desired));
        } finally {
            restore(mailbox);
        }
    }

    /**
     * Says what a repair would do, and changes nothing.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @param desired the pairs that it is to have, no two with one alias or MAC
     * @return what is to be done about each pair, in the order given
     * @throws IllegalArgumentException when two pairs claim one alias or MAC, or hosts know different domains by this name
     */
    public List<PairRepair> plan(String nameOrUuid, List<TeamingPair> desired) {
        return planner().plan(desired, status(nameOrUuid, desired).where());
    }

    /**
     * Brings a domain to its pairs from whatever state it is in, on the calling thread. Run again it changes nothing, and
     * asks no host for a change.
     *
     * <p>{@code Completed} when every pair is right at the end; {@code Degraded} when something was repaired and not all of
     * it; {@code RolledBack} when what was tried failed and was undone; {@code Refused} when nothing was tried, such as with
     * {@linkplain #patience a job that does not end}; {@code NeedsAttention} when the domain is active on more than one
     * host, which is never touched, or when undoing failed.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @param desired the pairs that it is to have, no two with one alias or MAC
     * @return what it came to
     * @throws IllegalArgumentException when two pairs claim one alias or MAC, or hosts know different domains by this name
     * @throws LibvirtException of the kind {@link org.netfailover.libvirt.ErrorKind#NO_DOMAIN} when no host that answers
     *     knows the domain
     */
    public Outcome repair(String nameOrUuid, List<TeamingPair> desired) {
        return repair(nameOrUuid, desired, OperationListener.NONE);
    }

    /**
     * Does the same, and tells what happens. An interrupt of the thread cancels it, and is set again when it returns.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @param desired the pairs that it is to have, no two with one alias or MAC
     * @param listener hears what happens
     * @return what it came to
     */
    public Outcome repair(String nameOrUuid, List<TeamingPair> desired, OperationListener listener) {
        Mailbox mailbox = new Mailbox(timing);
        try {
            return repair(known(nameOrUuid, mailbox), desired, listener, mailbox);
        } finally {
            restore(mailbox);
        }
    }

    /**
     * Does the same on a thread of its own, a daemon; the domain is looked for before this returns. A cancel ends it after
     * the pair at which it is.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @param desired the pairs that it is to have, no two with one alias or MAC
     * @param listener hears what happens, on that thread
     * @return a hold on it
     */
    public Running start(String nameOrUuid, List<TeamingPair> desired, OperationListener listener) {
        Mailbox mailbox = new Mailbox(timing);
        Sighting.Known known = known(nameOrUuid, mailbox);
        return BackgroundRun.start(known.name(), mailbox, () -> repair(known, desired, listener, mailbox));
    }

    private Outcome repair(
            Sighting.Known known, List<TeamingPair> desired, OperationListener listener, Mailbox mailbox) {
        Repair.Order order = new Repair.Order(desired, planner(), patience, config, Map.copyOf(networks));
        RepairJournal journal = new RepairJournal(known.domain(), known.name(), timing, listener);
        Outcome outcome = new Repair(known.domain(), order, timing, mailbox, lookout(mailbox, networks), journal).run();
        journal.tell(new OperationEvent.Ended(outcome));
        return outcome;
    }

    /**
     * Tells how the pairs stand that are remembered with a domain; see {@link #status(String, List)}.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @return where the domain is, and how each pair stands
     * @throws IllegalStateException when nothing is remembered with the domain, where it is known and can be asked
     */
    public DomainStatus status(String nameOrUuid) {
        return status(nameOrUuid, desired(nameOrUuid));
    }

    /**
     * Brings a domain to the pairs that are remembered with it; see {@link #repair(String, List)}.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @return what it came to
     * @throws IllegalStateException when nothing is remembered with the domain, where it is known and can be asked
     */
    public Outcome repair(String nameOrUuid) {
        return repair(nameOrUuid, desired(nameOrUuid));
    }

    private List<TeamingPair> desired(String nameOrUuid) {
        return remembered(nameOrUuid)
                .orElseThrow(() -> new IllegalStateException("no pairs are remembered with " + nameOrUuid));
    }

    /**
     * The pairs that are remembered with a domain. Those of the host on which it is active count; where it is active on
     * none, the first host's that has any.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @return the pairs, or empty when none were remembered with it
     * @throws LibvirtException of the kind {@link org.netfailover.libvirt.ErrorKind#NO_DOMAIN} when no host that answers
     *     knows the domain
     * @throws org.netfailover.xml.DomainXmlException when what is kept there is not what {@link PairsXml} writes
     */
    public Optional<List<TeamingPair>> remembered(String nameOrUuid) {
        return memory(nameOrUuid, Memory::pairs);
    }

    /**
     * Keeps pairs in the domain's own metadata, on every host that knows the domain: with what runs, which takes them along
     * when it moves, and with its definition. Waits for nothing and touches no device.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @param pairs the pairs that it is to have
     * @throws IllegalArgumentException when two pairs claim one alias or MAC
     * @throws LibvirtException when no host that answers knows the domain, or one refuses; hosts before it have them then
     */
    public void remember(String nameOrUuid, List<TeamingPair> pairs) {
        String element = PairsXml.of(pairs).text();
        memory(nameOrUuid, memory -> memory.set(Optional.of(element)));
    }

    /**
     * Drops what {@link #remember} keeps. The domain's pairs stay as they are.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @throws LibvirtException when no host that answers knows the domain, or one refuses
     */
    public void forget(String nameOrUuid) {
        memory(nameOrUuid, memory -> memory.set(Optional.empty()));
    }

    private <T> T memory(String nameOrUuid, Function<Memory, T> action) {
        Mailbox mailbox = new Mailbox(timing);
        try {
            return action.apply(new Memory(found(nameOrUuid, mailbox), timing, ANSWER, mailbox));
        } finally {
            restore(mailbox);
        }
    }

    /** The domain as any host knows it. */
    private Sighting.Known known(String nameOrUuid, Mailbox mailbox) {
        return found(nameOrUuid, mailbox).known().values().iterator().next();
    }

    private Lookout.Found found(String nameOrUuid, Mailbox mailbox) {
        Lookout.Found found = lookout(mailbox, Map.of()).find(nameOrUuid);
        if (found.known().isEmpty()) {
            throw new LibvirtException(
                    NO_DOMAIN, FROM_DOMAIN, "no domain " + nameOrUuid + " on any host:\n" + found.where());
        }
        return found;
    }

    private RepairPlanner planner() {
        return new RepairPlanner(deadlines, keepPath);
    }

    private Lookout lookout(Mailbox mailbox, Map<Hypervisor, HostNetwork> watched) {
        return new Lookout(hosts, new Usage(watched, timing, deadlines.attach()), timing, ANSWER, mailbox);
    }

    private static void restore(Mailbox mailbox) {
        if (mailbox.wasInterrupted()) {
            Thread.currentThread().interrupt();
        }
    }
}
