package org.netfailover.testkit.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.OperationListener;

/** What happens, a line each on the standard error: steps, and phases of a migration. */
final class ProgressLines implements OperationListener {
    private final Console console;
    private @Nullable MigrationPhase phase;

    ProgressLines(Console console) {
        this.console = console;
    }

    @Override
    public void on(OperationEvent event) {
        if (event instanceof OperationEvent.StepStarted started) {
            console.error(side(started) + ": " + (started.undo() ? "undo: " : "") + started.what());
        } else if (event instanceof OperationEvent.StepEnded ended) {
            ended.entry().toString().lines().limit(1).forEach(console::error);
        } else if (event instanceof OperationEvent.Undoing undoing) {
            console.error("undoing, since " + undoing.cause());
        } else if (event instanceof OperationEvent.MigrationProgress progress && progress.phase() != phase) {
            phase = progress.phase();
            console.error("migration: " + ProgressBar.word(progress.phase()));
        }
    }

    private static String side(OperationEvent.StepStarted started) {
        return started.side().name().toLowerCase(Locale.ROOT);
    }
}
