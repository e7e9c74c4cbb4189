package org.netfailover.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netfailover.plan.OnFailure;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Step;

/** The steps of one plan from top to bottom, with a bar beside them that says which half the guest sends on. */
final class FlowColumn {
    /** How broad a column is, with its bar. */
    static final int WIDTH = 340;

    private static final int BAR = 8;
    private static final int INDENT = 18;
    private static final int CARD = WIDTH - INDENT;

    private final Svg svg;
    private final Plan.Ready plan;
    private final int x;
    private final int y;
    private int away;
    private int back;
    private Box last;

    /** A column whose head is drawn at once. */
    FlowColumn(Svg svg, Plan.Ready plan, int x, int y, int height) {
        this.svg = svg;
        this.plan = plan;
        this.x = x;
        this.y = y;
        last = head(plan).draw(svg, new Box(x + INDENT, y, CARD, height));
        away = last.bottom();
        back = last.bottom();
    }

    /** How high its head has to be. */
    static int headHeight(Plan.Ready plan) {
        return head(plan).height(CARD);
    }

    private static Card head(Plan.Ready plan) {
        return new Card(
                "plan",
                plan.decisions().get(0).strategy().toString(),
                List.of("because " + plan.decisions().get(0).reason()));
    }

    /** How high a row has to be for a step, if it has one. */
    int height(Optional<Step> step) {
        return step.map(this::card).map(card -> card.height(CARD)).orElse(0);
    }

    /** Draws a step, if the row has one. */
    void draw(Optional<Step> step, int top, int height) {
        step.ifPresent(there -> {
            Box box = card(there).draw(svg, new Box(x + INDENT, top, CARD, height));
            svg.arrow(last.centre(), last.bottom(), box.centre(), box.y());
            last = box;
            follow(there, box);
        });
    }

    /** From which step to which the guest has its standby only. */
    private void follow(Step step, Box box) {
        boolean unplugs = step instanceof Step.Detach
                || step instanceof Step.Migrate migrate && !migrate.unplugs().isEmpty();
        if (unplugs) {
            away = box.middle();
        } else if (step instanceof Step.AwaitUse) {
            back = box.middle();
        }
    }

    private Card card(Step step) {
        List<String> notes = new ArrayList<>();
        notes.add("on the " + step.side().name().toLowerCase(Locale.ROOT) + ", within "
                + step.deadline().toSeconds() + " s");
        if (step.onFailure() == OnFailure.UNDO) {
            step.undo().ifPresent(undo -> notes.add("undone by: " + undo));
        }
        int number = plan.steps().indexOf(step) + 1;
        return new Card(step.side().name().toLowerCase(Locale.ROOT), number + ". " + step, notes);
    }

    /** Ends the column: an arrow to what comes of it, and the bar. */
    void end(Box outcome) {
        svg.arrow(last.centre(), last.bottom(), last.centre(), outcome.y());
        svg.rectangle("primary", new Box(x, y, BAR, away - y));
        svg.rectangle("standby", new Box(x, away, BAR, back - away));
        svg.rectangle("primary", new Box(x, back, BAR, last.bottom() - back));
    }
}
