package org.netfailover.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.Nic;
import org.netfailover.plan.DestinationChanges;
import org.netfailover.plan.NicChange;
import org.netfailover.plan.Side;
import org.netfailover.xml.DomainXml;

/**
 * Makes what a migration is started with. The domain is read again for it: devices that were unplugged before are in no
 * document, for libvirt compares the documents with what runs.
 */
final class Preparation {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Function<Nic, Optional<String>> BY_ALIAS = Nic::aliasText;

    private final MigrationOptions options;
    private final DestinationChanges changes;
    private final List<Optional<String>> before;

    /** @param before the alias of each NIC when the plan was made, in document order */
    Preparation(MigrationOptions options, DestinationChanges changes, List<Optional<String>> before) {
        this.options = options;
        this.changes = changes;
        this.before = before;
    }

    MigrationRequest request(Course course, Deadline deadline) throws StepFailed {
        try {
            DomainXml live = course.source().xml(course.domain(), XmlKind.LIVE, deadline);
            DomainXml migratable = course.source().xml(course.domain(), XmlKind.MIGRATABLE, deadline);
            MigrationRequest.Builder request = MigrationRequest.of(options.mode())
                    .destinationUri(options.destinationUri())
                    .migrateUri(options.migrateUri())
                    .persist(options.persist())
                    .undefineSource(options.undefineSource())
                    .postCopy(options.postCopy())
                    .tunnelled(options.tunnelled())
                    .autoConverge(options.autoConverge())
                    .bandwidth(options.bandwidth());
            DomainXml destination = destination(migratable, aliases(live));
            if (!destination.changes().isEmpty()) {
                request.destinationXml(destination.text());
            }
            if (options.persist()) {
                persistent(course, deadline).ifPresent(request::persistentXml);
            }
            return request.build();
        } catch (Unanswered e) {
            throw new StepFailed(e.failure("prepare the destination's XML"));
        }
    }

    static List<Optional<String>> aliases(DomainXml live) {
        return live.nics().nics().stream().map(BY_ALIAS).toList();
    }

    /** What runs, as it is now, on the destination's networks, bridges and VFs. */
    DomainXml destination(DomainXml migratable, List<Optional<String>> aliases) {
        DomainXml document = migratable;
        for (NicChange change : changes.running()) {
            Optional<String> alias = change.alias().or(() -> before.get(change.index()));
            int index = aliases.indexOf(alias);
            if (change instanceof NicChange.Moved moved && alias.isPresent() && index >= 0) {
                document = Sources.moved(document, document.nics().nics().get(index), moved.source());
            }
        }
        return document;
    }

    /** What is not as it was asked for of the domain's definition on either host. */
    List<Failure> definitionFailures(Course course) {
        List<Failure> failures = new ArrayList<>();
        Deadline patience = course.in(PATIENCE);
        try {
            if (options.persist() && !isPersistent(course, Side.DESTINATION, patience)) {
                failures.add(Failure.of("keep the definition", "the destination has none"));
            }
            if (options.undefineSource() && isPersistent(course, Side.SOURCE, patience)) {
                failures.add(Failure.of("forget the definition", "the source still has it"));
            }
        } catch (Unanswered | LibvirtException e) {
            failures.add(Failure.of("look for the definition", e));
        }
        return failures;
    }

    private static boolean isPersistent(Course course, Side side, Deadline patience) throws Unanswered {
        return course.at(side)
                .ask(host -> host.find(course.domain()), patience)
                .filter(DomainInfo::persistent)
                .isPresent();
    }

    private Optional<String> persistent(Course course, Deadline deadline) throws Unanswered {
        if (!isPersistent(course, Side.SOURCE, deadline)) {
            return Optional.empty();
        }
        DomainXml document = course.source().xml(course.domain(), XmlKind.INACTIVE, deadline);
        for (NicChange change : changes.definition()) {
            if (change instanceof NicChange.Moved moved) {
                document = Sources.moved(document, document.nics().nics().get(change.index()), moved.source());
            }
        }
        return document.changes().isEmpty() ? Optional.empty() : Optional.of(document.text());
    }
}
