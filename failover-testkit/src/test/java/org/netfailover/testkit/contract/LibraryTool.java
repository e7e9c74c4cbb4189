package org.netfailover.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NicPair;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.Strategy;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.xml.DomainXml;

/** The library's own operations as a tool. */
record LibraryTool(Timing timing, Strategy strategy) implements ManagementTool {
    private static void done(Outcome outcome) {
        if (!(outcome instanceof Outcome.Completed)) {
            throw new IllegalStateException(outcome.summary());
        }
    }

    private Hotplug hotplug(ManagedHost host, UUID domain) {
        return Hotplug.of(domain.toString()).on(host.hypervisor()).timing(timing);
    }

    private static List<NicPair> pairs(ManagedHost host, UUID domain) {
        return DomainXml.parse(host.hypervisor().xml(domain, XmlKind.LIVE)).pairs();
    }

    @Override
    public void plug(ManagedHost host, UUID domain, PairRequest request) {
        String alias = "ua-" + request.mac().toString().replace(":", "");
        TeamingPair pair = TeamingPair.builder()
                .mac(request.mac())
                .standby(Standby.bridge(request.bridge()).alias(alias))
                .primary(Primary.pooled(request.pool()).alias(alias + "-vf"))
                .build();
        done(hotplug(host, domain).plug(pair).run());
    }

    @Override
    public void unplug(ManagedHost host, UUID domain, MacAddress mac) {
        String standby = pairs(host, domain).stream()
                .map(NicPair::standby)
                .filter(nic -> nic.macAddress().filter(mac::equals).isPresent())
                .findFirst()
                .flatMap(nic -> nic.alias())
                .orElseThrow();
        done(hotplug(host, domain).unplug(standby).run());
    }

    @Override
    public void migrate(ManagedHost from, ManagedHost to, UUID domain) {
        NetworkChange undo = forget(from, domain);
        try {
            done(Migration.of(domain.toString())
                    .from(from.hypervisor())
                    .to(to.hypervisor())
                    .timing(timing)
                    .strategy(strategy)
                    .persist(true)
                    .undefineSource(true)
                    .plan()
                    .run());
        } catch (RuntimeException e) {
            NetworkChange unused = from.network().apply(undo);
            throw e;
        }
    }

    /** What the kernel's document does before the VF goes, and a migration that is given no networks does not. */
    private static NetworkChange forget(ManagedHost host, UUID domain) {
        List<NetworkChange> undos = new ArrayList<>();
        for (NicPair pair : pairs(host, domain)) {
            InterfaceName bridge =
                    InterfaceName.of(pair.standby().source().bridge().orElseThrow());
            MacAddress mac = pair.standby().macAddress().orElseThrow();
            for (FdbEntry entry : host.network().fdb(bridge, mac)) {
                undos.add(host.network()
                        .apply(new NetworkChange.DeleteFdbEntry(entry.table(), entry.device(), mac, entry.vlan())));
            }
        }
        return NetworkChange.inReverse(undos);
    }
}
