package org.netfailover.testkit.cli;

import org.jspecify.annotations.Nullable;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "pair", sortOptions = false, description = "Writes the domain with a failover pair more.")
final class PairCommand extends EditCommand {
    @Mixin
    private PairOptions options = new PairOptions();

    @Option(
            names = "--dialect",
            paramLabel = "D",
            description = "teaming (the default) or driver-attributes, which no released libvirt reads.")
    private Dialect dialect = Dialect.TEAMING;

    @Parameters(paramLabel = "FILE", description = "Domain XML; - is the standard input.")
    private String file = Console.STDIN;

    @Spec
    private @Nullable CommandSpec spec;

    PairCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        TeamingPair pair = options.pair(PairOptions.given(spec).commandLine());
        return edit(file, domain -> domain.withPair(pair, dialect));
    }
}
