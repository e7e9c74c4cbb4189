package org.netfailover.operation;

import java.io.Serial;

/** A host did not answer, or its connection broke: it is not known whether what it was told took effect. */
final class Unanswered extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Unanswered(Throwable cause) {
        super(Failure.of("", cause).message(), cause);
    }

    Failure failure(String what) {
        return Failure.of(what, getCause() == null ? this : getCause());
    }
}
