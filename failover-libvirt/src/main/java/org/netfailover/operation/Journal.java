package org.netfailover.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netfailover.plan.Side;

/**
 * What was done to a domain, step by step, with what was observed. It holds no documents.
 *
 * @param domain the domain's UUID
 * @param name the domain's name
 * @param started when the operation began
 * @param ended when it was over
 * @param entries the steps in the order in which they began, undoing among them
 */
public record Journal(UUID domain, String name, Instant started, Instant ended, List<Entry> entries) {
    /** What came of a step. */
    public enum Result {
        /** Its effect was observed. */
        DONE,
        /** Its effect was not observed in time, or the host refused it. */
        FAILED,
        /** There was nothing to do. */
        SKIPPED
    }

    /**
     * One step.
     *
     * @param at when it began
     * @param took how long it took
     * @param side which host
     * @param what what was to be done, as the plan says it
     * @param undo whether it undoes an earlier one
     * @param result what came of it
     * @param failure what went wrong, where it failed
     * @param observed what was seen, in order
     */
    public record Entry(
            Instant at,
            Duration took,
            Side side,
            String what,
            boolean undo,
            Result result,
            Optional<Failure> failure,
            List<String> observed) {
        /** Copies the list. */
        public Entry {
            observed = List.copyOf(observed);
        }

        /** {@code SIDE: WHAT: RESULT after N ms}, and a line for everything observed. */
        @Override
        public String toString() {
            String head = side.name().toLowerCase(Locale.ROOT) + ": " + (undo ? "undo: " : "") + what + ": "
                    + result.name().toLowerCase(Locale.ROOT) + " after " + took.toMillis() + " ms"
                    + failure.map(thrown -> " (" + thrown.message() + ")").orElse("");
            return Stream.concat(Stream.of(head), observed.stream().map(line -> "    " + line))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Copies the list. */
    public Journal {
        entries = List.copyOf(entries);
    }

    /** The name, and each step. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(name), entries.stream().map(Entry::toString))
                .collect(Collectors.joining("\n"));
    }
}
