package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.Plan;
import org.netfailover.testkit.lab.LabEnds.End;

/**
 * What libvirt accepts and what then leaves a guest without its VF or without a network is refused before anything is
 * touched, or told afterwards.
 */
@WithSriovLab
@Timeout(600)
class SilentFailuresTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:70:01");
    private static final MacAddress OTHER_MAC = MacAddress.parse("52:54:00:aa:70:02");
    private static final String VFS = "/sys/class/net/pf0/device/sriov_numvfs";
    private static final LabGuest SOUND = LabGuest.withPair("sound");

    private static SriovLab lab;
    private static LabEnds ends;

    @BeforeAll
    static void aSoundGuest(SriovLab started) {
        lab = started;
        ends = new LabEnds(lab);
        SOUND.start(lab.a());
    }

    @AfterAll
    static void theSoundGuestHasNotBeenTouched() {
        boolean whole = SOUND.answers(lab) && ends.a().drives(SOUND);
        SOUND.remove(lab.a());
        ends.close();
        assertThat(whole).isTrue();
    }

    static Stream<Arguments> guestsThatStart() {
        return Stream.of(
                Arguments.of(
                        "REFERENCE_DANGLING",
                        LabGuest.named("dropped-alias")
                                .device(LabNic.standby(MAC, "ua-standby.0"))
                                .device(LabNic.primary(MAC, "ua-standby.0", LabGuest.PRIMARY))),
                Arguments.of(
                        "REFERENCE_DANGLING",
                        LabGuest.named("primary-only").device(LabNic.primary(MAC, LabGuest.STANDBY, LabGuest.PRIMARY))),
                Arguments.of(
                        "MACS_DIFFER",
                        LabGuest.named("two-macs")
                                .device(LabNic.standby(MAC, LabGuest.STANDBY))
                                .device(LabNic.primary(OTHER_MAC, LabGuest.STANDBY, LabGuest.PRIMARY))),
                Arguments.of(
                        "MACHINE_WITHOUT_PCI_EXPRESS",
                        LabGuest.named("i440fx").number(112).machine("pc").pair()));
    }

    @ParameterizedTest
    @MethodSource("guestsThatStart")
    void aBrokenPairThatLibvirtStartsIsRefused(String code, LabGuest.Builder broken) {
        LabGuest guest = broken.build();
        begin(guest);
        try {
            isRefused(ends.migration(guest), code);
        } finally {
            guest.remove(lab.a());
        }
    }

    @Test
    void aStandbyWithoutItsPrimaryMovesAndIsToldOf() {
        LabGuest guest = LabGuest.named("standby-only")
                .device(LabNic.standby(MAC, LabGuest.STANDBY))
                .build();
        begin(guest);
        try {
            Plan plan = ends.migration(guest).plan().plan();

            assertInstanceOf(Plan.Ready.class, plan);
            assertThat(plan.report().codes()).contains("STANDBY_WITHOUT_PRIMARY");
        } finally {
            guest.remove(lab.a());
        }
    }

    /** A guest that need not be ready: what is refused is refused for what its host knows. */
    private static void begin(LabGuest guest) {
        ends.a().libvirt().define(guest.xml());
        ends.a().libvirt().start(guest.name());
    }

    @Test
    void aPoolThatIsNotActiveIsRefused() {
        End there = ends.b();
        there.shell("virsh net-destroy vfpool");
        try {
            isRefused(ends.migration(SOUND), "NETWORK_INACTIVE");
        } finally {
            there.shell("virsh net-start vfpool");
        }
    }

    @Test
    void aPoolThatIsNotThereIsRefused() {
        End there = ends.b();
        there.shell("virsh net-dumpxml --inactive vfpool >/tmp/vfpool.xml && virsh net-destroy vfpool"
                + " && virsh net-undefine vfpool");
        try {
            isRefused(ends.migration(SOUND), "NETWORK_UNKNOWN");
        } finally {
            there.shell("virsh net-define /tmp/vfpool.xml && virsh net-start vfpool && virsh net-autostart vfpool");
        }
    }

    @Test
    void aPoolWhoseVfsAreGoneIsRefusedAlthoughLibvirtStillListsThem() {
        End there = ends.b();
        there.shell("virsh net-dumpxml vfpool"); // from now on libvirt keeps the list
        there.shell("echo 0 >" + VFS);
        try {
            assertThat(there.shell("virsh net-dumpxml vfpool")).contains("<address type='pci'");
            isRefused(ends.migration(SOUND), "POOL_WITHOUT_FREE_VF");
        } finally {
            there.shell("echo 2 >" + VFS);
        }
    }

    @Test
    void aPoolWithoutAFreeVfIsRefused() {
        LabGuest greedy = LabGuest.named("greedy")
                .device(LabNic.pooled(MAC, "ua-first"))
                .device(LabNic.pooled(OTHER_MAC, "ua-second"))
                .build();
        ends.b().libvirt().define(greedy.xml());
        ends.b().libvirt().start(greedy.name());
        try {
            isRefused(ends.migration(SOUND), "POOL_WITHOUT_FREE_VF");
        } finally {
            greedy.remove(lab.b());
        }
    }

    @Test
    void aPfThatIsDownIsRefused() {
        End there = ends.b();
        there.shell("ip link set pf0 down");
        try {
            isRefused(ends.migration(SOUND), "PF_DOWN");
        } finally {
            there.shell("ip link set pf0 up");
        }
    }

    @Test
    void aBridgeThatIsNotThereIsRefused() {
        End there = ends.b();
        there.shell("ip link set br0 down && ip link set br0 name other0");
        try {
            isRefused(ends.migration(SOUND), "BRIDGE_UNKNOWN");
        } finally {
            there.shell("ip link set other0 name br0 && ip link set br0 up");
        }
    }

    @Test
    void aPrimaryDoesNotMoveByItsVariantDriver() {
        isRefused(
                ends.migration(SOUND).strategy(LabGuest.PRIMARY, Strategy.VARIANT_DRIVER), "VARIANT_DRIVER_IMPOSSIBLE");
    }

    @Test
    void aVfWhoseDriverCannotMoveItsStateIsRefused() {
        LabGuest guest = LabGuest.named("bare")
                .device(LabNic.hostdev(PciAddress.parse("0000:01:10.2"), "ua-bare"))
                .build();
        begin(guest);
        try {
            isRefused(ends.migration(guest).strategy("ua-bare", Strategy.VARIANT_DRIVER), "VF_NOT_LIVE_MIGRATABLE");
        } finally {
            guest.remove(lab.a());
        }
    }

    @Test
    void aGuestThatDoesNotTakeItsVfIsToldOfAfterwards() {
        LabGuest blind =
                LabGuest.named("blind").number(60).without("virtio_net").pair().build();
        blind.start(lab.a());
        try {
            assertThat(ends.a().drives(blind)).as("QEMU hides the VF").isFalse();

            Outcome outcome = ends.migration(blind).plan().run();

            Outcome.Degraded degraded = assertInstanceOf(
                    Outcome.Degraded.class, outcome, () -> outcome.journal().toString());
            assertThat(degraded.missing()).containsExactly(LabGuest.PRIMARY);
            assertThat(degraded.journal().toString()).contains("no driver of the guest has taken VF");
        } finally {
            lab.hosts().forEach(blind::remove);
        }
    }

    private static void isRefused(Migration migration, String code) {
        List<DomainInfo> before = ends.a().libvirt().domains();
        PlannedOperation planned = migration.plan();
        Plan.Refusal refusal = assertInstanceOf(Plan.Refusal.class, planned.plan(), planned::toString);

        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, planned.run());

        assertThat(refusal.report().codes()).contains(code);
        assertThat(refused.report().codes()).contains(code);
        assertThat(refused.journal().entries()).isEmpty();
        assertThat(ends.a().libvirt().domains()).isEqualTo(before);
    }
}
