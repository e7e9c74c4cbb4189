package org.netfailover.testkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = "Tells what the library does, on a domain that comes with it: read, checked, repaired, mapped.")
final class DemoCommand implements Callable<Integer> {
    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new Story(console).tell() ? Exit.OK : Exit.ERRORS;
    }
}
