package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Subscription;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Side;
import org.netfailover.rules.Report;

/** An intent with the plan that was made of it. */
final class Execution implements PlannedOperation {
    private static final Report NOTHING_FOUND = new Report(List.of(), List.of());

    private final Intent intent;
    private final Plan plan;

    private Execution(Intent intent, Plan plan) {
        this.intent = intent;
        this.plan = plan;
    }

    /** Reads the hosts and plans. */
    static Execution planned(Intent intent) {
        Mailbox mailbox = new Mailbox(intent.timing());
        try {
            return new Execution(
                    intent, intent.gather(Gathering.of(intent, mailbox)).plan());
        } catch (Unanswered e) {
            throw Gathering.unchecked(e, intent.source().uri());
        } finally {
            restore(mailbox);
        }
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Outcome run(OperationListener listener) {
        return run(listener, new Mailbox(intent.timing()));
    }

    @Override
    public Running start(OperationListener listener) {
        Mailbox mailbox = new Mailbox(intent.timing());
        return BackgroundRun.start(name(), mailbox, () -> run(listener, mailbox));
    }

    /** Runs as a part of something larger, which has the mailbox. */
    Outcome run(OperationListener listener, Mailbox mailbox) {
        Recordings.Operation recording = Recordings.Operation.begun();
        JournalWriter journal = new JournalWriter(uuid(), name(), intent.timing(), listener);
        try {
            Outcome outcome = guarded(journal, mailbox);
            recording.end(outcome);
            journal.tell(new OperationEvent.Ended(outcome));
            return outcome;
        } finally {
            restore(mailbox);
        }
    }

    private static void restore(Mailbox mailbox) {
        if (mailbox.wasInterrupted()) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome guarded(JournalWriter journal, Mailbox mailbox) {
        if (plan instanceof Plan.Refusal refusal) {
            return refused(refusal.report(), "", journal);
        }
        if (!DomainGuard.enter(uuid())) {
            return refused(NOTHING_FOUND, "another operation of this process is at it", journal);
        }
        try {
            return gathered(journal, mailbox);
        } finally {
            DomainGuard.leave(uuid());
        }
    }

    private Outcome gathered(JournalWriter journal, Mailbox mailbox) {
        List<Subscription> subscriptions = new ArrayList<>();
        try {
            subscriptions.add(intent.source().subscribe(mailbox.ear(Side.SOURCE, uuid())));
            intent.destination()
                    .ifPresent(host -> subscriptions.add(host.subscribe(mailbox.ear(Side.DESTINATION, uuid()))));
            Gathering gathering = Gathering.of(intent, mailbox);
            Situation situation = intent.gather(gathering);
            if (situation.plan() instanceof Plan.Ready ready) {
                return walked(ready, situation, gathering, journal, mailbox);
            }
            return refused(situation.plan().report(), "", journal);
        } catch (Unanswered | LibvirtException e) {
            return refused(NOTHING_FOUND, "its hosts could not be read: " + e.getMessage(), journal);
        } finally {
            subscriptions.forEach(Subscription::close);
        }
    }

    private Outcome walked(
            Plan.Ready ready, Situation situation, Gathering gathering, JournalWriter journal, Mailbox mailbox) {
        Course course = new Course(
                ready.domain(),
                ready.name(),
                gathering.source(),
                gathering.destination(),
                intent.networks(),
                intent.timing(),
                mailbox,
                journal);
        journal.tell(new OperationEvent.Started(
                ready.domain(), ready.name(), ready.steps().size()));
        try (Performer performer = new Performer(course, situation, VfLedger.SHARED)) {
            return new Walker(course, situation, performer).walk(ready);
        }
    }

    private Outcome refused(Report report, String why, JournalWriter journal) {
        String reason = why.isEmpty() ? report.findings().size() + " findings, " + report.codes() : why;
        return new Outcome.Refused(report, name() + " was not touched: " + reason, journal.finished());
    }

    private UUID uuid() {
        return plan instanceof Plan.Ready ready ? ready.domain() : ((Plan.Refusal) plan).domain();
    }

    private String name() {
        return plan instanceof Plan.Ready ready ? ready.name() : ((Plan.Refusal) plan).name();
    }

    /** The plan. */
    @Override
    public String toString() {
        return plan.toString();
    }
}
