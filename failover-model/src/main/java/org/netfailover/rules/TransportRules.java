package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;
import static org.netfailover.rules.Authority.QEMU;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.netfailover.model.Location;
import org.netfailover.model.Quoted;
import org.netfailover.model.Resident;

/** What libvirt and QEMU ask of a migration, whatever NICs the domain has. */
final class TransportRules {
    private static final String DOMAIN = "/domain";
    private static final String PERSIST = "/migration/persist";
    private static final String UNDEFINE = "/migration/undefineSource";
    private static final String TUNNELLED = "/migration/tunnelled";
    private static final String FLAGS = "libvirt 9.0.0, virDomainMigrateFlags";

    private TransportRules() {}

    static List<Bound<TransportFacts>> all() {
        return List.of(
                sameHost(),
                runsThere(),
                clashesThere(),
                tunnelledByClient(),
                tunnelledPostCopy(),
                tunnelledUri(),
                definitionLost(),
                definitionTwice(),
                noDefinition(),
                olderQemu());
    }

    private static Rule.Builder about(Rule.Builder rule) {
        return rule.subject(Rule.Subject.MOVE);
    }

    private static Bound.Check<TransportFacts> when(
            Predicate<Transport> broken, String place, Function<Transport, String> found) {
        return (facts, sink) -> {
            if (broken.test(facts.transport())) {
                sink.found(Location.of(place), found.apply(facts.transport()));
            }
        };
    }

    private static Bound<TransportFacts> sameHost() {
        return about(Rule.error("DESTINATION_IS_SOURCE", LIBVIRT))
                .requirement("Source and destination are two hosts, by the UUID that their libvirt tells.")
                .says("internal error: Attempt to migrate guest to the same host …")
                .remedy("choose another destination; hosts that were cloned need a host_uuid each in libvirtd.conf")
                .source("libvirt 9.0.0, qemu_migration_cookie.c")
                .checkedBy(when(Transport::sameHost, DOMAIN, transport -> "the destination is the source"));
    }

    private static Bound<TransportFacts> runsThere() {
        return about(Rule.error("DOMAIN_RUNS_ON_DESTINATION", LIBVIRT))
                .requirement("The domain does not run on the destination; a definition of it may be there.")
                .says("Requested operation is not valid: domain '…' is already active")
                .remedy("find out which of the two is the real one, and end the other")
                .source("libvirt 9.0.0, virdomainobjlist.c")
                .checkedBy(when(
                        transport -> transport.residents().stream()
                                .anyMatch(resident -> isSame(transport, resident)
                                        && resident.state().isActive()),
                        DOMAIN,
                        transport -> "the domain is active on the destination"));
    }

    private static boolean isSame(Transport transport, Resident resident) {
        return resident.uuid().equals(transport.domain().uuid());
    }

    private static Bound<TransportFacts> clashesThere() {
        return about(Rule.error("DOMAIN_CLASHES_ON_DESTINATION", LIBVIRT))
                .requirement(
                        "On the destination no other domain has the domain's name, and its UUID has no other name.")
                .says(
                        "operation failed: domain '…' already exists with uuid …",
                        "operation failed: domain '…' is already defined with uuid …")
                .remedy("rename or undefine the domain of the destination")
                .source("libvirt 9.0.0, virdomainobjlist.c")
                .checkedBy((facts, sink) -> {
                    for (Resident resident : facts.transport().residents()) {
                        clash(facts.transport(), resident).ifPresent(found -> sink.found(Location.of(DOMAIN), found));
                    }
                });
    }

    private static Optional<String> clash(Transport transport, Resident resident) {
        boolean uuid = isSame(transport, resident);
        boolean name = resident.name().equals(transport.domain().name());
        if (uuid == name) {
            return Optional.empty();
        }
        return Optional.of(
                uuid
                        ? "the destination calls the domain " + Quoted.of(resident.name())
                        : "the destination has another domain of this name, " + resident.uuid());
    }

