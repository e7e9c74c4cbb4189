package org.netfailover.operation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/** Migrates the domain. Done when it is seen to run on the destination, whatever the hosts answered. */
final class MigrateStep {
    /** How long the domain has to stay where it is seen, when it is not known whether a migration may begin yet. */
    private static final Duration STEADY = Duration.ofSeconds(3);

    private final Course course;
    private final Step.Migrate step;
    private final Preparation preparation;
    private final Vanguard vanguard;
    private @Nullable Verdict verdict;
    private boolean abortedEarly;
    private Optional<Failure> told = Optional.empty();

    MigrateStep(Course course, Step.Migrate step, Preparation preparation, Vanguard vanguard) {
        this.course = course;
        this.step = step;
        this.preparation = preparation;
        this.vanguard = vanguard;
    }

    Journal.Result run() throws StepFailed {
        MigrationRequest request;
        try {
            new Calm(course).await(course.source(), step.toString(), course.in(Reach.ANSWER));
            request = preparation.request(course, course.in(Reach.ANSWER));
        } catch (LibvirtException e) {
            return withoutUs(Failure.of(step.toString(), e));
        }
        course.mailbox().clear();
        if (course.mailbox().isCancelled()) {
            throw new StepFailed(Failure.of(step.toString(), "cancelled before it began"));
        }
        Transfer transfer = new Transfer(course, step, request, vanguard);
        told = transfer.run();
        abortedEarly = transfer.wasAbortedEarly();
        told.ifPresent(failure -> course.journal().observe(Side.SOURCE, failure.toString()));
        Verdict now = new Search(course).settled(course.in(step.grace()), steady(transfer));
        verdict = now;
        if (now.isOn(Side.DESTINATION)) {
            return Journal.Result.DONE;
        }
        String words = now.isOn(Side.SOURCE)
                ? "libvirt says that it has moved, but it runs on the source"
                : "it is not known to run on one host alone: " + now.words();
        Failure failure = told.orElseGet(() -> Failure.of(step.toString(), words));
        throw new StepFailed(
                failure, transfer.isUnanswered() ? StepFailed.Aftermath.UNANSWERED : StepFailed.Aftermath.UNCERTAIN);
    }

    /** The job that was waited for may have been somebody else's migration. */
    private Journal.Result withoutUs(Failure failure) throws StepFailed {
        told = Optional.of(failure);
        Verdict now = new Search(course).settled(course.in(Reach.ANSWER), Duration.ZERO);
        verdict = now;
        if (now.isOn(Side.DESTINATION)) {
            return Journal.Result.DONE;
        }
        throw new StepFailed(failure, StepFailed.Aftermath.UNCERTAIN);
    }

    private Duration steady(Transfer transfer) {
        if (transfer.isUnanswered()) {
            return step.grace();
        }
        return transfer.isLost() ? STEADY : Duration.ZERO;
    }

    /** Whether the guest had yet to let go of its primaries when this was given up. */
    boolean wasAbortedEarly() {
        return abortedEarly;
    }

    /** Where the domain was found; empty when the migration was not begun. */
    Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    /** What the hosts said went wrong, which it may not have. */
    Optional<Failure> told() {
        return told;
    }
}
