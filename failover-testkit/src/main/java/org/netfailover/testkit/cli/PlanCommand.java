package org.netfailover.testkit.cli;

import java.util.concurrent.Callable;
import org.netfailover.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        sortOptions = false,
        description = "Says what migrate would do, step by step, and touches nothing.")
final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationArguments arguments = new MigrationArguments();

    @Option(names = "--format", paramLabel = "F", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(arguments.uris(), arguments.networkUris(), (hosts, networks) -> {
            Plan plan = arguments
                    .migration(hosts, networks, session.hosts().timing())
                    .plan()
                    .plan();
            if (format == Format.JSON) {
                new PlanJson(session.console()).write(plan);
            } else {
                plan.toString().lines().map(Diagnostic::printable).forEach(session.console()::line);
            }
            return plan instanceof Plan.Ready ? Exit.OK : Exit.REFUSED;
        });
    }
}
