package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.MacAddress;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.cli.Main;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** A program that migrates a domain dies, or is interrupted, in the midst of it; another one takes care of what is left. */
@WithTwoHosts
@Timeout(150)
class KilledProcessTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");

    @TempDir
    Path folder;

    private final TwoHosts hosts;
    private final LibvirtHost a;
    private final LibvirtHost b;

    KilledProcessTest(TwoHosts hosts) {
        this.hosts = hosts;
        a = hosts.a().connect();
        b = hosts.b().connect();
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    private Process netfailover(String... arguments) throws Exception {
        // Whoever runs in the background may have been told to ignore Ctrl-C, and what it starts would, too.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(arguments[0] + ".out").toFile())
                .start();
    }

    private String said(String command) throws Exception {
        return Files.readString(folder.resolve(command + ".out"));
    }

    /** @param mebibytesPerSecond the guest has 64 to send */
    private Process migrating(RunningGuest guest, MigrationMode mode, int mebibytesPerSecond) throws Exception {
        Process process = netfailover(
                "migrate",
                "--from",
                hosts.a().uri(),
                "--to",
                hosts.b().uri(),
                "--peer-uri",
                hosts.b().peerUri(),
                mode == MigrationMode.MANAGED ? "--managed" : "--p2p",
                "--persist",
                "--undefine-source",
                "--bandwidth",
                Integer.toString(mebibytesPerSecond),
                guest.guest().name());
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(said("migrate"));
            }
            return a.job(guest.uuid()).filter(JobStatistics::hasBegun).isPresent();
        });
        return process;
    }

    private RunningGuest started(String name) {
        TinyGuest tiny =
                TinyGuest.named(name).nic(MAC, "ua-net0").memoryMib(64).filled().build();
        return RunningGuest.started(tiny, hosts.a(), a, b);
    }

    @ParameterizedTest
    @EnumSource
    void anotherProcessFindsTheDomainAndRepairsIt(MigrationMode mode) throws Exception {
        try (RunningGuest guest = started("killed")) {
            migrating(guest, mode, 4).destroyForcibly().waitFor();
            LibvirtHost survivor = mode == MigrationMode.MANAGED ? a : b;
            String pair = "<domain type='qemu'><name>killed</name><devices>"
                    + "<interface type='bridge'><mac address='52:54:00:aa:bb:02'/><source bridge='br0'/>"
                    + "<model type='virtio'/><teaming type='persistent'/><alias name='ua-net1'/></interface>"
                    + "<interface type='network'><mac address='52:54:00:aa:bb:02'/><source network='no-such-pool'/>"
                    + "<teaming type='transient' persistent='ua-net1'/><alias name='ua-net1-vf'/></interface>"
                    + "</devices></domain>";
            Path desired = Files.writeString(folder.resolve("desired.xml"), pair);

            Process repair = netfailover(
                    "repair",
                    "--on",
                    hosts.a().uri(),
                    "--on",
                    hosts.b().uri(),
                    "--pairs",
                    desired.toString(),
                    "--wait",
                    "60s",
                    "killed");

            // There is no VF here: the standby is plugged where the domain is, and the VF is said to be missing.
            assertThat(repair.waitFor()).as(said("repair")).isEqualTo(3);
            assertThat(said("repair")).contains("missing: ua-net1-vf");
            assertThat(guest.runsOn(survivor)).isTrue();
            assertThat(guest.runsOn(survivor == a ? b : a)).isFalse();
            assertThat(survivor.xml(guest.uuid(), XmlKind.LIVE))
                    .contains("ua-net1")
                    .doesNotContain("ua-net1-vf");
            assertThat(survivor.job(guest.uuid())).isEmpty();
        }
    }

    @Test
    void ctrlCCancelsAndTheOutcomeIsPrinted() throws Exception {
        try (RunningGuest guest = started("interrupted")) {
            Process process = migrating(guest, MigrationMode.MANAGED, 1);

            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor()).as(said("migrate")).isEqualTo(5);
            assertThat(said("migrate")).contains("rolled back: ");
            assertThat(guest.runsOn(a)).isTrue();
            assertThat(guest.runsOn(b)).isFalse();
        }
    }
}
