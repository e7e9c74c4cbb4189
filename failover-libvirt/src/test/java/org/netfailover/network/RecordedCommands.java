package org.netfailover.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A host that says to each command what it was told to, and otherwise that there was nothing to say. */
final class RecordedCommands implements CommandRunner {
    private final Map<String, Result> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    RecordedCommands answers(String command, String out) {
        answers.put(command, new Result(0, out, ""));
        return this;
    }

    RecordedCommands fails(String command, int exitCode, String err) {
        answers.put(command, new Result(exitCode, "", err));
        return this;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public String where() {
        return "recorded";
    }

    @Override
    public Result run(List<String> argv, String input, Duration deadline) {
        String command = String.join(" ", argv);
        asked.add(command);
        return answers.getOrDefault(command, new Result(0, "", ""));
    }
}
