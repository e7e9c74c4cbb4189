package org.netfailover.testkit.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.PlannedOperation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "plug", sortOptions = false, description = "Plugs a failover pair or one device into a running domain.")
final class PlugCommand implements Callable<Integer> {
    private final Session session;

    /** What is plugged. */
    static final class What {
        @ArgGroup(exclusive = false)
        private @Nullable PairOptions pair;

        @Option(
                names = "--device",
                required = true,
                paramLabel = "FILE",
                description = "The XML of an interface or hostdev with an alias; - is the standard input.")
        private @Nullable String device;
    }

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(names = "--config", description = "Also into the definition that the next start uses.")
    private boolean config;

    @Option(names = "--deadline", paramLabel = "T", description = "For each step, such as 30s.")
    private Optional<Duration> deadline = Optional.empty();

    @Option(names = "--format", paramLabel = "F", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    @Parameters(index = "0", paramLabel = "URI", description = "The host on which the domain runs.")
    private String uri = "";

    @Parameters(index = "1", paramLabel = "DOMAIN", description = "Its name or UUID.")
    private String domain = "";

    @Spec
    private @Nullable CommandSpec spec;

    PlugCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(List.of(uri), hosts -> {
            Hotplug hotplug = Hotplug.of(domain)
                    .on(hosts.get(0))
                    .config(config)
                    .timing(session.hosts().timing());
            deadline.ifPresent(hotplug::deadline);
            return session.run(planned(hotplug)::start, format);
        });
    }

    private PlannedOperation planned(Hotplug hotplug) {
        PairOptions pair = what.pair;
        return pair != null
                ? hotplug.plug(pair.pair(PairOptions.given(spec).commandLine()))
                : hotplug.plug(Documents.device(session.console(), PairOptions.given(what.device)));
    }
}
