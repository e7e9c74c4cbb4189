package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.netfailover.plan.Step;

/** Looks for devices in the running domain, and waits a while for those that are expected. */
final class VerifyStep {
    private final Course course;
    private final Step.Verify step;
    private final Set<String> given;
    private List<String> missing = List.of();

    /** @param given devices that are known not to come, for which it does not wait */
    VerifyStep(Course course, Step.Verify step, Set<String> given) {
        this.course = course;
        this.step = step;
        this.given = given;
    }

    Journal.Result run() throws StepFailed {
        Deadline deadline = course.in(step.deadline());
        course.until(deadline, () -> given.containsAll(look(deadline)), Course.Ear.NONE);
        course.journal()
                .observe(step.side(), missing.isEmpty() ? "all are there" : "missing: " + String.join(", ", missing));
        return Journal.Result.DONE;
    }

    private List<String> look(Deadline deadline) throws StepFailed {
        List<String> lacking = new ArrayList<>();
        for (String alias : step.aliases()) {
            try {
                Presence now = course.at(step.side()).presence(course.domain(), alias, deadline);
                if (!now.active()) {
                    throw new StepFailed(
                            Failure.of(step.toString(), "the domain does not run any more"),
                            StepFailed.Aftermath.UNCERTAIN);
                }
                if (now.live().isEmpty()) {
                    lacking.add(alias);
                }
            } catch (Unanswered e) {
                throw new StepFailed(e.failure(step.toString()), StepFailed.Aftermath.UNCERTAIN);
            }
        }
        missing = List.copyOf(lacking);
        return missing;
    }

    List<String> missing() {
        return missing;
    }
}
