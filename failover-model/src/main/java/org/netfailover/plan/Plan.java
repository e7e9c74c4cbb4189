package org.netfailover.plan;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netfailover.rules.Report;

/**
 * What a {@link Planner} comes to: steps, or the reasons why there are none. A value: equal orders give equal plans, and
 * its text is a dry run.
 */
public sealed interface Plan {
    /**
     * What was found about the domain and its hosts.
     *
     * @return the findings; among them an error when it is a refusal
     */
    Report report();

    /**
     * It can be done.
     *
     * @param domain the domain's UUID
     * @param name the domain's name, for messages
     * @param decisions what becomes of each NIC, in document order; empty for a hotplug
     * @param steps what is to be done, in this order
     * @param destination what the XML for the destination has otherwise; nothing for a hotplug
     * @param report warnings and what was not checked; no error
     */
    record Ready(
            UUID domain,
            String name,
            List<Decision> decisions,
            List<Step> steps,
            DestinationChanges destination,
            Report report)
            implements Plan {
        /** Copies the lists. */
        public Ready {
            decisions = List.copyOf(decisions);
            steps = List.copyOf(steps);
        }

        /** A line for each decision and a numbered one for each step. */
        @Override
        public String toString() {
            Stream<String> numbered =
                    Stream.iterate(0, i -> i < steps.size(), i -> i + 1).map(i -> numbered(i + 1, steps.get(i)));
            return Stream.concat(decisions.stream().map(Decision::toString), numbered)
                    .collect(Collectors.joining("\n", name + "\n", ""));
        }

        private static String numbered(int number, Step step) {
            return number + ". " + step.side().name().toLowerCase(Locale.ROOT) + ": " + step + " (within "
                    + step.deadline().toSeconds() + " s" + otherwise(step) + ")";
        }

        private static String otherwise(Step step) {
            return step.onFailure() == OnFailure.DEGRADE
                    ? "; degraded without"
                    : step.undo().map(undo -> "; undone by: " + undo).orElse("");
        }
    }

    /**
     * It cannot be done, and nothing was touched.
     *
     * @param domain the domain's UUID
     * @param name the domain's name, for messages
     * @param report why: at least one error
     */
    record Refusal(UUID domain, String name, Report report) implements Plan {
        /** The findings, one on each line. */
        @Override
        public String toString() {
            return name + " is refused\n" + report;
        }
    }
}
