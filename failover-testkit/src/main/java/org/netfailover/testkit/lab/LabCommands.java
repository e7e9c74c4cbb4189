package org.netfailover.testkit.lab;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.netfailover.network.CommandRunner;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;

/** Commands on a host of the lab, as {@link org.netfailover.network.IpRoute2Network} gives them. */
final class LabCommands implements CommandRunner {
    private static final int NOT_FOUND = 127;

    private final LabHost host;

    LabCommands(LabHost host) {
        this.host = host;
    }

    @Override
    public String where() {
        return host.name();
    }

    @Override
    public Result run(List<String> argv, String input, Duration deadline) {
        CommandResult result;
        try {
            result = host.run(argv, input.getBytes(StandardCharsets.UTF_8), deadline);
        } catch (IllegalStateException e) {
            throw new HostNetworkException(
                    NetworkErrorKind.NO_ANSWER, argv.get(0) + " on " + where(), String.valueOf(e.getMessage()));
        }
        if (result.status() == NOT_FOUND) {
            throw new HostNetworkException(
                    NetworkErrorKind.NO_PROGRAM, argv.get(0) + " on " + where(), result.errors());
        }
        return new Result(result.status(), result.output(), result.errors());
    }
}
