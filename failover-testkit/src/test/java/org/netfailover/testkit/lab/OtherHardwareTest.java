package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.Strategy;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Reconciler;
import org.netfailover.plan.Plan;
import org.netfailover.testkit.lab.LabEnds.End;

/** A destination that cannot give a VF to a guest: it has no IOMMU, or one that does not remap interrupts. */
@WithSriovLab
@Order(LabOrder.LAST)
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherHardwareTest {
    private static final Duration BOOT = Duration.ofMinutes(4);
    private static final LabGuest GUEST = LabGuest.withPair("stranger");
    private static final TeamingPair PAIR = TeamingPair.builder()
            .mac(GUEST.mac())
            .standby(Standby.network(LabHost.NETWORK).alias(LabGuest.STANDBY))
            .primary(Primary.pooled(LabHost.POOL).alias(LabGuest.PRIMARY))
            .build();

    private static SriovLab lab;

    @BeforeAll
    static void aGuest(SriovLab started) {
        lab = started;
        GUEST.start(lab.a());
    }

    /** Its second host is not what others expect any more; whoever needs a lab next gets a new one. */
    @AfterAll
    static void theLabIsSpent() {
        lab.close();
    }

    @Test
    @Order(1)
    void aHostWithoutAnIommuIsRefused() {
        lab.b().boot(HostOptions.DEFAULT.withoutIommu(), BOOT);
        try (LabEnds ends = new LabEnds(lab)) {
            Plan plan = ends.migration(GUEST).plan().plan();

            assertThat(assertInstanceOf(Plan.Refusal.class, plan, plan::toString)
                            .report()
                            .codes())
                    .contains("HOST_WITHOUT_IOMMU");
            assertThat(ends.a().drives(GUEST)).isTrue();
        }
    }

    /** libvirt says that all went well, and its XML has the VF; QEMU could not open it. */
    @Test
    @Order(2)
    void aVfThatDidNotComeIsMissedAndComesWhenTheHostCan() {
        lab.b().boot(HostOptions.DEFAULT.withoutInterruptRemapping(), BOOT);
        try (LabEnds ends = new LabEnds(lab)) {
            End there = ends.b();

            Outcome outcome = ends.migration(GUEST)
                    .strategy(Strategy.AUTOMATIC_FAILOVER)
                    .plan()
                    .run();

            Outcome.Degraded degraded = assertInstanceOf(
                    Outcome.Degraded.class, outcome, () -> outcome.journal().toString());
            assertThat(degraded.missing()).containsExactly(LabGuest.PRIMARY);
            assertThat(GUEST.answers(lab)).isTrue();
            assertThat(there.shell("cat /var/log/libvirt/qemu/" + GUEST + ".log"))
                    .contains("failed to setup container");

            there.shell("echo 1 >/sys/module/vfio_iommu_type1/parameters/allow_unsafe_interrupts");
            Outcome repaired = Reconciler.of(ends.a().libvirt(), there.libvirt())
                    .network(there.libvirt(), there.network())
                    .repair(GUEST.name(), List.of(PAIR));

            assertInstanceOf(
                    Outcome.Completed.class, repaired, () -> repaired.journal().toString());
            Awaitility.await("the guest's driver takes the VF")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> there.drives(GUEST));
            assertThat(GUEST.answers(lab)).isTrue();
        }
    }
}
