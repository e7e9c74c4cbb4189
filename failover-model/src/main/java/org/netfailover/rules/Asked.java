package org.netfailover.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rules about one kind of subject that a target imposes, and what the target lacks for them.
 *
 * @param passes over the subject; rules that look at the same things one by one share a pass
 * @param conditional rules that may lack something
 * @param <F> what is known of the subject
 */
record Asked<F extends Facts>(List<Pass<F>> passes, List<Conditional<F>> conditional) {
    /** Runs rules that lack nothing. */
    @FunctionalInterface
    interface Pass<F> {
        void run(F facts, List<Finding> findings);
    }

    /**
     * A rule and what may keep it from being asked.
     *
     * @param bound the rule
     * @param missing what the target does not give
     * @param open what only the subject can tell
     */
    record Conditional<F extends Facts>(Bound<F> bound, List<Need> missing, List<Need> open) {}

    static <F extends Facts> Asked<F> of(Selection selection, List<Bound<F>> catalogue) {
        List<Bound<F>> ready = new ArrayList<>();
        List<Conditional<F>> conditional = new ArrayList<>();
        for (Bound<F> bound : catalogue) {
            if (selection.concerns(bound.rule())) {
                List<Need> missing = selection.missing(bound.rule());
                List<Need> open = Selection.open(bound.rule());
                if (missing.isEmpty() && open.isEmpty()) {
                    ready.add(bound);
                } else {
                    conditional.add(new Conditional<>(bound, missing, open));
                }
            }
        }
        return new Asked<>(passes(ready), List.copyOf(conditional));
    }

    private static <F extends Facts> List<Pass<F>> passes(List<Bound<F>> ready) {
        List<Pass<F>> passes = new ArrayList<>();
        Map<Function<F, ?>, List<Bound<F>>> shared = new LinkedHashMap<>();
        for (Bound<F> bound : ready) {
            Bound.Each<F, ?> each = bound.each();
            if (each == null) {
                passes.add((facts, findings) -> bound.check().run(facts, sink(bound, findings)));
            } else {
                shared.computeIfAbsent(each.things(), things -> new ArrayList<>())
                        .add(bound);
            }
        }
        shared.forEach((things, bounds) -> passes.add(new Shared<>(cast(things), List.copyOf(bounds))));
        return List.copyOf(passes);
    }

    @SuppressWarnings("unchecked")
    private static <F> Function<F, List<Object>> cast(Function<F, ?> things) {
        return (Function<F, List<Object>>) things;
    }

    private static <F> Sink sink(Bound<F> bound, List<Finding> findings) {
        return (place, found) -> findings.add(new Finding(bound.rule(), place, found));
    }

    /**
     * One look at each thing by several rules: the thing is at hand for all of them.
     *
     * @param things where the things are
     * @param bounds rules whose checks take such things
     */
    private record Shared<F>(Function<F, List<Object>> things, List<Bound<F>> bounds) implements Pass<F> {
        @Override
        public void run(F facts, List<Finding> findings) {
            List<Object> list = things.apply(facts);
            if (list.isEmpty()) {
                return;
            }
            int count = bounds.size();
            List<Bound.EachCheck<Object>> checks = new ArrayList<>(count);
            List<Sink> sinks = new ArrayList<>(count);
            for (Bound<F> bound : bounds) {
                checks.add(checkOf(bound));
                sinks.add(sink(bound, findings));
            }
            for (int i = 0; i < list.size(); i++) {
                Object thing = list.get(i);
                for (int rule = 0; rule < count; rule++) {
                    checks.get(rule).run(thing, sinks.get(rule));
                }
            }
        }

        @SuppressWarnings("unchecked")
        private static <F> Bound.EachCheck<Object> checkOf(Bound<F> bound) {
            Bound.Each<F, ?> each = bound.each();
            if (each == null) {
                throw new IllegalStateException(bound.rule() + " looks at its subject as a whole");
            }
            return (Bound.EachCheck<Object>) each.check();
        }
    }

    /** Asks every rule that can be asked. */
    Report check(F facts) {
        List<Finding> findings = new ArrayList<>();
        List<Unchecked> unchecked = new ArrayList<>();
        for (int i = 0; i < passes.size(); i++) {
            passes.get(i).run(facts, findings);
        }
        for (int i = 0; i < conditional.size(); i++) {
            Conditional<F> rule = conditional.get(i);
            if (isAskable(rule, facts, unchecked)) {
                rule.bound().check().run(facts, sink(rule.bound(), findings));
            }
        }
        return Report.of(findings, unchecked);
    }

    private boolean isAskable(Conditional<F> rule, F facts, List<Unchecked> unchecked) {
        for (Need need : rule.missing()) {
            if (facts.misses(need)) {
                unchecked.add(new Unchecked(rule.bound().rule(), need));
                return false;
            }
        }
        if (!rule.missing().isEmpty()) {
            return false;
        }
        boolean askable = true;
        for (Need need : rule.open()) {
            if (facts.misses(need)) {
                unchecked.add(new Unchecked(rule.bound().rule(), need));
                askable &= need == Need.NETWORK;
            }
        }
        return askable;
    }
}
