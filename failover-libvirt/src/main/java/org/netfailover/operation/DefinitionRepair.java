package org.netfailover.operation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import org.netfailover.plan.Deadlines;
import org.netfailover.plan.PairState;
import org.netfailover.plan.PairStatus;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;
import org.netfailover.xml.DeviceXml;

/**
 * Brings a domain's definition to its pairs where a half is missing from it: on the host of its guest, or on every host
 * that keeps it while it has none. A half that is there and wrong is only said: in a definition a device without a user
 * alias cannot be named.
 */
final class DefinitionRepair {
    private final UUID domain;
    private final List<TeamingPair> desired;
    private final Timing timing;
    private final Mailbox mailbox;
    private final RepairJournal journal;

    DefinitionRepair(UUID domain, List<TeamingPair> desired, Timing timing, Mailbox mailbox, RepairJournal journal) {
        this.domain = domain;
        this.desired = desired;
        this.timing = timing;
        this.mailbox = mailbox;
        this.journal = journal;
    }

    void run(Lookout.Found found) {
        boolean running = found.where().guest().isPresent();
        boolean still =
                found.where().hindrance().filter(PairState.NOT_RUNNING::equals).isPresent();
        found.known().forEach((host, known) -> {
            if (running ? known.hasGuest() : still) {
                known.definition().ifPresent(nics -> on(host, PairStatus.of(desired, nics)));
            }
        });
    }

    private void on(Hypervisor host, List<PairStatus> pairs) {
        JournalWriter writer = new JournalWriter(domain, journal.name(), timing, journal.ofLegs());
        Reach reach = new Reach(Side.SOURCE, host, timing, mailbox);
        Course course = new Course(domain, journal.name(), reach, Optional.empty(), Map.of(), timing, mailbox, writer);
        for (PairStatus pair : pairs) {
            for (DeviceXml half : lacking(pair)) {
                plug(course, half);
            }
            if (lacking(pair).isEmpty() && pair.state() != PairState.PAIRED) {
                journal.add(Failure.of("repair the definition on " + host.uri(), pair.toString()));
            }
        }
        writer.finished().entries().forEach(journal::add);
    }

    /** The halves that can simply be added: those of a pair of which what is there is right. */
    private static List<DeviceXml> lacking(PairStatus pair) {
        List<DeviceXml> lacking = new ArrayList<>();
        switch (pair.state()) {
            case ABSENT, ORPHAN_VF, STANDBY_ONLY, PRIMARY_MISSING -> {
                if (pair.standby().isEmpty()) {
                    lacking.add(DeviceXml.standby(pair.pair(), Dialect.TEAMING));
                }
                if (pair.primary().isEmpty()) {
                    lacking.add(DeviceXml.primary(pair.pair(), Dialect.TEAMING));
                }
            }
            default -> {
                // What is there is wrong, or nothing is.
            }
        }
        return lacking;
    }

    private static void plug(Course course, DeviceXml half) {
        String alias = half.nic().aliasText().orElseThrow();
        Deadlines usual = Deadlines.defaults();
        Step.Attach step = new Step.Attach(Side.SOURCE, alias, alias, true, usual.host(), usual.host());
        try {
            course.journal()
                    .step(
                            Side.SOURCE,
                            "add " + alias + " to the definition",
                            false,
                            () -> new AttachStep(course, step, half, EnumSet.of(Scope.CONFIG), true).run());
        } catch (StepFailed e) {
            course.journal().observe(Side.SOURCE, "the definition lacks " + alias); // the entry has the failure
        }
    }
}
