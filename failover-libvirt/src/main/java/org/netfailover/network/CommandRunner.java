package org.netfailover.network;

import java.time.Duration;
import java.util.List;

/**
 * Runs programs on a host. Implement it to reach hosts in a way of your own: an agent, a container, a network namespace.
 *
 * <p>An implementation is safe for many threads, whose programs run side by side. Programs run in the {@code C} locale, and
 * their output is read as UTF-8.
 */
public interface CommandRunner extends AutoCloseable {
    /**
     * How a program ended.
     *
     * @param exitCode its exit status; for one that a signal ended, 128 and the signal's number
     * @param out what it wrote to its standard output
     * @param err what it wrote to its standard error
     */
    record Result(int exitCode, String out, String err) {}

    /**
     * Where programs run, for messages.
     *
     * @return such as {@code localhost} or {@code ssh root@host-a}
     */
    String where();

    /**
     * Runs a program and waits for its end. No shell is in between, or none that takes an argument for anything but text.
     *
     * @param argv the program and its arguments, at least the program
     * @param input what it reads from its standard input, which ends then; may be empty
     * @param deadline how long it may take, positive; when the time is over it is killed
     * @return how it ended, whatever its exit status
     * @throws HostNetworkException of kind {@link NetworkErrorKind#NO_ANSWER} when the time was over, {@link
     *     NetworkErrorKind#UNREACHABLE} when the host cannot be reached, {@link NetworkErrorKind#NO_PROGRAM} when there is
     *     no such program
     */
    Result run(List<String> argv, String input, Duration deadline);

    /** Gives back what was held to reach the host. */
    @Override
    default void close() {}
}
