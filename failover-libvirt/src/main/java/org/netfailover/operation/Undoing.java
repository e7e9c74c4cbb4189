package org.netfailover.operation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/** Puts back what steps have done, the last first. One that cannot be put back is no reason to leave out the others. */
final class Undoing {
    /** How long it is watched whether a guest lets go of a device late. */
    static final Duration LATE = Duration.ofSeconds(10);

    private final Course course;
    private final Performer performer;
    private final Deque<Step> done = new ArrayDeque<>();
    private final List<Failure> left = new ArrayList<>();

    Undoing(Course course, Performer performer) {
        this.course = course;
        this.performer = performer;
    }

    /** Remembers a step that has had its effect. */
    void remember(Step step) {
        done.push(step);
    }

    boolean isEmpty() {
        return done.isEmpty();
    }

    /**
     * Undoes everything.
     *
     * @return what could not be undone
     */
    List<Failure> run() {
        while (!done.isEmpty()) {
            done.pop().undo().ifPresent(this::undo);
        }
        return left;
    }

    /** Gives up: what was done stays. */
    List<Failure> abandon() {
        while (!done.isEmpty()) {
            done.pop()
                    .undo()
                    .ifPresent(step -> left.add(
                            Failure.of(step.toString(), "not tried, since it is not known where the domain runs")));
        }
        return left;
    }

    /** Says what is not as it was. */
    void leave(Failure failure) {
        left.add(failure);
    }

    void undo(Step step) {
        try {
            course.journal().step(step.side(), step.toString(), true, () -> performer.undo(step));
        } catch (StepFailed e) {
            left.add(e.failure());
        }
    }

    /**
     * Deals with an unplug that was asked for and not seen: the guest may still do it, and the device can be plugged
     * back only once it is gone.
     */
    void undoPending(Step.Detach step) {
        String what = "watch whether " + step.alias() + " goes late";
        try {
            course.journal().step(step.side(), what, true, () -> watch(step, what));
        } catch (StepFailed e) {
            left.add(e.failure());
        }
        step.undo().ifPresent(this::undo);
    }

    /** Deals with a plug that was asked for and never answered: the host may still do it. */
    void undoPending(Step.Attach step) {
        String what = "watch whether " + step.alias() + " comes late";
        try {
            course.journal().step(step.side(), what, true, () -> watch(step, what));
        } catch (StepFailed e) {
            left.add(e.failure());
        }
        step.undo().ifPresent(this::undo);
    }

    private Journal.Result watch(Step.Attach step, String what) throws StepFailed {
        Deadline deadline = course.in(LATE);
        if (!course.until(deadline, () -> !isGone(step.side(), step.alias(), what, deadline), Course.Ear.NONE)) {
            throw new StepFailed(Failure.of(step.toString(), "the host has never answered, and may do it at any time"));
        }
        return Journal.Result.DONE;
    }

    private Journal.Result watch(Step.Detach step, String what) throws StepFailed {
        Deadline deadline = course.in(LATE);
        boolean[] refused = {false};
        boolean over = course.until(
                deadline,
                () -> refused[0] || isGone(step.side(), step.alias(), what, deadline),
                signal -> refused[0] |= isRefusal(signal, step));
        if (refused[0]) {
            course.journal().observe(step.side(), "the guest keeps it");
            return Journal.Result.SKIPPED;
        }
        if (!over) {
            throw new StepFailed(
                    Failure.of(
                            step.toString(),
                            "it stays pending: the guest may let go of the device at any time, at the latest when it is reset"));
        }
        return Journal.Result.DONE;
    }

    private boolean isGone(Side side, String alias, String what, Deadline deadline) throws StepFailed {
        try {
            return course.at(side)
                    .presence(course.domain(), alias, deadline)
                    .live()
                    .isEmpty();
        } catch (Unanswered e) {
            throw new StepFailed(e.failure(what));
        }
    }

    private static boolean isRefusal(Signal signal, Step.Detach step) {
        return signal instanceof Signal.FromHost from
                && from.side() == step.side()
                && from.event() instanceof HostEvent.DeviceRemovalFailed refused
                && refused.alias().equals(step.alias());
    }
}
