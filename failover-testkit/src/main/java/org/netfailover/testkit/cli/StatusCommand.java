package org.netfailover.testkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.operation.DomainStatus;
import org.netfailover.operation.Reconciler;
import org.netfailover.plan.PairState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        sortOptions = false,
        description = {
            "Tells where a domain is and how its failover pairs stand.",
            "A line for each host, and one for each pair: STANDBY + PRIMARY: STATE. It ends with 0 where every pair is PAIRED,"
                    + " with 6 where the domain is active on more than one host, and with 3 otherwise."
        })
final class StatusCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private DesiredPairs desired = new DesiredPairs();

    @Option(
            names = "--on",
            paramLabel = "URI",
            description = "Another host on which the domain may be; may be given several times.")
    private List<String> others = new ArrayList<>();

    @Option(names = "--format", paramLabel = "F", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    @Parameters(index = "0", paramLabel = "URI", description = "A host on which the domain may be.")
    private String uri = "";

    @Parameters(index = "1", paramLabel = "DOMAIN", description = "Its name or UUID.")
    private String domain = "";

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> uris = Stream.concat(Stream.of(uri), others.stream()).toList();
        return session.with(uris, hosts -> {
            Reconciler reconciler = Reconciler.of(hosts.toArray(Hypervisor[]::new))
                    .timing(session.hosts().timing());
            DomainStatus status = reconciler.status(domain, desired.of(domain, reconciler, session.console()));
            print(status);
            return exit(status);
        });
    }

    private void print(DomainStatus status) {
        if (format == Format.JSON) {
            new StatusJson(session.console()).write(status);
        } else {
            status.toString().lines().map(Diagnostic::printable).forEach(session.console()::line);
        }
    }

    private static int exit(DomainStatus status) {
        if (status.isRight()) {
            return Exit.OK;
        }
        boolean twice =
                status.where().hindrance().filter(PairState.DUPLICATE::equals).isPresent();
        return twice ? Exit.NEEDS_ATTENTION : Exit.DEGRADED;
    }
}
