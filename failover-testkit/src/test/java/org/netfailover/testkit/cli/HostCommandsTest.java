package org.netfailover.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.plan.MigrationMode;
import org.netfailover.testkit.simulated.Fault;
import org.netfailover.testkit.simulated.GuestAnswer;
import org.netfailover.testkit.simulated.HostOperation;

/** The commands that touch hosts, on simulated ones. */
class HostCommandsTest {
    private static final String PAIR = SimulatedHosts.domain(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);
    private static final String PAIR_OPTIONS = "--mac 52:54:00:aa:bb:01 --standby bridge:br0 --standby-alias ua-net0"
            + " --primary pool:vfpool --primary-alias ua-net0-vf";
    private static final String MOVE = "--from host-a --to host-b vm";

    private final SimulatedHosts hosts = new SimulatedHosts();

    private Cli runOnPair(String line) {
        return hosts.run(PAIR, List.of(line.split(" ")));
    }

    @Test
    void aPairIsPluggedAndUnplugged() {
        UUID vm = hosts.start();

        Cli plug = hosts.run("plug host-a vm " + PAIR_OPTIONS);

        assertThat(plug.status()).as(plug.err()).isZero();
        assertThat(plug.outLines()).singleElement().asString().startsWith("completed: ");
        assertThat(plug.err()).contains("plug ua-net0\n", "plug ua-net0-vf\n");
        assertThat(hosts.site.truth().devices(vm)).containsExactly("ua-net0", "ua-net0-vf");

        Cli unplug = hosts.run("unplug host-a vm ua-net0");

        assertThat(unplug.status()).as(unplug.err()).isZero();
        assertThat(hosts.site.truth().devices(vm)).isEmpty();
    }

    @Test
    void aDeviceIsPluggedFromTheStandardInputAlsoIntoTheDefinition() {
        UUID vm = hosts.start();

        Cli plug = hosts.run(SimulatedHosts.STANDBY, List.of("plug", "host-a", "vm", "--device", "-", "--config"));

        assertThat(plug.status()).as(plug.err()).isZero();
        assertThat(hosts.site.truth().devices(vm)).containsExactly("ua-net0");
        hosts.a.machines().destroy(vm);
        hosts.a.machines().start(vm);
        assertThat(hosts.site.truth().devices(vm)).containsExactly("ua-net0");
    }

    @Test
    void statusTellsWhereTheDomainIsAndHowItsPairsStand() {
        hosts.start(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);

        Cli right = runOnPair("status host-a vm --on host-b --pairs -");

        assertThat(right.status()).as(right.err()).isZero();
        assertThat(right.outLines())
                .containsExactly(
                        "vm", "host-a: vm is RUNNING", "host-b: does not know it", "ua-net0 + ua-net0-vf: PAIRED");

        assertThat(hosts.run("unplug host-a vm ua-net0").status()).isZero();
        Cli absent = runOnPair("status host-a vm --pairs - --format json");

        assertThat(absent.status()).isEqualTo(Exit.DEGRADED);
        assertThat(absent.out()).contains("\"state\":\"ABSENT\"", "\"standbyFound\":null", "\"state\":\"RUNNING\"");
    }

    @Test
    void pairsAreRememberedWithTheDomain() {
        UUID vm = hosts.start(SimulatedHosts.STANDBY);

        Cli unknown = hosts.run("status host-a vm");
        assertThat(unknown.status()).isEqualTo(Exit.UNREADABLE);
        assertThat(unknown.err()).contains("NOTHING_REMEMBERED");

        assertThat(runOnPair("repair --on host-a --on host-b --pairs - --remember vm")
                        .status())
                .isZero();
        assertThat(hosts.site.truth().devices(vm)).containsExactly("ua-net0", "ua-net0-vf");
        assertThat(hosts.run("status host-a vm").status()).isZero();

        Cli migrate = hosts.run("migrate --persist --undefine-source " + MOVE);
        assertThat(migrate.status()).as(migrate.out()).isZero();
        assertThat(hosts.run("status host-a vm --on host-b").outLines())
                .contains("host-b: vm is RUNNING", "ua-net0 + ua-net0-vf: PAIRED");
    }

