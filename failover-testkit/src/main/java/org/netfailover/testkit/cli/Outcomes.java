package org.netfailover.testkit.cli;

import java.util.List;
import java.util.stream.Stream;
import org.netfailover.operation.Failure;
import org.netfailover.operation.Outcome;

/** How an outcome is told: a word, some lines, an exit status. */
final class Outcomes {
    private Outcomes() {}

    static int status(Outcome outcome) {
        if (outcome instanceof Outcome.Completed) {
            return Exit.OK;
        }
        if (outcome instanceof Outcome.Degraded) {
            return Exit.DEGRADED;
        }
        if (outcome instanceof Outcome.Refused) {
            return Exit.REFUSED;
        }
        return outcome instanceof Outcome.RolledBack ? Exit.ROLLED_BACK : Exit.NEEDS_ATTENTION;
    }

    static String word(Outcome outcome) {
        return switch (status(outcome)) {
            case Exit.OK -> "completed";
            case Exit.DEGRADED -> "degraded";
            case Exit.REFUSED -> "refused";
            case Exit.ROLLED_BACK -> "rolled back";
            default -> "needs attention";
        };
    }

    /** Why it is no more than it is. */
    static List<String> details(Outcome outcome) {
        if (outcome instanceof Outcome.Degraded degraded) {
            return Stream.concat(
                            degraded.missing().stream().map(alias -> "missing: " + alias), lines(degraded.failures()))
                    .toList();
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused.report().findings().stream().map(Object::toString).toList();
        }
        if (outcome instanceof Outcome.RolledBack back) {
            return lines(List.of(back.cause())).toList();
        }
        if (outcome instanceof Outcome.NeedsAttention attention) {
            return Stream.concat(
                            lines(List.of(attention.cause())),
                            attention.left().stream().map(left -> "left: " + left))
                    .toList();
        }
        return List.of();
    }

    private static Stream<String> lines(List<Failure> failures) {
        return failures.stream().map(Failure::toString);
    }
}
