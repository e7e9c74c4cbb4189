package org.netfailover.operation;

import java.io.Serial;

/** A step whose effect was not observed. */
final class StepFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What may still come of a step that has failed. */
    enum Aftermath {
        /** Nothing: what it was to do did not happen and will not. */
        NONE,
        /** Some of it has happened, and no more will. */
        PARTIAL,
        /** It may have happened, or may happen yet. */
        UNCERTAIN,
        /** It was asked for and never answered: the host may do it at any time. */
        UNANSWERED
    }

    private final transient Failure failure;
    private final Aftermath aftermath;

    StepFailed(Failure failure, Aftermath aftermath) {
        super(failure.toString());
        this.failure = failure;
        this.aftermath = aftermath;
    }

    StepFailed(Failure failure) {
        this(failure, Aftermath.NONE);
    }

    Failure failure() {
        return failure;
    }

    boolean hasNoAftermath() {
        return aftermath == Aftermath.NONE;
    }

    boolean isUncertain() {
        return aftermath == Aftermath.UNCERTAIN || aftermath == Aftermath.UNANSWERED;
    }

    boolean isUnanswered() {
        return aftermath == Aftermath.UNANSWERED;
    }
}
