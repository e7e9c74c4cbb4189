package org.netfailover.testkit.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.netfailover.operation.Hotplug;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "unplug",
        sortOptions = false,
        description = {
            "Unplugs devices from a running domain.",
            "The alias of either half of a pair means both; the primary goes first."
        })
final class UnplugCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--config", description = "Also from the definition that the next start uses.")
    private boolean config;

    @Option(names = "--deadline", paramLabel = "T", description = "For each step, such as 30s.")
    private Optional<Duration> deadline = Optional.empty();

    @Option(names = "--format", paramLabel = "F", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    @Parameters(index = "0", paramLabel = "URI", description = "The host on which the domain runs.")
    private String uri = "";

    @Parameters(index = "1", paramLabel = "DOMAIN", description = "Its name or UUID.")
    private String domain = "";

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "ALIAS", description = "What is unplugged.")
    private List<String> aliases = new ArrayList<>();

    UnplugCommand(Session session) {
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
            return session.run(hotplug.unplug(aliases.toArray(String[]::new))::start, format);
        });
    }
}
