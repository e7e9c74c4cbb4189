package org.netfailover.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Timing;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;

/** Two real daemons, and guests that run under TCG. */
final class DaemonTestBed implements TestBed {
    private static final int BUSY_MIB = 200;

    private final TwoHosts hosts;
    private final LibvirtHost a;
    private final LibvirtHost b;
    private final Map<UUID, TinyGuest> guests = new ConcurrentHashMap<>();

    DaemonTestBed(TwoHosts hosts) {
        this.hosts = hosts;
        this.a = hosts.a().connect();
        this.b = hosts.b().connect();
    }

    private TestHost host(Hypervisor connection) {
        return connection == a ? hosts.a() : hosts.b();
    }

    private TinyGuest guest(UUID domain) {
        return guests.get(domain);
    }

    @Override
    public Hypervisor source() {
        return a;
    }

    @Override
    public Hypervisor destination() {
        return b;
    }

    @Override
    public Timing timing() {
        return Timing.system();
    }

    @Override
    public UUID start(String name, String... nics) {
        TinyGuest.Builder builder = TinyGuest.named(name);
        List.of(nics).forEach(builder::device);
        TinyGuest guest = builder.build();
        UUID uuid = a.define(guest.xml()).uuid();
        guests.put(uuid, guest);
        a.start(name);
        guest.ticks(hosts.a());
        return uuid;
    }

    @Override
    public void guestAnswers(UUID domain, Hypervisor on, boolean answers) {
        if (answers) {
            guest(domain).answerUnplugs(host(on));
        } else {
            guest(domain).ignoreUnplugs(host(on));
        }
    }

    @Override
    public void guestIsBusy(UUID domain, Hypervisor on) {
        guest(domain).fill(host(on));
        guest(domain).dirty(host(on), BUSY_MIB);
    }

    @Override
    public void pause(UUID domain, Hypervisor on, boolean paused) {
        String inside = host(on).uri().replaceFirst("/proc/\\d+/root", "");
        host(on).run("virsh -c '" + inside + "'" + (paused ? " suspend " : " resume ") + domain);
    }

    @Override
    public void destroy(UUID domain, Hypervisor on) {
        ((LibvirtHost) on).destroy(guest(domain).name());
    }

    @Override
    public void killDaemon(Hypervisor host) {
        host(host).kill();
    }

    @Override
    public void startDaemon(Hypervisor host) {
        host(host).restart();
    }

    @Override
    public void setNetworkActive(Hypervisor host, boolean active) {
        if (active) {
            ((LibvirtHost) host).startNetwork(TestHost.NETWORK);
        } else {
            ((LibvirtHost) host).destroyNetwork(TestHost.NETWORK);
        }
    }

    @Override
    public String bridge() {
        return TestHost.BRIDGE;
    }

    @Override
    public String network() {
        return TestHost.NETWORK;
    }

    @Override
    public MigrationRequest.Builder migration(MigrationMode mode) {
        MigrationRequest.Builder request = MigrationRequest.of(mode);
        return mode == MigrationMode.PEER_TO_PEER
                ? request.destinationUri(hosts.b().peerUri())
                : request;
    }

    /** Ends every domain that a test has made, by connections of its own. */
    @Override
    public void close() {
        a.close();
        b.close();
        for (TestHost host : List.of(hosts.a(), hosts.b())) {
            if (!host.isRunning()) {
                host.restart();
            }
            try (LibvirtHost cleaner = host.connect()) {
                for (DomainInfo domain : new ArrayList<>(cleaner.domains())) {
                    if (domain.state().isActive()) {
                        cleaner.destroy(domain.name());
                    }
                    if (domain.persistent()) {
                        cleaner.undefine(domain.name());
                    }
                }
            }
        }
    }
}
