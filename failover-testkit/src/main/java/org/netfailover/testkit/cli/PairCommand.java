package org.netfailover.testkit.cli;

import org.jspecify.annotations.Nullable;
import org.netfailover.model.Dialect;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "pair", sortOptions = false, description = "Writes the domain with a failover pair more.")
final class PairCommand extends EditCommand {
    @Option(names = "--mac", required = true, paramLabel = "M", description = "The MAC of both halves.")
    private @Nullable MacAddress mac;

    @Option(
            names = "--standby",
            required = true,
            paramLabel = "SOURCE",
            description = "What the virtio half hangs on: bridge:NAME or network:NAME.")
    private @Nullable StandbySource standby;

    @Option(
            names = "--standby-alias",
            required = true,
            paramLabel = "A",
            description = "The virtio half's alias: ua- and letters, digits, _ or -.")
    private @Nullable UserAlias standbyAlias;

    @Option(
            names = "--primary",
            required = true,
            paramLabel = "VF",
            description = "The VF half: pool:NAME of a hostdev network, or vf:ADDRESS such as vf:0000:b3:02.3.")
    private @Nullable PrimarySource primary;

    @Option(names = "--primary-alias", required = true, paramLabel = "B", description = "The VF half's alias.")
    private @Nullable UserAlias primaryAlias;

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
        TeamingPair pair = pair();
        return edit(file, domain -> domain.withPair(pair, dialect));
    }

    private TeamingPair pair() {
        try {
            return TeamingPair.builder()
                    .mac(given(mac))
                    .standby(Standby.on(given(standby))
                            .alias(given(standbyAlias))
                            .build())
                    .primary(Primary.on(given(primary))
                            .alias(given(primaryAlias))
                            .build())
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), e.getMessage());
        }
    }

    private CommandLine commandLine() {
        return given(spec).commandLine();
    }

    /** What picocli has set before it calls. */
    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a required option is missing");
        }
        return value;
    }
}
