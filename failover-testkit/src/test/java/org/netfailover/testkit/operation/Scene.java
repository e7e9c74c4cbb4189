package org.netfailover.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.OpenOptions;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.MacAddress;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.daemon.Leftovers;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;

/**
 * A guest that runs on the first of two hosts, the connections through which an operation reaches them, and the truth
 * about it. When it is closed whatever was done to the hosts is put right, and nothing may be left on them.
 */
final class Scene implements AutoCloseable {
    static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    static final MacAddress OTHER_MAC = MacAddress.parse("52:54:00:aa:bb:02");
    static final MacAddress THIRD_MAC = MacAddress.parse("52:54:00:aa:bb:03");

    private static final OpenOptions IMPATIENT = OpenOptions.builder()
            .keepalive(Duration.ofSeconds(1))
            .keepaliveCount(2)
            .deadline(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TwoHosts hosts;
    private final TinyGuest guest;
    private final LibvirtHost source;
    private final LibvirtHost destination;
    private final UUID uuid;
    private final Leftovers before;
    private final String liveBefore;
    private final String definitionBefore;

    private Scene(TwoHosts hosts, TinyGuest guest) {
        this.hosts = hosts;
        this.guest = guest;
        source = LibvirtHost.open(hosts.a().uri(), IMPATIENT);
        destination = LibvirtHost.open(hosts.b().uri(), IMPATIENT);
        uuid = source.define(guest.xml()).uuid();
        source.start(guest.name());
        guest.ticks(hosts.a());
        before = hosts.a().leftovers();
        liveBefore = source.xml(uuid, XmlKind.MIGRATABLE);
        definitionBefore = source.xml(uuid, XmlKind.INACTIVE);
    }

    static Scene of(TwoHosts hosts, TinyGuest.Builder guest) {
        return new Scene(hosts, guest.build());
    }

    /** A guest whose migration takes a second for every 1 MiB/s less than {@code mib}. */
    static TinyGuest.Builder heavy(String name, int mib) {
        return TinyGuest.named(name).memoryMib(mib).filled().nic(MAC, "ua-net0").device(onNetwork("ua-net1"));
    }

    /** A NIC on the hosts' network, which holds a port of it. */
    static String onNetwork(String alias) {
        return "<interface type='network'><mac address='" + OTHER_MAC + "'/><source network='" + TestHost.NETWORK
                + "'/><model type='virtio'/><alias name='" + alias + "'/></interface>";
    }

    TestHost a() {
        return hosts.a();
    }

    TestHost b() {
        return hosts.b();
    }

    TinyGuest guest() {
        return guest;
    }

    UUID uuid() {
        return uuid;
    }

    LibvirtHost source() {
        return source;
    }

    LibvirtHost destination() {
        return destination;
    }

    /** From the first host to the second, and nothing of it stays on the first. */
    Migration there(MigrationMode mode) {
        return move(mode, source, destination, hosts.b());
    }

    Migration back(MigrationMode mode) {
        return move(mode, destination, source, hosts.a());
    }

    private Migration move(MigrationMode mode, LibvirtHost from, LibvirtHost to, TestHost rig) {
        return Migration.of(guest.name())
                .from(from)
                .to(to)
                .mode(mode)
                .destinationUri(rig.peerUri())
                .persist(true)
                .undefineSource(true);
    }

    Hotplug hotplug() {
        return Hotplug.of(guest.name()).on(source);
    }

    String live() {
        return source.xml(uuid, XmlKind.LIVE);
    }

    String monitor(TestHost host, String command) {
        return new Witness(host).ask("qemu-monitor-command", guest.name(), "{\"execute\":\"" + command + "\"}");
    }

    /** It runs on this host and on no other, whoever is asked: both daemons, the machines' processes, and the guest. */
    void runsOnlyOn(TestHost here) {
        TestHost there = here == hosts.a() ? hosts.b() : hosts.a();
        assertThat(new Witness(here).state(guest.name())).as("on " + here).isEqualTo("running");
        assertThat(new Witness(there).state(guest.name())).as("on " + there).isIn("absent", "shut off");
        assertThat(guest.isAlive(here)).as("answers on " + here).isTrue();
        assertThat(guest.isAlive(there)).as("answers on " + there).isFalse();
        assertThat(there.leftovers())
                .as("on " + there)
                .isEqualTo(new Leftovers(there.leftovers().defined(), List.of(), List.of(), List.of(), List.of()));
        assertThat(there.leftovers().defined()).as("on " + there).isSubsetOf(guest.name());
    }

    /** It has moved, and took everything with it. */
    void hasMoved() {
        runsOnlyOn(hosts.b());
        assertThat(hosts.a().leftovers()).matches(Leftovers::isEmpty);
        assertThat(sizes(hosts.b().leftovers())).isEqualTo(sizes(before));
    }

    /** Nobody could tell from what the hosts say that something was tried. */
    void isAsItWas() {
        runsOnlyOn(hosts.a());
        assertThat(hosts.b().leftovers()).matches(Leftovers::isEmpty);
        assertThat(sizes(hosts.a().leftovers())).isEqualTo(sizes(before));
        Witness witness = new Witness(hosts.a());
        assertThat(devices(witness.ask("dumpxml", "--migratable", guest.name())))
                .isEqualTo(devices(liveBefore));
        assertThat(witness.ask("dumpxml", "--inactive", guest.name())).isEqualTo(definitionBefore.strip());
        assertThat(witness.ask("domjobinfo", guest.name())).contains("None");
    }

    /** The rest libvirt may tell otherwise after it was started again: the processor that QEMU made of the one asked for. */
    private static String devices(String domainXml) {
        return domainXml.substring(domainXml.indexOf("<devices>"), domainXml.indexOf("</devices>"));
    }

    private static List<Integer> sizes(Leftovers on) {
        return List.of(
                on.defined().size(),
                on.running().size(),
                on.guests().size(),
                on.taps().size(),
                on.ports().size());
    }

    /** The outcome is of this kind, and its journal tells what is true. */
    <O extends Outcome> O ended(Outcome outcome, Class<O> kind) {
        Accounts.agree(outcome, uuid, guest.name());
        assertThat(outcome).as(outcome.toJson()).isInstanceOf(kind);
        return kind.cast(outcome);
    }

    @Override
    public void close() {
        try (source;
                destination) {
            hosts.restoreLink();
            for (TestHost host : List.of(hosts.a(), hosts.b())) {
                setRight(host);
            }
        }
        for (TestHost host : List.of(hosts.a(), hosts.b())) {
            Awaitility.await().atMost(PATIENCE).until(() -> host.leftovers().isEmpty());
        }
    }

    private void setRight(TestHost host) {
        if (host.isRunning()) {
            host.thaw();
        } else {
            host.restart();
        }
        Witness witness = new Witness(host);
        witness.tried("net-start", TestHost.NETWORK);
        witness.tried("destroy", guest.name());
        witness.tried("undefine", guest.name());
        assertThat(witness.state(guest.name())).isEqualTo("absent");
    }
}
