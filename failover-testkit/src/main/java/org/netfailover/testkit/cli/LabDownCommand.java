package org.netfailover.testkit.cli;

import java.util.concurrent.Callable;
import org.netfailover.testkit.lab.StandingLab;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        description = "Ends the lab that is up, and everything in it. Where none is there is nothing to do.")
final class LabDownCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        StandingLab.find().ifPresent(StandingLab::down);
        return Exit.OK;
    }
}
