package org.netfailover.testkit.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.netfailover.testkit.lab.StandingLab;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = {
            "Tells whether a lab is up, and where its hosts are: NAME URI.",
            "It ends with 0 where one is up, and with 3 where none is."
        })
final class LabStatusCommand implements Callable<Integer> {
    private final Console console;

    LabStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<StandingLab> lab = StandingLab.find();
        if (lab.isEmpty()) {
            console.line("no lab is up");
            return Exit.DEGRADED;
        }
        StandingLab up = lab.get();
        console.line(
                "up since " + up.since() + ", topology " + up.topology().name().toLowerCase(Locale.ROOT));
        up.hosts().forEach(host -> console.line(host.name() + " " + host.uri()));
        return Exit.OK;
    }
}
