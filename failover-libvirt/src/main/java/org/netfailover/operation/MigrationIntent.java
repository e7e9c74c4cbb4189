package org.netfailover.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Nic;
import org.netfailover.model.Resident;
import org.netfailover.network.HostNetwork;
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
 * @param networks the hosts' networks, as far as they can be told something
 * @param options what the caller has said
 */
record MigrationIntent(
        String domain,
        Hypervisor source,
        Hypervisor to,
        Map<Side, HostNetwork> networks,
        Timing timing,
        MigrationOptions options)
        implements Intent {
    @Override
    public Optional<Hypervisor> destination() {
        return Optional.of(to);
    }

    @Override
    public Situation gather(Gathering gathering) throws Unanswered {
        Future<Gathering.Arrival> arrival = gathering.arrival();
        Gathering.Seen seen = gathering.domainNow();
        MigrationOrder.Builder order = hosts(gathering, seen, arrival);
        List<Resident> residents = gathering.answer(arrival).residents();
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

    private MigrationOrder.Builder hosts(Gathering gathering, Gathering.Seen seen, Future<Gathering.Arrival> arrival)
            throws Unanswered {
        List<Nic> nics = seen.observed().nics().nics();
        Future<HostInventory> source =
                gathering.begin(() -> gathering.inventory(Side.SOURCE, nics, Gathering.networks(nics, Map.of())));
        Gathering.Arrival there = gathering.answer(arrival);
        HostInventory destination = gathering.withDevices(Side.DESTINATION, there.inventory(), nics, networks(seen));
        return order(seen)
                .destination(destination.withLinks(gathering.links(networks.get(Side.DESTINATION))))
                .destinationHost(there.host())
                .addAllResidents(there.residents())
                .sourceHost(gathering.sourceHost())
                .source(gathering.answer(source));
    }

    private MigrationOrder.Builder order(Gathering.Seen seen) {
        return MigrationOrder.of(seen.observed())
                .addAllLeading(networks.keySet())
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
        return Gathering.networks(seen.observed().nics().nics(), options.networks());
    }
}
