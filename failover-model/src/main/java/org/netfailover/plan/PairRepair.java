package org.netfailover.plan;

import java.util.List;
import java.util.Optional;

/**
 * What is to be done about one pair.
 *
 * @param status how it stands
 * @param steps what is to be done, in this order; none when it is right, or cannot be repaired
 * @param refusal why it is left as it is although it is not right, in words
 * @param interrupts whether the guest has no path by this pair for a while, though it has one now
 */
public record PairRepair(PairStatus status, List<Step> steps, Optional<String> refusal, boolean interrupts) {
    /** Copies the steps. */
    public PairRepair {
        steps = List.copyOf(steps);
    }

    static PairRepair none(PairStatus status) {
        return new PairRepair(status, List.of(), Optional.empty(), false);
    }

    static PairRepair refused(PairStatus status, String reason) {
        return new PairRepair(status, List.of(), Optional.of(reason), false);
    }

    /** The pair, and what is done about it or why nothing is. */
    @Override
    public String toString() {
        String head = status.toString();
        if (refusal.isPresent()) {
            return head + ", left alone: " + refusal.get();
        }
        return steps.isEmpty()
                ? head
                : head + ": "
                        + String.join(", ", steps.stream().map(Step::toString).toList())
                        + (interrupts ? "; no path by this pair meanwhile" : "");
    }
}
