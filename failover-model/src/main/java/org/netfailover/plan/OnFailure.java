package org.netfailover.plan;

/** What a plan comes to when one of its steps fails. */
public enum OnFailure {
    /** What was done so far is undone, the last thing first. */
    UNDO,
    /**
     * The domain has moved and stays where it is; the steps that remain are done as far as they can be, and the outcome
     * is a degraded one.
     */
    DEGRADE
}
