package org.netfailover.testkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.netfailover.model.Guest;
import org.netfailover.model.Version;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.xml.DomainXml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Tells what is wrong with the failover pairs of domains.",
            "A finding is a line FILE:LINE:COL: SEVERITY CODE message; what cannot be read is told in the same form on"
                    + " the standard error."
        })
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--libvirt", paramLabel = "V", description = "The host's libvirt, such as 9.0.0.")
    private Optional<Version> libvirt = Optional.empty();

    @Option(names = "--qemu", paramLabel = "V", description = "The host's QEMU, such as 7.2.")
    private Optional<Version> qemu = Optional.empty();

    @Option(names = "--guest", paramLabel = "OS:V", description = "Such as linux:4.18 or windows:0.1.189.")
    private Optional<Guest> guest = Optional.empty();

    @Option(names = "--ovirt", description = "Ask oVirt's rules too.")
    private boolean ovirt;

    @Option(names = "--nova", description = "Ask Nova's rules too.")
    private boolean nova;

    @Option(
            names = "--network",
            paramLabel = "FILE",
            description = "The XML of a network that the domains name; may be given several times.")
    private List<String> networks = new ArrayList<>();

    @Option(names = "--format", paramLabel = "F", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say on the standard error which rules were not checked, and why.")
    private boolean verbose;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Domain XML; - is the standard input.")
    private List<String> files = new ArrayList<>();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rules rules = Rules.forTarget(target());
        int worst = Exit.OK;
        try (ReportWriter writer = ReportWriter.of(format, console)) {
            for (String file : files) {
                worst = Math.max(worst, check(file, rules, writer));
            }
        }
        return worst;
    }

    private int check(String file, Rules rules, ReportWriter writer) {
        DomainXml domain;
        try {
            domain = Documents.domain(console, file);
        } catch (Failure e) {
            writer.failure(e.diagnostic());
            console.error(e.diagnostic().toString());
            return e.status();
        }
        Report report = rules.check(domain.nics());
        writer.report(file, report);
        if (verbose) {
            report.unchecked()
                    .forEach(rule -> console.error(Diagnostic.of(file, rule).toString()));
        }
        return report.hasErrors() ? Exit.ERRORS : Exit.OK;
    }

    private Target target() {
        return Target.builder()
                .libvirt(libvirt)
                .qemu(qemu)
                .guest(guest)
                .ovirt(ovirt)
                .nova(nova)
                .addAllNetworks(networks.stream()
                        .map(file -> Documents.network(console, file))
                        .toList())
                .build();
    }
}
