package org.netfailover.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.Nic;
import org.netfailover.model.Resident;
import org.netfailover.plan.Deadlines;
import org.netfailover.plan.DestinationChanges;
import org.netfailover.plan.MigrationOrder;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Planner;
import org.netfailover.plan.Side;

/**
 * A domain to be migrated.
 *
 * @param to where it is to run
 * @param options what the caller has said
 */
record MigrationIntent(String domain, Hypervisor source, Hypervisor to, Timing timing, MigrationOptions options)
        implements Intent {
    @Override
    public Optional<Hypervisor> destination() {
        return Optional.of(to);
    }

    @Override
    public Situation gather(Gathering gathering) throws Unanswered {
        Gathering.Seen seen = gathering.domainNow();
        List<Resident> residents = gathering.residents();
        MigrationOrder.Builder order = order(gathering, seen, residents);
        Plan first = Planner.migration(order.build());
        DestinationChanges changes = first instanceof Plan.Ready ready ? ready.destination() : DestinationChanges.NONE;
        Preparation preparation = new Preparation(options, changes, seen.aliases());
        Plan plan = first instanceof Plan.Ready
                ? Planner.migration(order.destinationNics(preparation
                                .destination(seen.running(), seen.aliases())
                                .nics())
                        .build())
                : first;
        boolean there = residents.stream().anyMatch(known -> known.uuid().equals(gathering.domain()));
        return new Situation(plan, seen.devices(List.of(), changes), preparation, there, networks(seen));
    }

    private MigrationOrder.Builder order(Gathering gathering, Gathering.Seen seen, List<Resident> residents)
            throws Unanswered {
        return MigrationOrder.of(seen.observed())
                .source(gathering.inventory(Side.SOURCE))
                .destination(gathering.inventory(Side.DESTINATION))
                .sourceHost(gathering.hostUuid(Side.SOURCE))
                .destinationHost(gathering.hostUuid(Side.DESTINATION))
                .addAllResidents(residents)
                .mode(options.mode())
                .postCopy(options.postCopy())
                .tunnelled(options.tunnelled())
                .migrateUri(options.migrateUri())
                .persist(options.persist())
                .undefineSource(options.undefineSource())
                .putAllNetworks(options.networks())
                .putAllBridges(options.bridges())
                .addAllMap(options.map())
                .putAllStrategies(options.strategies())
                .strategy(options.strategy())
                .guest(options.guest())
                .deadlines(deadlines());
    }

    private Deadlines deadlines() {
        Deadlines.Builder deadlines = Deadlines.builder();
        options.deadline().ifPresent(deadlines::migration);
        options.waitUnplug().ifPresent(wait -> deadlines.waitUnplug(wait).detach(wait));
        return deadlines.build();
    }

    private Set<String> networks(Gathering.Seen seen) {
        Set<String> networks = new HashSet<>();
        for (Nic nic : seen.observed().nics().nics()) {
            nic.source()
                    .network()
                    .map(name -> options.networks().getOrDefault(name, name))
                    .ifPresent(networks::add);
        }
        return networks;
    }
}
