package org.netfailover.testkit.assertions;

/** How steps are named in assertions. */
final class StepText {
    private StepText() {}

    /** Whether a step's text is this one, or begins with it at the end of a word: {@code ua-net0} is not {@code ua-net0-vf}. */
    static boolean isStep(String text, String named) {
        return text.equals(named) || text.startsWith(named + " ") || text.startsWith(named + ",");
    }
}
