package org.netfailover.testkit.cli;

import org.netfailover.model.Dialect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "convert",
        description = {
            "Writes the domain with its pairs in the other dialect.",
            "teaming is what libvirt reads since 6.1.0. driver-attributes is what the patches of January 2020 called it;"
                    + " no released libvirt reads it."
        })
final class ConvertCommand extends EditCommand {
    @Option(names = "--to", required = true, paramLabel = "DIALECT", description = "teaming or driver-attributes.")
    private Dialect to = Dialect.TEAMING;

    @Parameters(paramLabel = "FILE", description = "Domain XML; - is the standard input.")
    private String file = Console.STDIN;

    ConvertCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return edit(file, domain -> domain.convertedTo(to));
    }
}
