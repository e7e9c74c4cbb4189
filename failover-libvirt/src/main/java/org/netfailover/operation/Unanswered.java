package org.netfailover.operation;

import java.io.Serial;
import org.netfailover.libvirt.LibvirtException;

/** A host did not answer, or its connection broke: it is not known whether what it was told took effect. */
final class Unanswered extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Unanswered(Throwable cause) {
        super(Failure.of("", cause).message(), cause);
    }

    /** Whether the request is still on its way, for all that is known. */
    boolean isUnderWay() {
        return !(getCause() instanceof LibvirtException);
    }

    Failure failure(String what) {
        return Failure.of(what, getCause() == null ? this : getCause());
    }
}
