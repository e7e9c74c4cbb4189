package org.netfailover.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import org.netfailover.plan.DestinationChanges;
import org.netfailover.plan.ObservedDomain;
import org.netfailover.plan.PairRepair;
import org.netfailover.plan.Plan;
import org.netfailover.plan.RepairPlanner;
import org.netfailover.plan.Sighting;
import org.netfailover.plan.Step;
import org.netfailover.plan.Whereabouts;
import org.netfailover.rules.Report;
import org.netfailover.xml.DeviceXml;

/**
 * The next leg of one pair's repair. It ends where the right standby is there, so that what fails afterwards leaves the
 * guest on it; the rest is another leg.
 *
 * @param source where the domain's guest is
 * @param pair the pair that is repaired
 * @param desired all pairs that the domain is to have
 * @param planner what decides
 * @param unused the aliases of VFs that no guest uses
 */
record RepairIntent(
        String domain,
        Hypervisor source,
        Timing timing,
        TeamingPair pair,
        List<TeamingPair> desired,
        RepairPlanner planner,
        Set<String> unused)
        implements Intent {
    @Override
    public Optional<Hypervisor> destination() {
        return Optional.empty();
    }

    @Override
    public Situation gather(Gathering gathering) throws Unanswered {
        Gathering.Seen seen = gathering.domainNow();
        ObservedDomain domain = seen.observed();
        Plan plan = new Plan.Ready(
                domain.uuid(),
                domain.name(),
                List.of(),
                leg(repair(domain).steps()),
                DestinationChanges.NONE,
                new Report(List.of(), List.of()));
        List<DeviceXml> halves =
                List.of(DeviceXml.standby(pair, Dialect.TEAMING), DeviceXml.primary(pair, Dialect.TEAMING));
        return new Situation(
                plan,
                seen.devices(halves, DestinationChanges.NONE),
                new Preparation(new MigrationOptions.Builder().build(), DestinationChanges.NONE, List.of()),
                false,
                Set.of());
    }

    private PairRepair repair(ObservedDomain domain) {
        Sighting now = new Sighting.Known(
                source.uri(),
                domain.uuid(),
                domain.name(),
                domain.state(),
                domain.persistent(),
                domain.hasJob(),
                Optional.of(domain.nics()),
                domain.definition(),
                unused);
        return planner.plan(desired, new Whereabouts(List.of(now))).get(desired.indexOf(pair));
    }

    private List<Step> leg(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Attach attach
                    && attach.alias().equals(pair.standby().alias().value())) {
                return steps.subList(0, i + 1);
            }
        }
        return steps;
    }
}
