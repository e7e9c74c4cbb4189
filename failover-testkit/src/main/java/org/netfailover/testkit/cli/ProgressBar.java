package org.netfailover.testkit.cli;

import java.util.Locale;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.OperationListener;

/** A bar for the migration, on one line of the terminal, and a line for each step that is over. */
final class ProgressBar implements OperationListener {
    private static final int WIDTH = 30;
    private static final long MEBIBYTE = 1L << 20;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;

    ProgressBar(Console console) {
        this.console = console;
    }

    @Override
    public void on(OperationEvent event) {
        if (event instanceof OperationEvent.StepStarted started) {
            over((started.undo() ? "undo: " : "") + started.what() + " ...");
        } else if (event instanceof OperationEvent.StepEnded ended) {
            over("");
            ended.entry().toString().lines().limit(1).forEach(console::error);
        } else if (event instanceof OperationEvent.MigrationProgress progress) {
            over(bar(progress.phase(), progress.statistics()));
        } else if (event instanceof OperationEvent.Ended) {
            over("");
        }
    }

    /** Writes over the line that the cursor is in. */
    private void over(String text) {
        console.errWriter().print(CLEAR + Diagnostic.printable(text));
        console.errWriter().flush();
    }

    /** Such as {@code [#####     ] 50% memory, pass 1, 64 of 128 MiB, 100 MiB/s}. */
    static String bar(MigrationPhase phase, JobStatistics job) {
        long total = job.memoryTotal();
        double part = total == 0 ? 0 : Math.min(1, (double) (total - job.memoryRemaining()) / total);
        int filled = (int) Math.round(part * WIDTH);
        String bar = "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "]";
        if (!job.hasBegun()) {
            return bar + " " + word(phase);
        }
        return String.format(
                Locale.ROOT,
                "%s %d%% %s, pass %d, %d of %d MiB, %d MiB/s%s",
                bar,
                Math.round(part * 100),
                word(phase),
                job.iteration(),
                (total - job.memoryRemaining()) / MEBIBYTE,
                total / MEBIBYTE,
                job.bytesPerSecond() / MEBIBYTE,
                job.expectedDowntime()
                        .map(time -> ", downtime " + time.toMillis() + " ms")
                        .orElse(""));
    }

    /** The phase in words. */
    static String word(MigrationPhase phase) {
        return switch (phase) {
            case PREPARING -> "preparing";
            case WAIT_UNPLUG -> "wait-unplug";
            case MEMORY -> "memory";
            case SWITCHOVER -> "switchover";
            case ABORTING -> "aborting";
            case FINISHING -> "finishing";
        };
    }
}
