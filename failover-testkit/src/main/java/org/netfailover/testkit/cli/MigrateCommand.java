package org.netfailover.testkit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        sortOptions = false,
        description = {
            "Moves a running domain to another host.",
            "What happens is told on the standard error, what came of it on the standard output. Ctrl-C cancels, and what"
                    + " was done is undone."
        })
final class MigrateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationArguments arguments = new MigrationArguments();

    @Option(names = "--format", paramLabel = "F", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    MigrateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.with(
                arguments.uris(),
                arguments.networkUris(),
                (hosts, networks) -> session.run(
                        arguments
                                .migration(hosts, networks, session.hosts().timing())
                                .plan()::start,
                        format));
    }
}
