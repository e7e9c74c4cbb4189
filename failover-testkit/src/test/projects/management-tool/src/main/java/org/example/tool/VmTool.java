package org.example.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NicPair;
import org.netfailover.plan.MigrationMode;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;

/** A small tool that gives domains vnics and moves domains from host to host. */
public class VmTool {
    private static final Duration UNPLUG = Duration.ofSeconds(30);
    private static final Duration MIGRATE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Scope[] BOTH = {Scope.LIVE, Scope.CONFIG};

    private final Timing timing;

    public VmTool(Timing timing) {
        this.timing = timing;
    }

    /** Plugs a vnic: its standby, and then its VF. */
    public void plug(Host host, UUID domain, Vnic vnic) throws InterruptedException {
        String alias = alias(vnic);
        host.hypervisor().attach(domain, VnicXml.standby(vnic, alias), BOTH);
        try {
            host.hypervisor().attach(domain, VnicXml.primary(vnic, alias), BOTH);
        } catch (LibvirtException e) {
            remove(host, domain, alias);
            throw e;
        }
    }

    /** Unplugs a vnic. */
    public void unplug(Host host, UUID domain, MacAddress mac) throws InterruptedException {
        NicPair pair = DomainXml.parse(host.hypervisor().xml(domain, XmlKind.LIVE)).pairs().stream()
                .filter(candidate -> mac(candidate).equals(mac))
                .findFirst()
                .orElseThrow(() -> new ToolException("no vnic has the MAC " + mac));
        for (String alias : unplugOrder(pair)) {
            remove(host, domain, alias);
        }
    }

    /** Moves a domain with its vnics: it leaves its VFs here and gets others there. */
    public void migrate(Host from, Host to, UUID domain) throws InterruptedException {
        DomainXml running = DomainXml.parse(from.hypervisor().xml(domain, XmlKind.MIGRATABLE));
        List<DeviceXml> away = new ArrayList<>();
        List<NetworkChange> undos = new ArrayList<>();
        try {
            for (NicPair pair : running.pairs()) {
                undos.add(forget(from, pair));
                remove(from, domain, pair.primary().alias().orElseThrow());
                away.add(running.device(pair.primary()).attachable());
            }
            move(from, to, domain);
        } catch (RuntimeException e) {
            plugBack(from, domain, away);
            from.network().apply(NetworkChange.inReverse(undos));
            throw e;
        }
        for (DeviceXml primary : away) {
            to.hypervisor().attach(domain, primary.text(), BOTH);
        }
    }

    /** What the halves of a vnic are called: the standby this, its VF the same with an ending. */
    protected String alias(Vnic vnic) {
        return "ua-" + vnic.mac().toString().replace(":", "");
    }

    /** In which order the halves of a vnic go. */
    protected List<String> unplugOrder(NicPair pair) {
        return List.of(pair.primary().alias().orElseThrow(), pair.standby().alias().orElseThrow());
    }

    /** Waits until a device is really gone. */
    protected void awaitGone(Host host, UUID domain, String alias) throws InterruptedException {
        long end = timing.nanoTime() + UNPLUG.toNanos();
        while (DomainXml.parse(host.hypervisor().xml(domain, XmlKind.LIVE)).nics().nic(alias).isPresent()) {
            if (timing.nanoTime() >= end) {
                throw new ToolException("the guest has not let go of " + alias);
            }
            timing.poll(new LinkedBlockingQueue<>(), LOOK);
        }
    }

    /** Gives a domain that could not be moved its VFs again. */
    protected void plugBack(Host host, UUID domain, List<DeviceXml> primaries) {
        primaries.forEach(primary -> host.hypervisor().attach(domain, primary.text(), BOTH));
    }

    /** Takes a guest's MAC out of the bridge's forwarding table; gives what puts it back. */
    protected NetworkChange forget(Host host, NicPair pair) {
        InterfaceName bridge = InterfaceName.of(pair.standby().source().bridge().orElseThrow());
        List<NetworkChange> undos = new ArrayList<>();
        for (FdbEntry entry : host.network().fdb(bridge, mac(pair))) {
            undos.add(host.network()
                    .apply(new NetworkChange.DeleteFdbEntry(
                            entry.table(), entry.device(), entry.mac(), entry.vlan())));
        }
        return NetworkChange.inReverse(undos);
    }

    private static MacAddress mac(NicPair pair) {
        return pair.standby().macAddress().orElseThrow();
    }

    private void remove(Host host, UUID domain, String alias) throws InterruptedException {
        host.hypervisor().detach(domain, alias, BOTH);
        awaitGone(host, domain, alias);
    }

    private void move(Host from, Host to, UUID domain) throws InterruptedException {
        BlockingQueue<Optional<Throwable>> end = new LinkedBlockingQueue<>();
        MigrationRequest request = MigrationRequest.of(MigrationMode.PEER_TO_PEER)
                .persist(true)
                .undefineSource(true)
                .build();
        from.hypervisor()
                .migrate(domain, to.hypervisor(), request)
                .whenComplete((nothing, error) -> end.add(Optional.ofNullable(error)));
        Optional<Throwable> ended = timing.poll(end, MIGRATE);
        if (ended == null) {
            from.hypervisor().abortJob(domain);
            throw new ToolException("the domain has not moved within " + MIGRATE.toMinutes() + " minutes");
        }
        if (ended.isPresent()) {
            throw new ToolException("the domain could not be moved", ended.get());
        }
    }
}
