package org.netfailover.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Nic;
import org.netfailover.model.Resident;
import org.netfailover.model.Strategy;
import org.netfailover.rules.Move;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Transport;

/** Plans a migration. */
final class MigrationPlan {
    private final MigrationOrder order;
    private final List<MovingNic> nics;

    private MigrationPlan(MigrationOrder order) {
        this.order = order;
        nics = Choices.of(order);
    }

    static Plan of(MigrationOrder order) {
        return new MigrationPlan(order).plan();
    }

    private Plan plan() {
        ObservedDomain domain = order.domain();
        Report report = Checks.operation(domain, false)
                .and(checkTransport())
                .and(checkDomain())
                .and(checkMove());
        if (report.hasErrors()) {
            return new Plan.Refusal(domain.uuid(), domain.name(), report);
        }
        List<Step> steps = MigrationSteps.of(order, nics);
        return new Plan.Ready(domain.uuid(), domain.name(), decisions(), steps, changes(), report);
    }

    /** One for each pair and for each NIC that belongs to none. */
    private List<Decision> decisions() {
        return nics.stream()
                .filter(nic -> nic.role() != Role.STANDBY)
                .map(nic -> new Decision(nic.nic(), nic.strategy(), nic.reason()))
                .toList();
    }

    private DestinationChanges changes() {
        NewSources sources = new NewSources(order);
        List<NicChange> running = new ArrayList<>();
        for (MovingNic nic : nics) {
            Optional<String> alias = nic.nic().aliasText();
            if (nic.isDetached()) {
                running.add(new NicChange.LeftOut(nic.index(), alias));
            }
            if (!nic.source().equals(nic.nic().source())) {
                running.add(new NicChange.Moved(nic.index(), alias, nic.source()));
            }
        }
        return new DestinationChanges(
                running, order.domain().definition().map(sources::changes).orElse(List.of()));
    }

    /** The domain as it will be in the end, on the destination; what it was like before is no news. */
    private Report checkDomain() {
        Report before = rules(order.source()).check(order.domain().nics());
        Report after = rules(order.destination()).check(arrived());
        return new Blocking(before, detached(), relied(), others()).of(after);
    }

    private Rules rules(HostInventory host) {
        return Checks.rules(host, order.guest());
    }

    /** Without its name: no VF of the destination is held by this domain, whatever the holder is called. */
    private DomainNics arrived() {
        return order.domain()
                .nics()
                .withNics(nics.stream()
                        .map(nic -> nic.nic().withSource(nic.source()))
                        .toList())
                .withName(Optional.empty());
    }

    private List<Nic> detached() {
        return nics.stream()
                .filter(nic -> nic.isDetached() || nic.isUnpluggedByQemu())
                .map(MovingNic::nic)
                .toList();
    }

    private List<Nic> relied() {
        return nics.stream()
                .filter(nic ->
                        nic.strategy() == Strategy.AUTOMATIC_FAILOVER || nic.strategy() == Strategy.EXPLICIT_FAILOVER)
                .flatMap(nic -> Stream.concat(Stream.of(nic.nic()), nic.standby().stream()))
                .toList();
    }

    private List<Nic> others() {
        return order.domain().nics().nics();
    }

    private Report checkMove() {
        return rules(order.destination())
                .checkMove(Move.of(order.domain().nics())
                        .after(order.destinationNics().map(this::withoutDetached))
                        .source(order.source())
                        .addAllPassages(nics.stream().map(MovingNic::passage).toList())
                        .putAllAsked(order.strategies())
                        .addAllMap(order.map())
                        .postCopy(order.postCopy())
                        .build());
    }

    /** When the domain moves the detached devices are gone from the XML that is made then. */
    private DomainNics withoutDetached(DomainNics destination) {
        Set<Optional<String>> gone = new HashSet<>();
        nics.stream()
                .filter(MovingNic::isDetached)
                .forEach(nic -> gone.add(nic.nic().aliasText()));
        return destination.withNics(destination.nics().stream()
                .filter(nic -> !gone.contains(nic.aliasText()))
                .toList());
    }

    private Report checkTransport() {
        ObservedDomain domain = order.domain();
        return rules(order.destination())
                .checkTransport(Transport.of(new Resident(domain.uuid(), domain.name(), domain.state()))
                        .addAllResidents(order.residents())
                        .sameHost(order.sourceHost().isPresent()
                                && order.sourceHost().equals(order.destinationHost()))
                        .sourceQemu(order.source().qemu())
                        .destinationQemu(order.destination().qemu())
                        .peerToPeer(order.mode() == MigrationMode.PEER_TO_PEER)
                        .tunnelled(order.tunnelled())
                        .postCopy(order.postCopy())
                        .migrateUri(order.migrateUri())
                        .persistent(domain.persistent())
                        .persist(order.persist())
                        .undefineSource(order.undefineSource())
                        .build());
    }
}
