package org.netfailover.testkit.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.netfailover.testkit.lab.CommandResult;
import org.netfailover.testkit.lab.LabHost;
import org.netfailover.testkit.lab.StandingLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Runs a command on a host of the lab that is up, and ends with its exit status.",
        exitCodeListHeading = "",
        exitCodeList = {})
final class LabRunCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Console console;

    @Parameters(index = "0", paramLabel = "HOST", description = "host-a or host-b.")
    private String host = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "A program and its arguments.")
    private List<String> command = List.of();

    LabRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        StandingLab lab = StandingLab.find().orElseThrow(() -> Failure.ofLab("no lab is up"));
        LabHost found = lab.hosts().stream()
                .filter(candidate -> candidate.name().equals(host))
                .findFirst()
                .orElseThrow(() -> Failure.ofLab("no such host; there are " + lab.hosts()));
        try {
            CommandResult result = found.run(command, LONGEST);
            console.write(result.output().getBytes(StandardCharsets.UTF_8));
            result.errors().lines().forEach(console::error);
            return result.status();
        } catch (IllegalStateException e) {
            throw Failure.ofLab(e);
        }
    }
}
