package org.netfailover.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.plan.OnFailure;
import org.netfailover.plan.Step;

/**
 * A step that two plans have in common, or that only one of them has; at least one is there.
 *
 * @param left the step of the one
 * @param right the step of the other
 */
record FlowRow(Optional<Step> left, Optional<Step> right) {
    /** The steps of two plans in their orders, those side by side that do the same kind of thing on the same host. */
    static List<FlowRow> of(List<Step> left, List<Step> right) {
        List<FlowRow> rows = new ArrayList<>();
        int next = 0;
        for (Step step : left) {
            boolean both = next < right.size() && isAlike(step, right.get(next));
            rows.add(new FlowRow(Optional.of(step), both ? Optional.of(right.get(next)) : Optional.empty()));
            next += both ? 1 : 0;
        }
        right.subList(next, right.size()).forEach(step -> rows.add(new FlowRow(Optional.empty(), Optional.of(step))));
        return List.copyOf(rows);
    }

    private static boolean isAlike(Step one, Step other) {
        return one.getClass() == other.getClass() && one.side() == other.side();
    }

    /** The step, of whichever plan. */
    Step step() {
        return left.or(() -> right).orElseThrow();
    }

    /** What becomes of a plan that fails here. */
    OnFailure onFailure() {
        return step().onFailure();
    }
}
