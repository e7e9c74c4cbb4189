package org.netfailover.testkit.model;

import java.time.Duration;
import org.netfailover.testkit.simulated.Fault;
import org.netfailover.testkit.simulated.GuestAnswer;
import org.netfailover.testkit.simulated.HostOperation;

/** What goes wrong during an operation. */
sealed interface Trouble {
    record None() implements Trouble {}

    record Cancel(Duration after) implements Trouble {}

    record Answer(GuestAnswer answer) implements Trouble {}

    record Interrupt(Duration after) implements Trouble {}

    record Crash(Duration after) implements Trouble {}

    record AtCall(boolean destination, int nth, Fault.OfCall fault) implements Trouble {}

    record AtChange(boolean destination, int nth, Fault.OfCall fault) implements Trouble {}

    record AtOperation(boolean destination, HostOperation operation, int nth, Fault.OfCall fault) implements Trouble {}

    record AtEvent(boolean destination, int nth, Fault.OfEvent fault) implements Trouble {}

    record DaemonDies(boolean destination, Duration after, Duration back) implements Trouble {}

    record DaemonFreezes(boolean destination, Duration after, Duration back) implements Trouble {}
}
