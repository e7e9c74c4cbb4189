package org.netfailover.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.OnFailure;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Step;

/** The flow of a migration: the steps of two plans side by side, what undoes them, and what they can come to. */
final class FlowPicture {
    private static final int MARGIN = 20;
    private static final int GAP = 20;
    private static final int PHASE = 28;
    private static final int AISLE = 30;
    private static final int OUTCOME = 240;
    private static final int MARK = 8;
    private static final int LEFT = MARGIN + PHASE;
    private static final int RIGHT = LEFT + FlowColumn.WIDTH + AISLE;
    private static final int STEPS_TO = RIGHT + FlowColumn.WIDTH;
    private static final int OUTCOMES_FROM = STEPS_TO + 2 * AISLE;
    private static final int WIDTH = OUTCOMES_FROM + OUTCOME + MARGIN;

    private final Svg svg = new Svg();
    private final Plan.Ready left;
    private final Plan.Ready right;
    private final List<FlowRow> rows;
    private final List<Box> places = new ArrayList<>();

    FlowPicture(Plan.Ready left, Plan.Ready right) {
        this.left = left;
        this.right = right;
        rows = FlowRow.of(left.steps(), right.steps());
    }

    String svg() {
        Box planned = new Card(
                        "plan",
                        "plan()",
                        List.of("reads both hosts, asks the rules, and changes nothing; run() does it again"
                                + " before the first step, and walks what is planned then"))
                .draw(svg, LEFT, MARGIN, STEPS_TO - LEFT);
        Box completed = steps(planned.bottom() + GAP);
        Box last = outcomes(planned);
        legend(Math.max(completed.bottom(), last.bottom()) + GAP);
        int height = Math.max(completed.bottom(), last.bottom()) + 2 * GAP + MARGIN;
        return svg.document(WIDTH, height, "The flow of a migration, and what it can come to", left + "\n" + right);
    }

    /** Both columns, and what they lead to when nothing fails. */
    private Box steps(int y) {
        int head = Math.max(FlowColumn.headHeight(left), FlowColumn.headHeight(right));
        FlowColumn one = new FlowColumn(svg, left, LEFT, y, head);
        FlowColumn other = new FlowColumn(svg, right, RIGHT, y, head);
        int top = y + head + GAP;
        for (FlowRow row : rows) {
            int height = Math.max(one.height(row.left()), other.height(row.right()));
            one.draw(row.left(), top, height);
            other.draw(row.right(), top, height);
            places.add(new Box(LEFT, top, STEPS_TO - LEFT, height));
            top += height + GAP;
        }
        Box completed = outcome(Outcome.Completed.class, "All was done, and was observed to be.")
                .draw(svg, LEFT, top, STEPS_TO - LEFT);
        one.end(completed);
        other.end(completed);
        return completed;
    }

    /** What it comes to when something fails, beside the steps that may; gives the lowest. */
    private Box outcomes(Box planned) {
        Box reserved = zone(row -> row.step() instanceof Step.Reserve);
        Box undone = zone(row -> row.onFailure() == OnFailure.UNDO && !(row.step() instanceof Step.Reserve));
        Box degraded = zone(row -> row.onFailure() == OnFailure.DEGRADE);
        phase(undone, "fails: undone, the last first");
        phase(degraded, "fails: the rest is done all the same");
        Card refused = outcome(
                Outcome.Refused.class,
                "Nothing was touched: a rule forbids it, a host cannot be read, or there is no free VF.");
        Card back = outcome(
                Outcome.RolledBack.class, "A step failed, or it was cancelled, and all that had been done was undone.");
        Card attention = outcome(
                Outcome.NeedsAttention.class,
                "Something could not be undone or found out, where the domain runs maybe; it says what.");
        Card less = outcome(
                Outcome.Degraded.class, "The domain has moved, but lacks devices, or not all is as it was asked for.");
        int y = draw(refused, planned.y(), planned, reserved).bottom() + GAP;
        y = draw(back, Math.max(y, undone.y()), undone).bottom() + GAP;
        y = draw(attention, Math.max(y, undone.bottom() - 2 * GAP), undone, degraded)
                        .bottom()
                + GAP;
        return draw(less, Math.max(y, degraded.middle()), degraded);
    }

    private static Card outcome(Class<? extends Outcome> type, String meaning) {
        return new Card("outcome", type.getSimpleName(), List.of(meaning));
    }

    /** Draws an outcome with arrows from what leads to it. */
    private Box draw(Card outcome, int y, Box... zones) {
        Box box = outcome.draw(svg, OUTCOMES_FROM, y, OUTCOME);
        for (Box zone : zones) {
            svg.arrow(zone.right(), zone.nearest(box.middle()), box.x(), box.middle());
        }
        return box;
    }

    /** From the first row of a kind to the last. */
    private Box zone(Predicate<FlowRow> kind) {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (kind.test(rows.get(i))) {
                boxes.add(places.get(i));
            }
        }
        Box first = boxes.get(0);
        return new Box(
                first.x(), first.y(), first.width(), boxes.get(boxes.size() - 1).bottom() - first.y());
    }

    private void phase(Box zone, String text) {
        svg.upright("note", MARGIN + Svg.LINE / 2, zone.middle(), text);
        svg.line(LEFT - MARK, zone.y(), LEFT - MARK, zone.bottom());
        svg.line(STEPS_TO + MARK, zone.y(), STEPS_TO + MARK, zone.bottom());
    }

    private void legend(int y) {
        svg.rectangle("primary", new Box(LEFT, y, Svg.LINE, Svg.LINE));
        svg.text("note", LEFT + 2 * Svg.LINE, y + 12, "the guest sends on its VF");
        svg.rectangle("standby", new Box(RIGHT, y, Svg.LINE, Svg.LINE));
        svg.text("note", RIGHT + 2 * Svg.LINE, y + 12, "the guest sends on its standby");
    }
}
