package org.netfailover.operation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.TeamingPair;
import org.netfailover.network.HostNetwork;
import org.netfailover.plan.PairRepair;
import org.netfailover.plan.PairState;
import org.netfailover.plan.RepairPlanner;
import org.netfailover.plan.Side;

/**
 * One repair of one domain: waits until it stands still, and takes pair after pair to where it is to be, looking anew
 * after each leg, since an unplug of the past may be completed meanwhile.
 */
final class Repair {
    /** A repair of one pair has two legs; one more is for what has changed meanwhile. */
    private static final int LEGS = 4;

    /** How long a domain may be active on two hosts, as it is while one of them cleans up behind a dead client. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(500);

    /**
     * What is asked for.
     *
     * @param desired the pairs that the domain is to have
     * @param planner what decides
     * @param patience how long a job on the domain is waited for
     * @param config whether its definition is repaired, too
     * @param networks the networks of hosts, from which is taken away what led frames
     */
    record Order(
            List<TeamingPair> desired,
            RepairPlanner planner,
            Duration patience,
            boolean config,
            Map<Hypervisor, HostNetwork> networks) {}

    private final UUID domain;
    private final Order order;
    private final Timing timing;
    private final Mailbox mailbox;
    private final Lookout lookout;
    private final RepairJournal journal;
    private final Set<TeamingPair> failed = new HashSet<>();

    Repair(UUID domain, Order order, Timing timing, Mailbox mailbox, Lookout lookout, RepairJournal journal) {
        this.domain = domain;
        this.order = order;
        this.timing = timing;
        this.mailbox = mailbox;
        this.lookout = lookout;
        this.journal = journal;
    }

    Outcome run() {
        Lookout.Found found = settled();
        for (TeamingPair pair : order.desired()) {
            for (int leg = 0; leg < LEGS && isToDo(pair, found) && !mailbox.isCancelled(); leg++) {
                boolean replugged = isUnused(pair, found);
                take(pair, found);
                found = settled();
                if (replugged && isUnused(pair, found)) {
                    failed.add(pair); // once more would be no better
                }
            }
        }
        if (order.config()) {
            new DefinitionRepair(domain, order.desired(), timing, mailbox, journal).run(found);
        }
        new NetworkRepair(domain, order.desired(), order.networks(), timing, mailbox, journal).run(found);
        RepairEnding ending = new RepairEnding(journal, mailbox.isCancelled(), order.config());
        return ending.of(found.where(), order.planner().plan(order.desired(), found.where()));
    }

    private boolean isUnused(TeamingPair pair, Lookout.Found found) {
        return found.where().pairs(order.desired()).stream()
                .anyMatch(status -> status.pair().equals(pair) && status.state() == PairState.PRIMARY_UNUSED);
    }

    private boolean isToDo(TeamingPair pair, Lookout.Found found) {
        PairRepair repair = order.planner()
                .plan(order.desired(), found.where())
                .get(order.desired().indexOf(pair));
        return !failed.contains(pair) && !repair.steps().isEmpty();
    }

    private void take(TeamingPair pair, Lookout.Found found) {
        Hypervisor host = found.host().orElseThrow();
        Set<String> unused = found.where().guest().orElseThrow().unused();
        RepairIntent leg =
                new RepairIntent(domain.toString(), host, timing, pair, order.desired(), order.planner(), unused);
        try {
            if (!journal.add(Execution.planned(leg).run(journal.ofLegs(), mailbox))) {
                failed.add(pair);
            }
        } catch (LibvirtException e) {
            // A leg before may have done its part, so this is told by the outcome.
            journal.add(Failure.of("look at " + journal.name() + " on " + host.uri(), e));
            failed.add(pair);
        }
    }

    /** Looks until no job runs on the domain, or that has taken too long. */
    private Lookout.Found settled() {
        Deadline job = Deadline.in(timing, order.patience());
        Deadline twice = Deadline.in(timing, SETTLING);
        Optional<PairState> before = Optional.empty();
        while (true) {
            Lookout.Found found = lookout.find(domain.toString());
            Optional<PairState> hindrance = found.where().hindrance();
            boolean waits = hindrance.filter(PairState.IN_MIGRATION::equals).isPresent() && !job.isOver()
                    || hindrance.filter(PairState.DUPLICATE::equals).isPresent() && !twice.isOver();
            if (!waits || mailbox.isCancelled()) {
                return found;
            }
            if (!hindrance.equals(before)) {
                journal.observe(Side.SOURCE, "the domain is " + hindrance.get() + ", so this waits");
                before = hindrance;
            }
            mailbox.next(PAUSE);
        }
    }
}
