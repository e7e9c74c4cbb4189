package org.netfailover.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.lab.LabGuest;
import org.netfailover.testkit.lab.LabHost;
import org.netfailover.testkit.lab.SriovLab;

/**
 * The hosts of a lab. A guest is there as soon as its domain runs; it is waited for only where it has to answer, which is
 * when a device is to be unplugged.
 */
final class LabTestBed implements TestBed {
    private static final Duration READY = Duration.ofMinutes(4);

    private final SriovLab lab;
    private final LibvirtHost a;
    private final LibvirtHost b;
    private final Hypervisor source;
    private final Map<UUID, LabGuest> guests = new HashMap<>();

    LabTestBed(SriovLab lab) {
        this.lab = lab;
        a = lab.a().connect();
        b = lab.b().connect();
        source = (Hypervisor) Proxy.newProxyInstance(
                LabTestBed.class.getClassLoader(), new Class<?>[] {Hypervisor.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("detach")
                            && Arrays.asList((Scope[]) arguments[2]).contains(Scope.LIVE)
                            && has((UUID) arguments[0], (String) arguments[1])) {
                        guests.get(arguments[0]).awaitReady(lab.a(), READY);
                    }
                    try {
                        return method.invoke(a, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Whether a guest is there and has a device: of one that it has not, libvirt does not ask it. */
    private boolean has(UUID domain, String alias) {
        return guests.containsKey(domain) && a.xml(domain, XmlKind.LIVE).contains("'" + alias + "'");
    }

    private LabHost host(Hypervisor connection) {
        return connection == b ? lab.b() : lab.a();
    }

    @Override
    public Hypervisor source() {
        return source;
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
        LabGuest.Builder builder = LabGuest.named(name);
        for (String nic : nics) {
            builder.device(nic);
        }
        LabGuest guest = builder.build();
        lab.a().run("rm", "-f", "/var/log/lab/" + name + ".console");
        UUID uuid = a.define(guest.xml()).uuid();
        guests.put(uuid, guest);
        a.start(name);
        return uuid;
    }

    /** A guest that stands still ignores everything. */
    @Override
    public void guestAnswers(UUID domain, Hypervisor on, boolean answers) {
        guests.get(domain).awaitReady(host(on), READY);
        pause(domain, on, !answers);
    }

    @Override
    public void guestIsBusy(UUID domain, Hypervisor on) {
        throw new UnsupportedOperationException("a guest of the lab does nothing by itself");
    }

    @Override
    public void pause(UUID domain, Hypervisor on, boolean paused) {
        guests.get(domain).awaitReady(host(on), READY);
        host(on).run("virsh", paused ? "suspend" : "resume", domain.toString());
    }

    @Override
    public void destroy(UUID domain, Hypervisor on) {
        (on == source ? a : b).destroy(guests.get(domain).name());
    }

    @Override
    public void killDaemon(Hypervisor host) {
        host(host).run("sh", "-c", "pkill -KILL -x libvirtd; while pgrep -x libvirtd; do sleep 0.1; done");
    }

    @Override
    public void startDaemon(Hypervisor host) {
        host(host).run("libvirtd", "--listen", "--daemon");
    }

    @Override
    public void setNetworkActive(Hypervisor host, boolean active) {
        LibvirtHost libvirt = host == b ? b : a;
        if (active) {
            libvirt.startNetwork(LabHost.NETWORK);
        } else {
            libvirt.destroyNetwork(LabHost.NETWORK);
        }
    }

    @Override
    public String bridge() {
        return LabHost.BRIDGE;
    }

    @Override
    public String network() {
        return LabHost.NETWORK;
    }

    @Override
    public MigrationRequest.Builder migration(MigrationMode mode) {
        MigrationRequest.Builder request =
                MigrationRequest.of(mode).migrateUri(lab.b().migrateUri());
        return mode == MigrationMode.PEER_TO_PEER
                ? request.destinationUri(lab.b().peerUri())
                : request;
    }

    @Override
    public void close() {
        a.close();
        b.close();
        lab.sweep();
    }
}
