package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.netfailover.plan.OnFailure;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/** Walks a plan: step by step, back when one fails before the domain has moved, and on when one fails afterwards. */
final class Walker {
    private final Course course;
    private final Situation situation;
    private final Performer performer;
    private final Undoing undoing;
    private final Ending ending;
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, Failure> unplugged = new TreeMap<>();
    private boolean touched;
    private boolean moved;

    Walker(Course course, Situation situation, Performer performer) {
        this.course = course;
        this.situation = situation;
        this.performer = performer;
        this.undoing = new Undoing(course, performer);
        this.ending = new Ending(course);
    }

    Outcome walk(Plan.Ready plan) {
        for (Step step : plan.steps()) {
            if (!moved && course.mailbox().isCancelled()) {
                return back(
                        step,
                        new StepFailed(
                                Failure.of(step.toString(), course.mailbox().cancelWord())));
            }
            try {
                take(step);
            } catch (StepFailed e) {
                if (step.onFailure() == OnFailure.UNDO && !moved) {
                    return back(step, e);
                }
                failed(step, e);
                if (step instanceof Step.Verify) {
                    return lost(e.failure());
                }
            }
        }
        return arrived();
    }

    private void failed(Step step, StepFailed why) {
        if (step instanceof Step.Attach attach) {
            unplugged.put(attach.alias(), why.failure());
        } else {
            failures.add(why.failure());
        }
    }

    private void take(Step step) throws StepFailed {
        Journal.Result result =
                course.journal().step(step.side(), step.toString(), false, () -> performer.perform(step));
        if (result == Journal.Result.DONE) {
            touched |= !(step instanceof Step.Reserve || step instanceof Step.Verify);
            moved |= step instanceof Step.Migrate;
            undoing.remember(step);
        }
    }

    /** The way back, after a step that has failed. */
    private Outcome back(Step failed, StepFailed why) {
        Optional<Verdict> verdict = performer.migration().flatMap(MigrateStep::verdict);
        if (!touched && why.hasNoAftermath() && verdict.isEmpty()) {
            return failed instanceof Step.Reserve && !course.mailbox().isCancelled()
                    ? ending.refused(why.failure())
                    : ending.rolledBack(why.failure(), List.of());
        }
        course.journal().tell(new OperationEvent.Undoing(why.failure()));
        List<Failure> left;
        if (verdict.isPresent() && !verdict.get().isOn(Side.SOURCE)) {
            left = new ArrayList<>(undoing.abandon());
            left.add(0, Failure.of("look for the domain", verdict.get().words()));
            return ending.needsAttention(why.failure(), left);
        }
        aftermath(failed, why);
        left = new ArrayList<>(undoing.run());
        if (why.isUnanswered() && failed instanceof Step.Migrate) {
            left.add(Failure.of(failed.toString(), "the host has never answered, and may begin at any time"));
        }
        verdict.ifPresent(known -> left.addAll(leftovers(Side.SOURCE, known)));
        return ending.rolledBack(why.failure(), left);
    }

    /** A step that has failed may have had its effect, or have it yet. */
    private void aftermath(Step failed, StepFailed why) {
        if (failed instanceof Step.Migrate migrate) {
            performer.arrivalsUndone().forEach(undoing::undo);
            boolean late =
                    performer.migration().filter(MigrateStep::wasAbortedEarly).isPresent();
            new Comeback(course, undoing, late).after(migrate);
        } else if (why.isUncertain() && failed instanceof Step.Detach detach) {
            undoing.undoPending(detach);
        } else if (why.isUnanswered() && failed instanceof Step.Attach attach) {
            undoing.undoPending(attach);
        } else if (!why.hasNoAftermath()) {
            failed.undo().ifPresent(undoing::undo);
        }
    }

    /** What is left on the other host; one that was silent before is asked again. */
    private List<Failure> leftovers(Side runs, Verdict known) {
        Leftovers leftovers = new Leftovers(course, situation.wasOnDestination(), situation.networks());
        Verdict now = known.isSettled() ? known : new Search(course).once();
        return leftovers.of(runs, now.isOn(runs) ? now : known);
    }

    private Outcome arrived() {
        List<Failure> left = new ArrayList<>();
        performer
                .migration()
                .flatMap(MigrateStep::verdict)
                .ifPresent(known -> left.addAll(leftovers(Side.DESTINATION, known)));
        List<String> missing = List.copyOf(new TreeSet<>(performer.missing()));
        Optional<Failure> told = performer.migration().flatMap(MigrateStep::told);
        missing.stream().filter(unplugged::containsKey).map(unplugged::get).forEach(failures::add);
        if (!left.isEmpty()) {
            Failure cause = told.orElseGet(() -> left.get(0));
            List<Failure> all = new ArrayList<>(left);
            all.addAll(failures);
            return ending.needsAttention(cause, all);
        }
        failures.addAll(situation.preparation().definitionFailures(course));
        if (!missing.isEmpty() || !failures.isEmpty()) {
            return ending.degraded(moved, missing, failures);
        }
        return ending.completed(moved, course.mailbox().isCancelled(), told);
    }

    /** The domain was somewhere a moment ago, and now it is not seen there. */
    private Outcome lost(Failure failure) {
        List<Failure> left = new ArrayList<>(failures);
        left.addAll(unplugged.values());
        return ending.needsAttention(failure, left);
    }
}
