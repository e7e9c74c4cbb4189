package org.netfailover.network;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.netfailover.network.CommandRunner.Result;

/** iproute2's commands on a host: each with a deadline, its answer understood or an error of a kind. */
final class HostCommands {
    /** The exit status with which a shell says that there is no such program. */
    private static final int NOT_FOUND = 127;

    private final CommandRunner runner;
    private final Duration deadline;

    HostCommands(CommandRunner runner, Duration deadline) {
        this.runner = runner;
        this.deadline = deadline;
    }

    /** Reads what a command writes. */
    interface Reading<T> {
        T read(String text) throws IOException;
    }

    CommandRunner runner() {
        return runner;
    }

    Duration deadline() {
        return deadline;
    }

    /** A command that only changes something; what it prints is passed over. */
    void change(List<String> argv) {
        change(argv, "");
    }

    /** The same of a command that reads what it is to do. */
    void change(List<String> argv, String input) {
        String unused = run(argv, input, deadline);
    }

    /**
     * Several of one program, in order, by one call of it; it ends at the first that fails. There are no blanks in the words.
     */
    void changeAll(List<List<String>> commands) {
        if (commands.size() == 1) {
            change(commands.get(0));
        } else if (!commands.isEmpty()) {
            String input = commands.stream()
                    .map(argv -> String.join(" ", argv.subList(1, argv.size())) + "\n")
                    .collect(Collectors.joining());
            change(argv(commands.get(0).get(0), "-batch", "-"), input);
        }
    }

    <T> T read(List<String> argv, Reading<T> reading) {
        return read(argv, "", deadline, reading);
    }

    <T> T read(List<String> argv, String input, Duration within, Reading<T> reading) {
        String text = run(argv, input, within);
        try {
            return reading.read(text);
        } catch (IOException | ArithmeticException e) {
            throw new HostNetworkException(
                    NetworkErrorKind.NOT_UNDERSTOOD, asked(argv), null, String.valueOf(e.getMessage()), e);
        }
    }

    private String run(List<String> argv, String input, Duration within) {
        Result result = runner.run(argv, input, within);
        if (result.exitCode() != 0) {
            throw new HostNetworkException(
                    kind(result),
                    asked(argv),
                    result.exitCode(),
                    result.err().isBlank() ? result.out() : result.err(),
                    null);
        }
        return result.out();
    }

    /**
     * The programs tell errors apart by their text alone; it is that of {@code strerror} in the {@code C} locale, or their
     * own.
     */
    private static NetworkErrorKind kind(Result result) {
        if (result.exitCode() == NOT_FOUND) {
            return NetworkErrorKind.NO_PROGRAM;
        }
        String said = result.err();
        if (said.contains("Cannot find device")
                || said.contains("Cannot find bridge device")
                || said.contains("does not exist")
                || said.contains("No such device")) {
            return NetworkErrorKind.NO_DEVICE;
        }
        return said.contains("Operation not permitted") || said.contains("Permission denied")
                ? NetworkErrorKind.NOT_PERMITTED
                : NetworkErrorKind.REFUSED;
    }

    String asked(List<String> argv) {
        return String.join(" ", argv) + " on " + runner.where();
    }

    /** The words of a command. */
    static List<String> argv(Object... words) {
        List<String> argv = new ArrayList<>();
        for (Object word : words) {
            argv.add(word.toString());
        }
        return argv;
    }
}
