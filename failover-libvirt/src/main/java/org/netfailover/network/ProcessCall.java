package org.netfailover.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.netfailover.network.CommandRunner.Result;

/** One run of a program on this machine: fed, read, waited for, and killed with its children when its time is over. */
final class ProcessCall {
    /** More than the longest answer, a table of a million entries, and less than a heap. */
    private static final int MAX_OUT = 256 << 20;

    private final String asked;
    private final Duration deadline;

    /**
     * A run.
     *
     * @param asked what it is for, in errors
     */
    ProcessCall(String asked, Duration deadline) {
        this.asked = asked;
        this.deadline = deadline;
    }

    Result run(List<String> argv, String input) {
        long end = System.nanoTime() + deadline.toNanos();
        Process process = start(argv);
        try {
            FutureTask<String> out = begin(() -> read(process.getInputStream()));
            FutureTask<String> err = begin(() -> read(process.getErrorStream()));
            FutureTask<Boolean> fed = begin(() -> feed(process.getOutputStream(), input));
            if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw noAnswer();
            }
            boolean unused = ended(fed, end);
            return new Result(process.exitValue(), ended(out, end), ended(err, end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostNetworkException(NetworkErrorKind.NO_ANSWER, asked, null, "interrupted", e);
        } finally {
            end(process);
        }
    }

    /** The children are known only while their parent is there. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private Process start(List<String> argv) {
        try {
            return new ProcessBuilder(argv).start();
        } catch (IOException e) {
            throw new HostNetworkException(NetworkErrorKind.NO_PROGRAM, asked, null, String.valueOf(e.getMessage()), e);
        }
    }

    private static <T> FutureTask<T> begin(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "netfailover-command");
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    private <T> T ended(FutureTask<T> task, long end) throws InterruptedException {
        try {
            return task.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw noAnswer();
        } catch (ExecutionException e) {
            throw new HostNetworkException(
                    NetworkErrorKind.NOT_UNDERSTOOD, asked, null, String.valueOf(e.getCause()), e);
        }
    }

    private static String read(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            bytes.write(buffer, 0, n);
            if (bytes.size() > MAX_OUT) {
                throw new IOException("the answer is too long");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A program that does not read all of its input is its own affair. */
    private static boolean feed(OutputStream stream, String input) {
        try (stream) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private HostNetworkException noAnswer() {
        return new HostNetworkException(NetworkErrorKind.NO_ANSWER, asked, "no answer within " + deadline);
    }
}
