package org.netfailover.operation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;
import org.netfailover.plan.Step;

/**
 * Unplugs a device: asks for it, and waits until the domain's XML lacks it. That the call returned says nothing, an event
 * may be lost, and an error may only mean that an earlier request is still under way: the XML decides.
 */
final class DetachStep {
    /** How long after an error, or no answer, the request is made again; QEMU takes a second one within 5 s for a withdrawal. */
    private static final Duration AGAIN = Duration.ofSeconds(6);

    private static final Duration EVENT = Duration.ofMillis(500);

    private static final Set<ErrorKind> FINAL =
            EnumSet.of(ErrorKind.INVALID, ErrorKind.DENIED, ErrorKind.UNSUPPORTED, ErrorKind.NO_DOMAIN);

    private final Course course;
    private final Step.Detach step;
    private final Reach reach;
    private final Deadline deadline;
    private final boolean cancellable;
    private final Set<Scope> scopes;
    private @Nullable LibvirtException answer;
    private boolean requested;
    private boolean repeated;
    private boolean again;
    private boolean removed;
    private long askedAt;

    DetachStep(Course course, Step.Detach step, Set<Scope> scopes, boolean cancellable) {
        this.course = course;
        this.step = step;
        this.reach = course.at(step.side());
        this.deadline = course.in(step.deadline());
        this.cancellable = cancellable;
        this.scopes = scopes;
    }

    Journal.Result run() throws StepFailed {
        if (look().in(scopes).isEmpty()) {
            course.journal().observe(step.side(), step.alias() + " is not there");
            return Journal.Result.SKIPPED;
        }
        new Calm(course).await(reach, step.toString(), deadline);
        request();
        if (!course.until(deadline, this::isGone, this::hear)) {
            throw failed(
                    answer == null
                            ? Failure.of(
                                    step.toString(),
                                    "the guest has not let go of it within "
                                            + step.deadline().toSeconds() + " s")
                            : Failure.of(step.toString(), answer));
        }
        course.journal().observe(step.side(), "the XML lacks " + step.alias());
        if (scopes.contains(Scope.LIVE) && requested) {
            awaitEvent();
        }
        return Journal.Result.DONE;
    }

    /** libvirt drops the device from the XML first and tells then, when all that belonged to it is gone. */
    private void awaitEvent() throws StepFailed {
        if (!course.until(course.in(EVENT), () -> removed, this::hear)) {
            course.journal().observe(step.side(), "no event said so");
        }
    }

    private boolean isGone() throws StepFailed {
        if (cancellable && course.mailbox().isCancelled()) {
            throw failed(Failure.of(
                    step.toString(), course.mailbox().cancelWord() + " while the guest was to let go of it"));
        }
        if (look().in(scopes).isEmpty()) {
            return true;
        }
        if (again && course.timing().nanoTime() - askedAt >= AGAIN.toNanos()) {
            request();
        }
        return false;
    }

    private Presence look() throws StepFailed {
        try {
            Presence now = reach.presence(course.domain(), step.alias(), deadline);
            if (!now.active()) {
                throw failed(Failure.of(step.toString(), "the domain does not run any more"));
            }
            return now;
        } catch (Unanswered e) {
            throw failed(e.failure(step.toString()));
        }
    }

    private void request() throws StepFailed {
        Scope[] where = look().in(scopes).toArray(Scope[]::new);
        askedAt = course.timing().nanoTime();
        if (where.length == 0) {
            return;
        }
        boolean first = !requested;
        repeated = requested;
        requested = true;
        course.mailbox().clear(); // a refusal of the request before is no answer to this one
        try {
            reach.tell(host -> host.detach(course.domain(), step.alias(), where), deadline.atMost(Reach.ANSWER));
            answer = null;
            again = false;
            course.journal().observe(step.side(), "asked to unplug " + step.alias());
        } catch (Unanswered e) {
            again = true;
            course.journal().observe(step.side(), "no answer: " + e.getMessage());
        } catch (LibvirtException e) {
            answer = e;
            again = true;
            course.journal().observe(step.side(), e.kind() + ": " + e.getMessage());
            if (FINAL.contains(e.kind()) && !look().in(scopes).isEmpty()) {
                requested = !first;
                throw failed(Failure.of(step.toString(), e));
            }
        }
    }

    private void hear(Signal signal) throws StepFailed {
        if (!(signal instanceof Signal.FromHost from) || from.side() != step.side()) {
            return;
        }
        removed |= from.event() instanceof HostEvent.DeviceRemoved gone
                && gone.alias().equals(step.alias());
        if (from.event() instanceof HostEvent.DeviceRemovalFailed refused
                && refused.alias().equals(step.alias())) {
            throw new StepFailed(
                    Failure.of(step.toString(), "the guest refuses to let go of it"),
                    repeated ? StepFailed.Aftermath.UNCERTAIN : StepFailed.Aftermath.PARTIAL);
        }
    }

    /** Once it was asked for, an unplug cannot be taken back, and may be completed at any time. */
    private StepFailed failed(Failure failure) {
        return new StepFailed(failure, requested ? StepFailed.Aftermath.UNCERTAIN : StepFailed.Aftermath.NONE);
    }
}
