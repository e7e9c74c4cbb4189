package org.netfailover.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs programs on this machine. They are looked for in {@code /usr/sbin}, {@code /usr/bin}, {@code /sbin} and {@code /bin},
 * then where this process looks. A prefix, such as {@code ip netns exec red} or {@code nsenter --net=/run/netns/red}, puts
 * them somewhere else on it.
 *
 * <p>Safe for many threads.
 */
public final class LocalCommands implements CommandRunner {
    private static final String WHERE = "localhost";

    private final List<String> prefix;

    private LocalCommands(List<String> prefix) {
        this.prefix = List.copyOf(prefix);
    }

    /**
     * Programs on this machine.
     *
     * @return the runner
     */
    public static LocalCommands ofThisMachine() {
        return new LocalCommands(List.of());
    }

    /**
     * Programs that another program starts.
     *
     * @param prefix a program and its arguments, which runs what follows them and ends as it does
     * @return the runner
     */
    public static LocalCommands within(String... prefix) {
        return new LocalCommands(List.of(prefix));
    }

    @Override
    public String where() {
        return prefix.isEmpty() ? WHERE : WHERE + " (" + String.join(" ", prefix) + ")";
    }

    @Override
    public Result run(List<String> argv, String input, Duration deadline) {
        String asked = String.join(" ", argv) + " on " + where();
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of("/usr/bin/env", "LC_ALL=C", "PATH=" + SearchPath.before(System.getenv("PATH"))));
        whole.addAll(argv);
        Result result = new ProcessCall(asked, deadline).run(whole, input);
        if (result.exitCode() == SearchPath.NOT_FOUND) {
            throw new HostNetworkException(NetworkErrorKind.NO_PROGRAM, asked, result.exitCode(), result.err(), null);
        }
        return result;
    }
}
