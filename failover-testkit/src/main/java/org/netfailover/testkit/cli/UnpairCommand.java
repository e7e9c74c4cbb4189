package org.netfailover.testkit.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "unpair", description = "Writes the domain without both halves of a pair.")
final class UnpairCommand extends EditCommand {
    @Option(names = "--alias", required = true, paramLabel = "A", description = "The alias of either half.")
    private String alias = "";

    @Parameters(paramLabel = "FILE", description = "Domain XML; - is the standard input.")
    private String file = Console.STDIN;

    UnpairCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return edit(file, domain -> domain.withoutPair(alias));
    }
}
