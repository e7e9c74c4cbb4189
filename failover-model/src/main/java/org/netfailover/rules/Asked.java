package org.netfailover.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules about one kind of subject that a target imposes, and what the target lacks for them.
 *
 * @param rules in the catalogue's order
 * @param <F> what is known of the subject
 */
record Asked<F extends Facts>(List<Entry<F>> rules) {
    /**
     * A rule and what may keep it from being asked.
     *
     * @param bound the rule
     * @param missing what the target does not give
     * @param open what only the subject can tell
     */
    record Entry<F extends Facts>(Bound<F> bound, List<Need> missing, List<Need> open) {}

    static <F extends Facts> Asked<F> of(Target target, List<Bound<F>> catalogue) {
        List<Entry<F>> entries = new ArrayList<>();
        for (Bound<F> bound : catalogue) {
            if (Selection.concerns(target, bound.rule())) {
                entries.add(new Entry<>(bound, Selection.missing(target, bound.rule()), Selection.open(bound.rule())));
            }
        }
        return new Asked<>(List.copyOf(entries));
    }

    /** Asks every rule that can be asked. */
    Report check(F facts) {
        List<Finding> findings = new ArrayList<>();
        List<Unchecked> unchecked = new ArrayList<>();
        for (Entry<F> entry : rules) {
            Bound<F> bound = entry.bound();
            if (isAskable(entry, facts, unchecked)) {
                bound.check().run(facts, (place, found) -> findings.add(new Finding(bound.rule(), place, found)));
            }
        }
        return Report.of(findings, unchecked);
    }

    private boolean isAskable(Entry<F> entry, F facts, List<Unchecked> unchecked) {
        for (int i = 0; i < entry.missing().size(); i++) {
            if (facts.misses(entry.missing().get(i))) {
                unchecked.add(
                        new Unchecked(entry.bound().rule(), entry.missing().get(i)));
                return false;
            }
        }
        if (!entry.missing().isEmpty()) {
            return false;
        }
        boolean askable = true;
        for (int i = 0; i < entry.open().size(); i++) {
            Need need = entry.open().get(i);
            if (facts.misses(need)) {
                unchecked.add(new Unchecked(entry.bound().rule(), need));
                askable &= need == Need.NETWORK;
            }
        }
        return askable;
    }
}
