package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.MacAddress;

@WithTwoHosts
@Timeout(60)
class TwoHostsTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    private static final MacAddress OTHER_MAC = MacAddress.parse("52:54:00:aa:bb:02");

    private final TestHost a;
    private final TestHost b;

    TwoHostsTest(TwoHosts hosts) {
        a = hosts.a();
        b = hosts.b();
    }

    @AfterEach
    void noDomainIsLeft() {
        for (TestHost host : new TestHost[] {a, b}) {
            for (String name : host.leftovers().guests()) {
                Virsh.on(host).run("destroy", name);
            }
            for (String name : host.leftovers().defined()) {
                Virsh.on(host).run("undefine", name);
            }
            assertThat(host.leftovers()).matches(Leftovers::isEmpty);
        }
    }

    @Test
    void aGuestMigratesThereAndBack() {
        TinyGuest guest = TinyGuest.named("there-and-back").nic(MAC, "ua-net0").build();
        start(guest, a);
        long before = guest.ticks(a);

        Virsh.on(a).run("migrate", "--live", "--p2p", "--persistent", "--undefinesource", guest.name(), b.peerUri());

        assertThat(guest.ticks(b)).isGreaterThan(before);
        assertThat(a.leftovers()).matches(Leftovers::isEmpty);
        assertThat(b.leftovers().running()).containsExactly(guest.name());
        Virsh.on(b).run("migrate", "--live", "--persistent", "--undefinesource", guest.name(), a.uri());
        assertThat(guest.isAlive(a)).isTrue();
        assertThat(b.leftovers()).matches(Leftovers::isEmpty);
    }

    @Test
    void aGuestAnswersARequestToUnplug() {
        TinyGuest guest = TinyGuest.named("answers").nic(MAC, "ua-net0").build();
        start(guest, a);
        String nic = TinyGuest.nicXml(OTHER_MAC, "ua-net1");
        Virsh.on(a).run("attach-device", guest.name(), Virsh.file(nic), "--live");

        for (String alias : List.of("ua-net0", "ua-net1")) {
            Virsh.on(a).run("detach-device-alias", guest.name(), alias);

            await(() -> !Virsh.on(a).run("dumpxml", guest.name()).contains(alias));
        }
        assertThat(a.leftovers().taps()).isEmpty();
    }

    @Test
    void aGuestIgnoresARequestToUnplugAndAnswersLate() throws Exception {
        TinyGuest guest =
                TinyGuest.named("ignores").nic(MAC, "ua-net0").ignoringUnplugs().build();
        start(guest, a);
        guest.ticks(a);

        Virsh.on(a).run("detach-device-alias", guest.name(), "ua-net0");
        Thread.sleep(1000);

        assertThat(Virsh.on(a).run("dumpxml", guest.name())).contains("ua-net0");
        guest.answerUnplugs(a);
        await(() -> !Virsh.on(a).run("dumpxml", guest.name()).contains("ua-net0"));
    }

    @Test
    void aNicOnANetworkHoldsAPortWhileItIsThere() {
        TinyGuest guest = TinyGuest.named("port")
                .device("<interface type='network'><source network='" + TestHost.NETWORK + "'/>"
                        + "<model type='virtio'/><alias name='ua-net0'/></interface>")
                .build();
        start(guest, a);

        assertThat(a.leftovers().ports()).hasSize(1);
        assertThat(a.leftovers().taps()).hasSize(1);
        assertThat(a.run("ip -o link show master " + TestHost.BRIDGE))
                .contains(a.leftovers().taps().get(0));
        Virsh.on(a).run("destroy", guest.name());
        assertThat(a.leftovers()).isEqualTo(new Leftovers(List.of("port"), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void aPrimaryIsUnpluggedOnTheWayAndPluggedAgain() {
        TinyGuest guest = TinyGuest.named("pair").teaming(MAC, "ua-net0").build();
        start(guest, a);
        await(() -> hasPrimary(a, guest));

        Virsh.on(a).run("migrate", "--live", "--p2p", guest.name(), b.peerUri());

        await(() -> hasPrimary(b, guest));
    }

    @Test
    void aMigrationWaitsForAGuestThatIgnoresTheUnplugOfItsPrimary() throws Exception {
        TinyGuest guest = TinyGuest.named("waits")
                .teaming(MAC, "ua-net0")
                .ignoringUnplugs()
                .build();
        start(guest, a);
        await(() -> hasPrimary(a, guest));
        Process migration = Virsh.on(a).start("migrate", "--live", "--p2p", guest.name(), b.peerUri());
        await(() -> Virsh.on(a)
                .run("qemu-monitor-command", guest.name(), "{\"execute\":\"query-migrate\"}")
                .contains("wait-unplug"));

        assertThat(migration.waitFor(2, TimeUnit.SECONDS)).isFalse();
        assertThat(Virsh.on(a).run("domjobinfo", guest.name())).doesNotContain("Data processed");
        assertThat(hasPrimary(a, guest)).isTrue();
        guest.answerUnplugs(a);
        assertThat(migration.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(guest.isAlive(b)).isTrue();
        await(() -> hasPrimary(b, guest));
    }

    private static boolean hasPrimary(TestHost host, TinyGuest guest) {
        return Virsh.on(host)
                .run(
                        "qemu-monitor-command",
                        guest.name(),
                        "{\"execute\":\"qom-list\",\"arguments\":{\"path\":\"/machine/peripheral\"}}")
                .contains("ua-net0-primary");
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(condition);
    }

    private static void start(TinyGuest guest, TestHost host) {
        try (LibvirtHost libvirt = host.connect()) {
            libvirt.define(guest.xml());
            libvirt.start(guest.name());
        }
    }
}
