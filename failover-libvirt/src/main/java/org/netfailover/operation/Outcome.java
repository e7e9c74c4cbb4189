package org.netfailover.operation;

import java.util.List;
import org.netfailover.rules.Report;

/** What an operation came to. Immutable and safe for many threads. */
public sealed interface Outcome {
    /**
     * What happened.
     *
     * @return one sentence
     */
    String summary();

    /**
     * How it happened.
     *
     * @return every step, with what was observed
     */
    Journal journal();

    /**
     * The outcome for programs.
     *
     * <p>An object with {@code outcome} ({@code COMPLETED}, {@code DEGRADED}, {@code REFUSED}, {@code ROLLED_BACK} or
     * {@code NEEDS_ATTENTION}), {@code summary}, and {@code journal}: {@code domain}, {@code name}, {@code started},
     * {@code ended} (ISO 8601, UTC) and {@code entries}, each with {@code at}, {@code tookMillis}, {@code side},
     * {@code what}, {@code undo}, {@code result}, {@code failure} where it failed, and {@code observed}.
     * {@code DEGRADED} has {@code missing} and {@code failures}, {@code REFUSED} has {@code findings} ({@code code},
     * {@code severity}, {@code authority}, {@code path}, {@code line}, {@code column}, {@code found}, {@code remedy})
     * and {@code unchecked} ({@code code}, {@code missing}), {@code ROLLED_BACK} has {@code cause},
     * {@code NEEDS_ATTENTION} has {@code cause} and {@code left}. A failure has {@code what}, {@code message},
     * {@code suppressed} and, where the host reported an error, {@code kind}, {@code code} and {@code domain}. Fields
     * may be added; none is renamed or taken away within a major version.
     *
     * @return one JSON document
     */
    default String toJson() {
        return OutcomeJson.write(this);
    }

    /**
     * All was done, and was observed to be.
     *
     * @param summary one sentence; it says so when a cancel came too late
     * @param journal how
     */
    record Completed(String summary, Journal journal) implements Outcome {}

    /**
     * The domain runs where it should, but devices are missing: it lives on its standbys, or without a path where there
     * is none.
     *
     * @param missing the aliases of the devices that it lacks
     * @param summary one sentence
     * @param failures why they are missing, and what else went wrong
     * @param journal how
     */
    record Degraded(List<String> missing, String summary, List<Failure> failures, Journal journal) implements Outcome {
        /** Copies the lists. */
        public Degraded {
            missing = List.copyOf(missing);
            failures = List.copyOf(failures);
        }
    }

    /**
     * Nothing was touched.
     *
     * @param report why; empty where {@link #summary()} says all
     * @param summary one sentence
     * @param journal which has no steps
     */
    record Refused(Report report, String summary, Journal journal) implements Outcome {}

    /**
     * It failed, or was cancelled, and what had been done was undone.
     *
     * @param cause what failed; what went wrong while undoing, and was put right, is suppressed in it
     * @param summary one sentence
     * @param journal how
     */
    record RolledBack(Failure cause, String summary, Journal journal) implements Outcome {}

    /**
     * It failed, and not everything could be undone or found out.
     *
     * @param cause what failed
     * @param left what is not as it was, at least one
     * @param summary one sentence
     * @param journal how
     */
    record NeedsAttention(Failure cause, List<Failure> left, String summary, Journal journal) implements Outcome {
        /** Copies the list. */
        public NeedsAttention {
            left = List.copyOf(left);
        }
    }
}
