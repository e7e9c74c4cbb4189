package org.netfailover.testkit.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.Timing;
import org.netfailover.operation.Journal;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.OperationListener;
import org.netfailover.plan.Side;

/** Tells what happens while a domain moves, a line each with the time since this was made: steps, phases, failures. */
final class StepTeller implements OperationListener {
    private final Timing timing;
    private final Consumer<String> lines;
    private final Instant began;
    private @Nullable MigrationPhase phase;

    StepTeller(Timing timing, Consumer<String> lines) {
        this.timing = timing;
        this.lines = lines;
        this.began = timing.now();
    }

    @Override
    public void on(OperationEvent event) {
        if (event instanceof OperationEvent.StepStarted started) {
            tell(step(started.side(), started.undo(), started.what()));
        } else if (event instanceof OperationEvent.StepEnded ended) {
            ended(ended.entry());
        } else if (event instanceof OperationEvent.Undoing undoing) {
            tell("undoing, since " + undoing.cause());
        } else if (event instanceof OperationEvent.MigrationProgress progress && progress.phase() != phase) {
            phase = progress.phase();
            tell("    " + words(progress.phase()));
        }
    }

    private void ended(Journal.Entry entry) {
        if (entry.result() != Journal.Result.DONE) {
            String why =
                    entry.failure().map(failure -> ": " + failure.message()).orElse("");
            tell("    " + words(entry.result()) + why);
        }
    }

    /** A step on one line, such as {@code source: undo: plug ua-vf0}. */
    static String step(Side side, boolean undo, String what) {
        return words(side) + ": " + (undo ? "undo: " : "") + what;
    }

    /** A constant in small letters. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void tell(String what) {
        Duration since = Duration.between(began, timing.now());
        lines.accept(String.format(Locale.ROOT, "    %7.3f s  %s", Seconds.of(since), what));
    }
}
