package org.netfailover.testkit.cli;

import org.jspecify.annotations.Nullable;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A pair as options say it. */
final class PairOptions {
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

    /** The pair, or a complaint about how the command was used. */
    TeamingPair pair(CommandLine command) {
        try {
            return TeamingPair.builder()
                    .mac(given(mac))
                    .standby(Standby.on(given(standby)).alias(given(standbyAlias)))
                    .primary(Primary.on(given(primary)).alias(given(primaryAlias)))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, e.getMessage());
        }
    }

    /** What picocli has set before it calls. */
    static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a required option is missing");
        }
        return value;
    }
}