    @Test
    void aPlanIsADryRun() {
        UUID vm = hosts.start(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);
        String before = hosts.site.truth().snapshot(vm);

        Cli text = hosts.run("plan " + MOVE);
        Cli json = hosts.run("plan --format json --strategy ua-net0-vf=explicit-failover " + MOVE);

        assertThat(text.status()).as(text.err()).isZero();
        assertThat(text.out()).contains("ua-net0-vf: AUTOMATIC_FAILOVER", "migrate");
        assertThat(json.status()).as(json.err()).isZero();
        assertThat(json.out())
                .contains("\"strategy\":\"EXPLICIT_FAILOVER\"", "\"what\":\"unplug ua-net0-vf\"", "\"refused\":false");
        assertThat(hosts.site.truth().snapshot(vm)).isEqualTo(before);
    }

    @Test
    void framesAreLedWhereThatIsAskedFor() {
        hosts.start(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);

        Cli plain = hosts.run("plan " + MOVE);
        Cli led = hosts.run("plan --lead --to-network qemu+ssh://host-b/system " + MOVE);
        Cli nowhere = hosts.run("plan --lead --to-network qemu+tls://host-b/system " + MOVE);

        assertThat(plain.out()).doesNotContain("lead the frames");
        assertThat(led.status()).as(led.err()).isZero();
        assertThat(led.out()).contains("source: lead the frames", "destination: lead the frames", "EXPLICIT_FAILOVER");
        assertThat(nowhere.status()).isEqualTo(Exit.UNREADABLE);
        assertThat(nowhere.err()).contains("qemu+tls://host-b/system", "NO_NETWORK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--managed",
                "--p2p",
                "--p2p --strategy explicit-failover",
                "--deadline 10m --wait-unplug 30s --bandwidth 1000 --guest linux:6.1 --auto-converge"
            })
    void aDomainMovesThereAndBack(String options) {
        UUID vm = hosts.start(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);

        Cli there = hosts.run("migrate " + options + " --persist --undefine-source " + MOVE);

        assertThat(there.status()).as(there.err()).isZero();
        assertThat(hosts.site.truth().hostsOf(vm)).containsExactly(hosts.b);
        assertThat(there.err()).contains("migration: ");

        Cli back = hosts.run(
                "migrate " + options + " --persist --undefine-source --format json --from host-b --to host-a vm");

        assertThat(back.status()).as(back.err()).isZero();
        assertThat(back.out()).startsWith("{\"outcome\":\"COMPLETED\"");
        assertThat(hosts.site.truth().hostsOf(vm)).containsExactly(hosts.a);
        assertThat(hosts.site.truth().shownDevices(vm)).containsExactly("ua-net0", "ua-net0-vf");
        assertThat(hosts.site.truth().leaks()).isEmpty();
    }

    @Test
    void aMoveThatCannotBeIsRefused() {
        UUID vm = hosts.start(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);
        hosts.b.hardware().removeNetwork("vfpool");

        Cli plan = hosts.run("plan " + MOVE);
        Cli migrate = hosts.run("migrate " + MOVE);

        assertThat(plan.status()).isEqualTo(Exit.REFUSED);
        assertThat(migrate.status()).isEqualTo(Exit.REFUSED);
        assertThat(migrate.out()).startsWith("refused: ");
        assertThat(migrate.outLines()).hasSizeGreaterThan(1);
        assertThat(hosts.site.truth().hostsOf(vm)).containsExactly(hosts.a);
    }

    @Test
    void aGuestThatIgnoresTheUnplugRollsTheMoveBack() {
        UUID vm = hosts.start(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);
        hosts.a.machines().guest(vm).answers(new GuestAnswer.Ignores());

        Cli migrate = hosts.run("migrate --wait-unplug 5s " + MOVE);

        assertThat(migrate.status()).as(migrate.out()).isEqualTo(Exit.ROLLED_BACK);
        assertThat(migrate.out()).startsWith("rolled back: ");
        assertThat(migrate.err()).contains("migration: wait-unplug");
        assertThat(hosts.site.truth().hostsOf(vm)).containsExactly(hosts.a);
    }

