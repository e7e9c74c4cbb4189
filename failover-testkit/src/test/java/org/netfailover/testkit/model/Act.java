package org.netfailover.testkit.model;

import java.time.Duration;
import java.util.Optional;
import org.netfailover.model.Strategy;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.simulated.GuestAnswer;

/** One thing that happens in a sequence. Each prints as a line of a story. */
sealed interface Act {
    /** An operation of the library. */
    sealed interface Operation extends Act {}

    record Plug(int pair, boolean config) implements Operation {}

    record Unplug(int pair, boolean byPrimary, boolean config) implements Operation {}

    record PlugNic(boolean function) implements Operation {}

    record UnplugNic(boolean function) implements Operation {}

    record Migrate(MigrationMode mode, Optional<Strategy> strategy, boolean keeps) implements Operation {}

    record Repair(boolean first, boolean second) implements Operation {}

    record Guest(GuestAnswer answer) implements Act {}

    record GuestOnce(GuestAnswer answer) implements Act {}

    record LateAnswer() implements Act {}

    record Pause(boolean paused) implements Act {}

    record NetworkThere(boolean active) implements Act {}

    record BrokenFunction(int number) implements Act {}

    record Wait(Duration span) implements Act {}
}
