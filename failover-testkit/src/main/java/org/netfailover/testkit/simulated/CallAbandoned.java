package org.netfailover.testkit.simulated;

import java.io.Serial;

/** The caller has stopped waiting for a host's answer. Never leaves {@link SimulatedTime#call}, when called inside it. */
final class CallAbandoned extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    final boolean interrupted;

    CallAbandoned(boolean interrupted) {
        super(interrupted ? "interrupted while a host was to answer" : "a host has not answered in time");
        this.interrupted = interrupted;
    }
}
