package org.netfailover.testkit.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.netfailover.operation.Outcome;
import org.netfailover.testkit.simulated.PacketReport;

/**
 * A move of the demonstration, when it is over.
 *
 * @param move which
 * @param outcome what it came to
 * @param began when it began, since the site's time began
 * @param report what became of the pings, before it, meanwhile and after it
 * @param stretches the same by their ways
 */
record DemoRun(DemoMove move, Outcome outcome, Duration began, PacketReport report, List<Stretch> stretches) {
    DemoRun {
        stretches = List.copyOf(stretches);
    }

    boolean isAsExpected() {
        return move.expected().isInstance(outcome);
    }

    /** The outcome in small letters, such as {@code rolled back}. */
    String word() {
        return outcome.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** When something was, since the move began. */
    Duration since(Instant moment) {
        return Duration.between(outcome.journal().started(), moment);
    }

    /** When something was, since the move began, by the site's time. */
    Duration since(Duration moment) {
        return moment.minus(began);
    }

    /** How long the move took. */
    Duration took() {
        return since(outcome.journal().ended());
    }

    /** When all was over, since the move began: the move itself, and the last loss. */
    Duration end() {
        Duration last = report.losses().isEmpty()
                ? Duration.ZERO
                : since(report.losses().get(report.losses().size() - 1).at());
        return last.compareTo(took()) > 0 ? last : took();
    }
}
