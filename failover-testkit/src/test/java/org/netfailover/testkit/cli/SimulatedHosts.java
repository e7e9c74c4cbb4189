package org.netfailover.testkit.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;
import org.netfailover.network.HostNetwork;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.testkit.simulated.SimulatedSite;
import picocli.CommandLine.Help.Ansi;

/** Two simulated hosts, {@code host-a} and {@code host-b}, that the command line reaches by their names. */
final class SimulatedHosts implements Hosts {
    static final String MAC = "52:54:00:aa:bb:01";
    static final String STANDBY = "<interface type='bridge'><mac address='" + MAC + "'/><source bridge='br0'/>"
            + "<model type='virtio'/><teaming type='persistent'/><alias name='ua-net0'/></interface>";
    static final String PRIMARY = "<interface type='network'><mac address='" + MAC + "'/><source network='vfpool'/>"
            + "<teaming type='transient' persistent='ua-net0'/><alias name='ua-net0-vf'/></interface>";

    final SimulatedSite site = new SimulatedSite();
    final SimulatedHost a = host("host-a");
    final SimulatedHost b = host("host-b");

    private SimulatedHost host(String name) {
        SimulatedHost host = site.host(name);
        host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0", "0000:03:10.1");
        return host;
    }

    static String domain(String... nics) {
        return "<domain type='qemu'><name>vm</name><memory unit='MiB'>512</memory>"
                + "<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>"
                + "<devices><controller type='pci' index='0' model='pcie-root'/>" + String.join("", nics)
                + "</devices></domain>";
    }

    UUID start(String... nics) {
        return a.machines().start(domain(nics));
    }

    @Override
    public Hypervisor open(String uri) {
        site.startClient(); // what another command has closed is open again
        return find(uri).orElseThrow(() -> new LibvirtException(38, 7, "unable to connect to server at '" + uri + "'"));
    }

    private Optional<SimulatedHost> find(String uri) {
        return site.hosts().stream()
                .filter(host -> host.name().equals(uri) || uri.equals("qemu+ssh://" + host.name() + "/system"))
                .findFirst();
    }

    @Override
    public HostNetwork network(String uri) {
        return find(uri)
                .orElseThrow(() -> new IllegalArgumentException("no programs can be run there"))
                .network();
    }

    @Override
    public Timing timing() {
        return site.time();
    }

    Cli run(String input, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
        Session session = new Session(console, this, new Interruption(), false);
        int status = Main.run(session, Ansi.OFF, arguments.toArray(String[]::new));
        return new Cli(status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command of words with single blanks between them. */
    Cli run(String line) {
        return run("", List.of(line.split(" ")));
    }
}