    @Test
    void aVfThatDoesNotComeBackDegrades() {
        UUID vm = hosts.start(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);
        hosts.b.faults().at(HostOperation.ATTACH, 1, new Fault.Fail(8, 10, "no"));

        Cli migrate = hosts.run("migrate --strategy explicit-failover --persist --undefine-source " + MOVE);

        assertThat(migrate.status()).as(migrate.out()).isEqualTo(Exit.DEGRADED);
        assertThat(migrate.outLines()).contains("  missing: ua-net0-vf");

        Cli repair = runOnPair("repair --on host-a --on host-b --pairs - vm");

        assertThat(repair.status()).as(repair.out()).isZero();
        assertThat(hosts.site.truth().hostsOf(vm)).containsExactly(hosts.b);
        assertThat(hosts.site.truth().devices(vm)).containsExactly("ua-net0", "ua-net0-vf");
    }

    @Test
    void aDomainOnBothHostsNeedsAttention() {
        String xml = SimulatedHosts.domain(SimulatedHosts.STANDBY)
                .replace("<name>", "<uuid>00000000-0000-0001-0000-000000000002</uuid><name>");
        hosts.a.machines().start(xml);
        hosts.b.machines().start(xml);

        assertThat(runOnPair("status host-a --on host-b vm --pairs -").status()).isEqualTo(Exit.NEEDS_ATTENTION);
        assertThat(runOnPair("repair --on host-a --on host-b --pairs - vm").status())
                .isEqualTo(Exit.NEEDS_ATTENTION);
    }

    @Test
    void aRepairWaitsForAMigrationNoLongerThanItIsTold() {
        UUID vm = hosts.start(SimulatedHosts.STANDBY, SimulatedHosts.PRIMARY);
        hosts.a.machines().guest(vm).answers(new GuestAnswer.Ignores());
        hosts.a.migrate(
                vm, hosts.b, MigrationRequest.of(MigrationMode.PEER_TO_PEER).build());
        hosts.site.time().advance(Duration.ofSeconds(1));

        Cli repair = runOnPair("repair --on host-a --on host-b --wait 20s --pairs - vm");

        assertThat(repair.status()).as(repair.out()).isEqualTo(Exit.REFUSED);
        assertThat(repair.out()).contains("a job runs on the domain");
    }

    @Test
    void aHostThatIsNotThereIsSaid() {
        Cli run = hosts.run("migrate --from host-a --to nowhere vm");

        assertThat(run.status()).isEqualTo(Exit.UNREADABLE);
        assertThat(run.errLines())
                .singleElement()
                .satisfies(line -> assertThat(Cli.code(line)).isEqualTo("UNREACHABLE_HOST"));
    }

    @Test
    void aDomainThatIsNotThereIsSaid() {
        Cli run = hosts.run("unplug host-a vm ua-net0");

        assertThat(run.status()).isEqualTo(Exit.UNREADABLE);
        assertThat(run.errLines())
                .singleElement()
                .satisfies(line -> assertThat(Cli.code(line)).isEqualTo("HOST_ERROR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plug host-a vm",
                "plug host-a vm --mac 52:54:00:aa:bb:01",
                "plug host-a vm --device - " + PAIR_OPTIONS,
                "unplug host-a vm",
                "migrate vm",
                "migrate --from host-a vm",
                "migrate --managed --p2p " + MOVE,
                "migrate --strategy magic " + MOVE,
                "migrate --deadline soon " + MOVE,
                "migrate --deadline 0s " + MOVE,
                "migrate --bandwidth much " + MOVE,
                "repair vm",
                "status host-a"
            })
    void misuseIsSaid(String line) {
        Cli run = hosts.run(line);

        assertThat(run.status()).isEqualTo(Exit.UNREADABLE);
        assertThat(run.err()).startsWith("netfailover: ").contains("Usage: netfailover ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theBarShowsHowMuchIsThere() {
        JobStatistics half = new JobStatistics(
                Duration.ofSeconds(1),
                256L << 20,
                0,
                128L << 20,
                2,
                64L << 20,
                Optional.of(Duration.ofMillis(30)),
                OptionalLong.empty());

        assertThat(ProgressBar.bar(MigrationPhase.MEMORY, half))
                .isEqualTo("[###############               ] 50% memory, pass 2, 128 of 256 MiB, 64 MiB/s,"
                        + " downtime 30 ms");
    }
}
