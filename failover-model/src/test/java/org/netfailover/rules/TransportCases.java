package org.netfailover.rules;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.netfailover.model.DomainState;
import org.netfailover.model.Resident;
import org.netfailover.model.Version;

/** Cases of how a domain gets to another host. */
final class TransportCases {
    private static final UUID VM = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    private TransportCases() {}

    private static Checkable by(UnaryOperator<Transport.Builder> more) {
        return rules -> rules.checkTransport(more.apply(Transport.of(new Resident(VM, "vm", DomainState.RUNNING)))
                .build());
    }

    private static Checkable beside(UUID uuid, String name, DomainState state) {
        return by(b -> b.addResidents(new Resident(uuid, name, state)));
    }

    private static Checkable qemus(String source, String destination) {
        return by(b -> b.sourceQemu(Version.parse(source)).destinationQemu(Version.parse(destination)));
    }

    static List<RuleCase> all() {
        return List.of(
                RuleCase.of("DESTINATION_IS_SOURCE")
                        .breaks(by(b -> b.sameHost(true)), "/domain")
                        .keeps(by(b -> b)),
                RuleCase.of("DOMAIN_RUNS_ON_DESTINATION")
                        .breaks(beside(VM, "vm", DomainState.RUNNING), "/domain")
                        .breaks(beside(VM, "vm", DomainState.PAUSED), "/domain")
                        .keeps(beside(VM, "vm", DomainState.SHUT_OFF), beside(OTHER, "other", DomainState.RUNNING)),
                RuleCase.of("DOMAIN_CLASHES_ON_DESTINATION")
                        .breaks(beside(OTHER, "vm", DomainState.SHUT_OFF), "/domain")
                        .breaks(beside(OTHER, "vm", DomainState.RUNNING), "/domain")
                        .breaks(beside(VM, "other", DomainState.SHUT_OFF), "/domain")
                        .keeps(beside(OTHER, "other", DomainState.RUNNING)),
                RuleCase.of("TUNNELLED_NOT_PEER_TO_PEER")
                        .breaks(by(b -> b.tunnelled(true)), "/migration/tunnelled")
                        .keeps(by(b -> b.tunnelled(true).peerToPeer(true)), by(b -> b.peerToPeer(true))),
                RuleCase.of("TUNNELLED_WITH_POST_COPY")
                        .breaks(by(b -> b.tunnelled(true).peerToPeer(true).postCopy(true)), "/migration/tunnelled")
                        .keeps(by(b -> b.postCopy(true))),
                RuleCase.of("TUNNELLED_WITH_URI")
                        .breaks(
                                by(b -> b.tunnelled(true).peerToPeer(true).migrateUri("tcp://10.0.0.2")),
                                "/migration/tunnelled")
                        .keeps(by(b -> b.migrateUri("tcp://10.0.0.2"))),
                RuleCase.of("DEFINITION_LOST")
                        .breaks(by(b -> b.undefineSource(true)), "/migration/undefineSource")
                        .keeps(by(b -> b.undefineSource(true).persist(true))),
                RuleCase.of("DEFINITION_ON_BOTH_HOSTS")
                        .breaks(by(b -> b.persist(true)), "/migration/persist")
                        .keeps(by(b -> b.persist(true).persistent(false)), by(b -> b)),
                RuleCase.of("DEFINITION_NOT_THERE")
                        .breaks(by(b -> b.persistent(false).undefineSource(true)), "/migration/undefineSource")
                        .keeps(by(b -> b.persistent(false))),
                RuleCase.of("DESTINATION_QEMU_OLDER")
                        .breaks(qemus("8.0.0", "7.2.0"), "/domain")
                        .keeps(
                                qemus("7.2.0", "7.2.0"),
                                qemus("7.2.0", "8.0.0"),
                                by(b -> b.sourceQemu(Version.of(8, 0, 0))),
                                by(b -> b.destinationQemu(Version.of(7, 0, 0)))));
    }
}
