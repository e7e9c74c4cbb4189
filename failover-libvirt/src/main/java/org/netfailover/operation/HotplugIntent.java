package org.netfailover.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.Nic;
import org.netfailover.plan.Deadlines;
import org.netfailover.plan.DestinationChanges;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Planner;
import org.netfailover.plan.PlugOrder;
import org.netfailover.plan.Side;
import org.netfailover.plan.UnplugOrder;
import org.netfailover.xml.DeviceXml;

/**
 * Devices to be plugged, or to be unplugged.
 *
 * @param plugged what is to be plugged
 * @param unplugged what is to be unplugged, by alias
 * @param config whether the definition changes, too
 * @param deadlines for each step
 */
record HotplugIntent(
        String domain,
        Hypervisor source,
        Timing timing,
        List<DeviceXml> plugged,
        List<String> unplugged,
        boolean config,
        Deadlines deadlines)
        implements Intent {
    @Override
    public Optional<Hypervisor> destination() {
        return Optional.empty();
    }

    @Override
    public Situation gather(Gathering gathering) throws Unanswered {
        Gathering.Seen seen = gathering.domainNow();
        Plan plan = unplugged.isEmpty() ? plug(gathering, seen) : unplug(seen);
        return new Situation(
                plan,
                seen.devices(plugged, DestinationChanges.NONE),
                new Preparation(new MigrationOptions.Builder().build(), DestinationChanges.NONE, List.of()),
                false,
                Set.of());
    }

    private Plan plug(Gathering gathering, Gathering.Seen seen) throws Unanswered {
        List<Nic> nics = plugged.stream().map(DeviceXml::nic).toList();
        return Planner.plug(PlugOrder.of(seen.observed())
                .host(gathering.inventory(Side.SOURCE, nics, Gathering.networks(nics, Map.of())))
                .addAllNics(nics)
                .config(config)
                .deadlines(deadlines)
                .build());
    }

    private Plan unplug(Gathering.Seen seen) {
        return Planner.unplug(UnplugOrder.of(seen.observed())
                .addAllAliases(unplugged)
                .config(config)
                .deadlines(deadlines)
                .build());
    }
}
