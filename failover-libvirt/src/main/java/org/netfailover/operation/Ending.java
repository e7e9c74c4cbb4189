package org.netfailover.operation;

import java.util.List;
import java.util.Optional;
import org.netfailover.plan.Side;
import org.netfailover.rules.Report;

/** Says in one sentence what an operation came to. */
final class Ending {
    private final Course course;

    Ending(Course course) {
        this.course = course;
    }

    Outcome refused(Failure why) {
        return new Outcome.Refused(
                new Report(List.of(), List.of()),
                course.name() + " was not touched: " + why,
                course.journal().finished());
    }

    /** Undone, as far as nothing is left. */
    Outcome rolledBack(Failure cause, List<Failure> left) {
        if (!left.isEmpty()) {
            return needsAttention(cause, left);
        }
        return new Outcome.RolledBack(
                cause,
                course.name() + " is as it was, since this failed: " + cause,
                course.journal().finished());
    }

    Outcome needsAttention(Failure cause, List<Failure> left) {
        return new Outcome.NeedsAttention(
                cause,
                left,
                course.name() + " needs attention, since this failed: " + cause + "; and this is left: "
                        + String.join("; ", left.stream().map(Failure::toString).toList()),
                course.journal().finished());
    }

    Outcome degraded(boolean moved, List<String> missing, List<Failure> failures) {
        String what = missing.isEmpty() ? "not all is as it was asked for" : "it lacks " + String.join(", ", missing);
        String why = failures.isEmpty()
                ? ""
                : ": "
                        + String.join(
                                "; ", failures.stream().map(Failure::toString).toList());
        return new Outcome.Degraded(
                missing,
                success(moved) + ", but " + what + why,
                failures,
                course.journal().finished());
    }

    Outcome completed(boolean moved, boolean cancelled, Optional<Failure> told) {
        String late = cancelled ? ", and the cancel came too late" : "";
        String although =
                told.map(failure -> ", although this was said: " + failure).orElse("");
        return new Outcome.Completed(
                success(moved) + late + although, course.journal().finished());
    }

    private String success(boolean moved) {
        return moved
                ? course.name() + " has moved from " + uri(Side.SOURCE) + " to " + uri(Side.DESTINATION)
                : course.name() + " has been changed on " + uri(Side.SOURCE);
    }

    private String uri(Side side) {
        return course.at(side).host().uri();
    }
}
