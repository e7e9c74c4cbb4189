package org.netfailover.rules;

/**
 * A rule that concerns the subject and could not be asked.
 *
 * @param rule the rule
 * @param missing what was not given
 */
public record Unchecked(Rule rule, Need missing) {
    /** {@code CODE not checked: the host's inventory was not given}. */
    @Override
    public String toString() {
        return rule.code() + " not checked: " + missing.description() + " was not given";
    }
}
