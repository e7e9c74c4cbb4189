package org.netfailover.testkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.netfailover.model.Dialect;
import org.netfailover.model.Guest;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import org.netfailover.model.Version;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.xml.DomainXml;
import org.netfailover.xml.XmlChange;

/** The demonstration: a domain XML in, a checked and changed domain XML out. */
final class Story {
    private static final String FILE = "shop-db.xml";

    private static final Target TARGET = Target.builder()
            .libvirt(Version.parse("9.0.0"))
            .qemu(Version.parse("7.2"))
            .guest(Guest.parse("linux:6.1"))
            .build();

    private static final Map<PciAddress, PciAddress> OTHER_HOST =
            Map.of(PciAddress.parse("0000:b3:02.3"), PciAddress.parse("0000:17:0a.1"));

    private final Console console;
    private boolean holds = true;

    Story(Console console) {
        this.console = console;
    }

    /** Tells the story and says whether it went as it should. */
    boolean tell() {
        DomainXml read = DomainXml.parse(sample());
        say("A domain comes in: " + FILE + ", " + read.toBytes().length + " bytes.");
        say("Checked for libvirt 9.0.0, QEMU 7.2 and a Linux 6.1 guest:");
        holds &= check(read).hasErrors();

        DomainXml repaired = repaired(read);
        say("Repaired (+ is new, ~ is changed, - is gone), and a second pair added, on a pool of VFs:");
        changes(repaired, 0);
        say("Checked again:");
        holds &= !check(repaired).hasErrors();
        say("Its pairs now:");
        repaired.pairs().forEach(pair -> item(new PairLine(pair).toString().replace("\t", "  ")));

        DomainXml moved = repaired.withVfsMapped(OTHER_HOST);
        say("For a host whose VF is another:");
        changes(moved, repaired.changes().size());

        legacy(moved);
        compare(read, moved);
        RealLibvirt.opinion(moved).ifPresent(opinion -> {
            say(opinion.sentence());
            holds &= opinion.accepts();
        });
        return holds;
    }

    private Report check(DomainXml domain) {
        Report report = Rules.forTarget(TARGET).check(domain.nics());
        report.findings().forEach(finding -> item(Diagnostic.of(FILE, finding).toString()));
        if (report.isClean()) {
            item("nothing is wrong");
        }
        return report;
    }

    private static DomainXml repaired(DomainXml read) {
        return read.withLink("ua-db", LinkState.UP)
                .withAlias("ua-db.vf", UserAlias.of("ua-db-vf"))
                .withMac("ua-db-vf", MacAddress.parse("52:54:00:5d:07:01"))
                .withPair(TeamingPair.builder()
                        .mac(MacAddress.parse("52:54:00:5d:07:02"))
                        .standby(Standby.bridge("br-backup").alias("ua-backup"))
                        .primary(Primary.pooled("backup-vfs").alias("ua-backup-vf"))
                        .build());
    }

    private void legacy(DomainXml domain) {
        DomainXml legacy = domain.convertedTo(Dialect.DRIVER_ATTRIBUTES);
        say("In the words of January 2020, which no released libvirt reads:");
        changes(legacy, domain.changes().size());
        boolean same = Arrays.equals(legacy.convertedTo(Dialect.TEAMING).toBytes(), domain.toBytes());
        say("And back: "
                + (same ? "the same bytes as before." : "other bytes than before, which is a mistake of ours."));
        holds &= same;
    }

    private void compare(DomainXml read, DomainXml written) {
        LineDifference difference = LineDifference.of(read.text(), written.text());
        say("A domain goes out: of " + difference.read() + " lines, " + difference.kept()
                + " are byte for byte as they came in. The others:");
        difference.lines().forEach(this::item);
    }

    private void changes(DomainXml domain, int from) {
        List<XmlChange> changes = domain.changes();
        changes.subList(from, changes.size()).forEach(change -> item(change.toString()));
    }

    private void say(String sentence) {
        console.line(sentence);
    }

    private void item(String line) {
        console.line("    " + line);
    }

    private static byte[] sample() {
        try (InputStream stream = Story.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing beside " + Story.class.getName());
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