    private static Bound<TransportFacts> tunnelledByClient() {
        return about(Rule.error("TUNNELLED_NOT_PEER_TO_PEER", LIBVIRT))
                .requirement("Only a peer-to-peer migration is tunnelled.")
                .says("invalid argument: cannot perform tunnelled migration without using peer2peer flag")
                .remedy("migrate peer-to-peer, or do not tunnel")
                .source("libvirt 9.0.0, libvirt-domain.c")
                .checkedBy(when(
                        transport -> transport.tunnelled() && !transport.peerToPeer(),
                        TUNNELLED,
                        transport -> "the client leads the migration"));
    }

    private static Bound<TransportFacts> tunnelledPostCopy() {
        return about(Rule.error("TUNNELLED_WITH_POST_COPY", LIBVIRT))
                .requirement("A tunnelled migration does not go over to post-copy.")
                .says("argument unsupported: post-copy is not supported with tunnelled migration")
                .remedy("do without post-copy, or do not tunnel")
                .source("libvirt 9.0.0, qemu_migration.c")
                .checkedBy(when(
                        transport -> transport.tunnelled() && transport.postCopy(),
                        TUNNELLED,
                        transport -> "post-copy is permitted"));
    }

    private static Bound<TransportFacts> tunnelledUri() {
        return about(Rule.error("TUNNELLED_WITH_URI", LIBVIRT))
                .requirement("A tunnelled migration has no URI of its own for the memory.")
                .says("argument unsupported: migration URI is not supported by tunnelled migration")
                .remedy("leave the URI out, or do not tunnel")
                .source("libvirt 9.0.0, qemu_migration.c")
                .checkedBy(when(
                        transport ->
                                transport.tunnelled() && transport.migrateUri().isPresent(),
                        TUNNELLED,
                        transport -> "a URI for the memory is given"));
    }

    private static Bound<TransportFacts> definitionLost() {
        return about(Rule.warning("DEFINITION_LOST", LIBVIRT))
                .requirement(
                        "A source that forgets a definition has a destination that keeps it; otherwise the domain is"
                                + " gone when it ends.")
                .remedy("let the destination keep the definition")
                .source(FLAGS)
                .checkedBy(when(
                        transport -> transport.persistent() && transport.undefineSource() && !transport.persist(),
                        UNDEFINE,
                        transport -> "no host keeps the definition"));
    }

    private static Bound<TransportFacts> definitionTwice() {
        return about(Rule.warning("DEFINITION_ON_BOTH_HOSTS", LIBVIRT))
                .requirement("One host has the definition; of two that have it both can start the domain.")
                .remedy("let the source forget the definition")
                .source(FLAGS)
                .checkedBy(when(
                        transport -> transport.persistent() && transport.persist() && !transport.undefineSource(),
                        PERSIST,
                        transport -> "the source keeps the definition too"));
    }

    private static Bound<TransportFacts> noDefinition() {
        return about(Rule.info("DEFINITION_NOT_THERE", LIBVIRT))
                .requirement("There is a definition for the source to forget.")
                .remedy("leave it out for a transient domain")
                .source(FLAGS)
                .checkedBy(when(
                        transport -> transport.undefineSource() && !transport.persistent(),
                        UNDEFINE,
                        transport -> "the domain is transient"));
    }

    private static Bound<TransportFacts> olderQemu() {
        return about(Rule.warning("DESTINATION_QEMU_OLDER", QEMU))
                .requirement("The destination's QEMU is not older than the source's, which promises to read only what"
                        + " older ones wrote.")
                .remedy("try such a move before relying on it, or update the destination")
                .source("QEMU 7.2, docs/devel/migration.rst (backwards compatibility)")
                .checkedBy(when(
                        transport -> transport.sourceQemu().isPresent()
                                && transport
                                        .destinationQemu()
                                        .filter(version -> !version.isAtLeast(
                                                transport.sourceQemu().get()))
                                        .isPresent(),
                        DOMAIN,
                        transport -> "the destination has QEMU "
                                + transport
                                        .destinationQemu()
                                        .map(Object::toString)
                                        .orElse("")
                                + " and the source "
                                + transport.sourceQemu().map(Object::toString).orElse("")));
    }
}
