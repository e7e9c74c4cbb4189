package org.netfailover.testkit.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Reconciler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "repair",
        sortOptions = false,
        description = {
            "Brings a domain to its failover pairs, wherever it is and however it came to that.",
            "A second run changes nothing. A migration that still runs is waited for."
        })
final class RepairCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--on",
            required = true,
            paramLabel = "URI",
            description = "A host on which the domain may be; give every one.")
    private List<String> uris = new ArrayList<>();

    @Mixin
    private DesiredPairs desired = new DesiredPairs();

    @Option(names = "--config", description = "Also in the definition that the next start uses.")
    private boolean config;

    @Option(names = "--remember", description = "Remember the pairs with the domain, for later.")
    private boolean remember;

    @Option(
            names = "--keep-path",
            description = "Leave pairs alone whose repair takes the guest's only path by them away for a while.")
    private boolean keepPath;

    @Option(
            names = "--lead",
            description =
                    "Also take away what a migration with --lead has left on the hosts, by ssh or on this machine.")
    private boolean lead;

    @Option(names = "--wait", paramLabel = "T", description = "For a migration that still runs, such as 10m.")
    private Optional<Duration> wait = Optional.empty();

    @Option(names = "--format", paramLabel = "F", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    @Parameters(paramLabel = "DOMAIN", description = "Its name or UUID.")
    private String domain = "";

    RepairCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(uris, lead ? uris : List.of(), (hosts, networks) -> {
            Reconciler reconciler = Reconciler.of(hosts.toArray(Hypervisor[]::new))
                    .timing(session.hosts().timing())
                    .config(config)
                    .keepPath(keepPath);
            for (int i = 0; i < networks.size(); i++) {
                reconciler.network(hosts.get(i), networks.get(i));
            }
            wait.ifPresent(reconciler::patience);
            List<TeamingPair> pairs = desired.of(domain, reconciler, session.console());
            if (remember) {
                reconciler.remember(domain, pairs);
            }
            return session.run(listener -> reconciler.start(domain, pairs, listener), format);
        });
    }
}
