package org.netfailover.testkit.contract;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.simulated.GuestAnswer;
import org.netfailover.testkit.simulated.SimulatedGuest;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.testkit.simulated.SimulatedSite;

/** Two simulated hosts. */
class SimulatedTestBed implements TestBed {
    private final SimulatedSite site = new SimulatedSite();
    private final SimulatedHost a = host("host-a");
    private final SimulatedHost b = host("host-b");

    private SimulatedHost host(String name) {
        SimulatedHost host = site.host(name);
        host.hardware()
                .bridge("br0")
                .network(NetworkDefinition.named("lan")
                        .forwardMode("bridge")
                        .bridge("br0")
                        .build())
                .pool("vfpool", "0000:03:10.0", "0000:03:10.1");
        return host;
    }

    SimulatedSite site() {
        return site;
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
        return site.time();
    }

    @Override
    public UUID start(String name, String... nics) {
        return a.machines()
                .start("<domain type='qemu'><name>" + name + "</name><memory unit='MiB'>16</memory>"
                        + "<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os><devices>"
                        + String.join("", List.of(nics)) + "</devices></domain>");
    }

    private static SimulatedGuest guest(UUID domain, Hypervisor on) {
        return ((SimulatedHost) on).machines().guest(domain);
    }

    @Override
    public void guestAnswers(UUID domain, Hypervisor on, boolean answers) {
        SimulatedGuest guest = guest(domain, on);
        guest.answers(answers ? new GuestAnswer.LetsGo(Duration.ofMillis(55)) : new GuestAnswer.Ignores());
        if (answers) {
            guest.answerPending();
        }
    }

    @Override
    public void guestIsBusy(UUID domain, Hypervisor on) {
        guest(domain, on).memory(16L << 20, 8L << 20);
    }

    @Override
    public void pause(UUID domain, Hypervisor on, boolean paused) {
        if (paused) {
            ((SimulatedHost) on).machines().pause(domain);
        } else {
            ((SimulatedHost) on).machines().resume(domain);
        }
    }

    @Override
    public void destroy(UUID domain, Hypervisor on) {
        ((SimulatedHost) on).machines().destroy(domain);
    }

    @Override
    public void killDaemon(Hypervisor host) {
        ((SimulatedHost) host).daemon().kill();
    }

    @Override
    public void startDaemon(Hypervisor host) {
        ((SimulatedHost) host).daemon().start();
    }

    @Override
    public void setNetworkActive(Hypervisor host, boolean active) {
        ((SimulatedHost) host).hardware().setActive("lan", active);
    }

    @Override
    public String bridge() {
        return "br0";
    }

    @Override
    public String network() {
        return "lan";
    }

    @Override
    public MigrationRequest.Builder migration(MigrationMode mode) {
        return MigrationRequest.of(mode);
    }

    @Override
    public void close() {
        a.close();
        b.close();
    }
}
