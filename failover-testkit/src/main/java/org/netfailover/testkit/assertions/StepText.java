package org.netfailover.testkit.assertions;

/** How steps are named in assertions. */
final class StepText {
    private StepText() {}

    /** Whether a step's text is this one, or begins with it and goes on with another word. */
    static boolean isStep(String text, String named) {
        return text.equals(named) || text.startsWith(named + " ") || text.startsWith(named + ",");
    }
}
