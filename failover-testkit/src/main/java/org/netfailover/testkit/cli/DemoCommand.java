package org.netfailover.testkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.netfailover.testkit.demo.Demonstration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Shows what the library does. A domain that comes with it is read, checked, repaired and mapped. Then a VM"
                    + " with a pair and traffic is checked, planned and moved in a simulated data centre: by plain"
                    + " automatic failover, by the library's own way, and by that with a fault.",
            "Steps are told as they happen. A page that opens in any browser shows them, the ways of the packets and"
                    + " the losses over time."
        })
final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Where the page goes; demo.html unless said otherwise. A page of an earlier demo is replaced,"
                    + " any other file is left as it is.")
    private Path file = Path.of("demo.html");

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean holds = new Story(console).tell();
        Demonstration demonstration = Demonstration.run(this::tell);
        try {
            demonstration.write(file);
        } catch (IOException e) {
            throw Failure.unwritable(file.toString(), e);
        }
        tell("Timelines of the three moves: " + file);
        return holds && demonstration.holds() ? Exit.OK : Exit.ERRORS;
    }

    /** What happens is told when it does. */
    private void tell(String line) {
        console.line(Diagnostic.printable(line));
        console.flush();
    }
}
