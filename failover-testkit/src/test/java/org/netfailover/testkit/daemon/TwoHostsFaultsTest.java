package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;

/** What is done to a host happens, and nothing else. */
@WithTwoHosts
@Timeout(60)
class TwoHostsFaultsTest {
    private final TwoHosts hosts;
    private final TestHost a;
    private final TestHost b;
    private TinyGuest guest = TinyGuest.named("unnamed").build();

    TwoHostsFaultsTest(TwoHosts hosts) {
        this.hosts = hosts;
        a = hosts.a();
        b = hosts.b();
    }

    @BeforeEach
    void aGuestRuns(TestInfo test) {
        guest = TinyGuest.named(
                        "guest-" + test.getTestMethod().orElseThrow().getName().hashCode())
                .memoryMib(32)
                .filled()
                .build();
        Virsh.on(a).run("create", Virsh.file(guest.xml()));
        assertThat(guest.ticks(a)).isPositive();
    }

    @AfterEach
    void theGuestRunsOnOneHost() {
        hosts.restoreLink();
        assertThat(guest.isAlive(a)).isNotEqualTo(guest.isAlive(b));
        Virsh.on(guest.isAlive(a) ? a : b).run("destroy", guest.name());
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> a.leftovers().isEmpty());
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> b.leftovers().isEmpty());
    }

    @Test
    void aKilledDaemonLeavesItsGuestRunningAndFindsItAgain() {
        try (LibvirtHost before = a.connect()) {
            a.kill();
            a.kill();

            assertThat(a.isRunning()).isFalse();
            assertThatExceptionOfType(LibvirtException.class).isThrownBy(before::hypervisorVersion);
        }
        assertThatExceptionOfType(LibvirtException.class).isThrownBy(a::connect);
        assertThat(guest.ticks(a)).isPositive();
        assertThat(a.leftovers().running()).containsExactly(guest.name());
        assertThat(a.leftovers().guests()).containsExactly(guest.name());

        a.restart();

        assertThat(a.isRunning()).isTrue();
        assertThat(Virsh.on(a).run("domstate", guest.name())).isEqualTo("running");
        assertThat(Virsh.on(a).run("net-info", TestHost.NETWORK)).containsPattern("Active: +yes");
    }

    @Test
    void aFrozenDaemonAnswersOnceItIsThawed() throws Exception {
        a.freeze();
        Process waiting = Virsh.on(a).start("domstate", guest.name());

        assertThat(waiting.waitFor(1, TimeUnit.SECONDS)).isFalse();
        assertThat(a.isRunning()).isTrue();
        assertThat(guest.ticks(a)).isPositive();
        a.thaw();
        assertThat(waiting.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(waiting.exitValue()).isZero();
    }

    @Test
    void aFrozenDaemonCanBeStartedAgain() {
        a.freeze();

        a.restart();

        assertThat(Virsh.on(a).run("domstate", guest.name())).isEqualTo("running");
    }

    @Test
    void noGuestPassesACutLink() throws Exception {
        hosts.cutLink();

        assertThatIllegalStateException()
                .isThrownBy(() -> Virsh.on(a).run("migrate", "--live", "--p2p", guest.name(), b.peerUri()));
        hosts.restoreLink();
        Virsh.on(a).run("migrate", "--live", "--p2p", guest.name(), b.peerUri());
        assertThat(guest.isAlive(b)).isTrue();
    }

    @Test
    void aMigrationOverASilentLinkIsGivenUpByBothHosts() throws Exception {
        Process migration =
                Virsh.on(a).start("migrate", "--live", "--p2p", "--bandwidth", "1", guest.name(), b.peerUri());
        await(() -> Virsh.on(a).run("domjobinfo", guest.name()).matches("(?s).*Data processed: +[1-9].*"));

        hosts.silenceLink();

        assertThat(migration.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(migration.exitValue()).isNotZero();
        assertThat(guest.isAlive(a)).isTrue();
        await(() -> b.leftovers().isEmpty());
    }

    @Test
    void aGuestThatWritesFasterThanTheLimitStaysUntilTheMigrationIsCancelled() throws Exception {
        guest.dirty(a, 100);
        Process migration =
                Virsh.on(a).start("migrate", "--live", "--p2p", "--bandwidth", "8", guest.name(), b.peerUri());

        await(() -> Virsh.on(a).run("domjobinfo", guest.name()).matches("(?s).*Iteration: +([3-9]|\\d\\d).*"));
        Virsh.on(a).run("domjobabort", guest.name());

        assertThat(migration.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(migration.exitValue()).isNotZero();
        guest.quiet(a);
        assertThat(guest.isAlive(a)).isTrue();
    }

    @Test
    void aFullGuestTakesAsLongAsItsMemoryAtTheLimit() {
        long start = System.nanoTime();

        Virsh.on(a).run("migrate", "--live", "--p2p", "--bandwidth", "10", guest.name(), b.peerUri());

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(2_500L, 20_000L);
    }

    @Test
    void aDestinationThatIsKilledLeavesTheGuestOnItsSource() throws Exception {
        Process migration =
                Virsh.on(a).start("migrate", "--live", "--p2p", "--bandwidth", "2", guest.name(), b.peerUri());
        await(() -> b.leftovers().guests().contains(guest.name()));

        b.kill();

        assertThat(migration.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(migration.exitValue()).isNotZero();
        b.restart();
        assertThat(guest.isAlive(a)).isTrue();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(15, TimeUnit.SECONDS).until(condition);
    }
}
