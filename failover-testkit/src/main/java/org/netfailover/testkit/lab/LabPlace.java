package org.netfailover.testkit.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where a lab runs: namespaces in which there are the segment and the third place on it, and a shell there. It lives as
 * long as a pipe from this JVM is open. Safe for many threads.
 */
final class LabPlace implements AutoCloseable {
    private static final String READY = "ready";
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);

    private final Optional<Process> process;
    private final long inside;

    private LabPlace(Optional<Process> process, long inside) {
        this.process = process;
        this.inside = inside;
    }

    /** Makes it. */
    static LabPlace make(LabImages images) {
        try {
            Process process = LabProcess.start(
                    List.of("--mount", "--net", "--pid", "--ipc"),
                    "lab.sh",
                    Map.of(
                            "ROOT",
                            images.root().toString(),
                            "IMAGES",
                            images.images().toString()));
            try {
                awaitReady(process);
                long inside = process.children()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the lab has ended"))
                        .pid();
                return new LabPlace(Optional.of(process), inside);
            } catch (RuntimeException e) {
                LabProcess.end(process);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lab cannot be started", e);
        }
    }

    /** One that another process keeps. */
    static LabPlace at(long pid) {
        return new LabPlace(Optional.empty(), pid);
    }

    private static void awaitReady(Process process) {
        StringBuilder said = new StringBuilder();
        CompletableFuture<Boolean> ready = CompletableFuture.supplyAsync(() -> isReady(process, said));
        try {
            if (!ready.get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the lab cannot be started: " + said);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("the lab was not there within " + READY_WITHIN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab was starting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the lab cannot be started", e.getCause());
        }
    }

    private static boolean isReady(Process process, StringBuilder said) {
        try {
            BufferedReader output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(READY)) {
                    return true;
                }
                said.append(line).append('\n');
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the lab's own, by a path with which any process of this machine reaches it while the lab is there. */
    Path file(String name) {
        return Path.of("/proc", Long.toString(inside), "root", "run", "lab", name);
    }

    /** Runs a command at the third place. */
    CommandResult run(List<String> arguments, Duration within) {
        return RemoteCommand.run(file("place-exec"), arguments, new byte[0], within);
    }

    /** Begins a command at the third place. */
    RemoteCommand begin(List<String> arguments) throws IOException {
        return RemoteCommand.begin(file("place-exec"), arguments, new byte[0]);
    }

    /** The process that everything of the lab descends from. */
    long pid() {
        return inside;
    }

    boolean isOpen() {
        return ProcessHandle.of(inside).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Ends everything in it, unless another process keeps it, and waits until it is gone. Twice is once. */
    @Override
    public void close() {
        process.ifPresent(LabProcess::end);
    }
}
