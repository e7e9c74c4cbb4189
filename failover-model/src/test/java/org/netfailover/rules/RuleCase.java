package org.netfailover.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.netfailover.model.Version;

/** What breaks a rule and what keeps it. */
final class RuleCase {
    /** What breaks the rule, and every finding there is then, as {@code CODE PATH}. */
    record Broken(Checkable subject, List<String> expected) {}

    private static final Rules USUAL = Rules.forTarget(Target.builder()
            .libvirt(Version.of(9, 0, 0))
            .qemu(Version.of(7, 2, 0))
            .build());

    private final String code;
    private final List<Broken> broken = new ArrayList<>();
    private final List<Checkable> kept = new ArrayList<>();
    private Rules rules = USUAL;

    private RuleCase(String code) {
        this.code = code;
    }

    static RuleCase of(String code) {
        return new RuleCase(code);
    }

    RuleCase on(Target.Builder known) {
        rules = Rules.forTarget(known.build());
        return this;
    }

    /** The subject breaks the rule here, and breaks nothing else but those that follow as {@code CODE PATH}. */
    RuleCase breaks(Checkable subject, String path, String... others) {
        List<String> expected = new ArrayList<>(List.of(code + " " + path));
        for (String other : others) {
            expected.add(other.contains(" ") ? other : code + " " + other);
        }
        broken.add(new Broken(subject, expected));
        return this;
    }

    RuleCase keeps(Checkable... subjects) {
        kept.addAll(Arrays.asList(subjects));
        return this;
    }

    String code() {
        return code;
    }

    Rules rules() {
        return rules;
    }

    List<Broken> broken() {
        return broken;
    }

    List<Checkable> kept() {
        return kept;
    }

    @Override
    public String toString() {
        return code;
    }
}
