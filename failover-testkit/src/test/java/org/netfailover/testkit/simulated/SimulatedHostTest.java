package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.plan.MigrationMode;
import org.netfailover.xml.DomainXml;

class SimulatedHostTest {
    private final SimulatedSite site = Domains.site(2);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);
    private final LinkedBlockingQueue<HostEvent> events = new LinkedBlockingQueue<>();
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));

    SimulatedHostTest() {
        a.subscribe(events::add);
    }

    private CompletableFuture<Void> migrate(MigrationMode mode) {
        return a.migrate(vm, b, MigrationRequest.of(mode).persist(true).build());
    }

    @Test
    void showsThePoolsVfInTheLiveXmlAndThePoolInTheOneToMigrate() {
        assertThat(a.xml(vm, XmlKind.LIVE))
                .contains("type='hostdev' managed='yes'")
                .contains("<driver name='vfio'/>");
        assertThat(a.xml(vm, XmlKind.MIGRATABLE)).contains("network='vfpool'").doesNotContain("vfio");
        assertThat(DomainXml.parse(a.xml(vm, XmlKind.LIVE)).pairs()).hasSize(1);
        assertThat(a.networkPorts("vfpool")).hasSize(1);
    }

    @Test
    void theGuestLetsGoOfADeviceAfterTheCallHasReturned() throws InterruptedException {
        a.detach(vm, "ua-net0-vf", Scope.LIVE);

        assertThat(a.xml(vm, XmlKind.LIVE)).contains("ua-net0-vf");
        assertThat(site.time().poll(events, Duration.ofSeconds(1)))
                .isEqualTo(new HostEvent.DeviceRemoved(vm, "ua-net0-vf"));
        assertThat(a.xml(vm, XmlKind.LIVE)).doesNotContain("ua-net0-vf");
        assertThat(site.truth().heldFunctions(a)).isEmpty();
    }

    @Test
    void migrationWaitsForTheGuestAndGivesItAVfThere() throws Exception {
        CompletableFuture<Void> end = migrate(MigrationMode.PEER_TO_PEER);
        site.time().advance(Duration.ofMillis(100));
        assertThat(a.job(vm)).get().matches(job -> !job.hasBegun());
        site.time().advance(Duration.ofSeconds(5));

        assertThat(end).isCompleted();
        assertThat(site.truth().hostsOf(vm)).containsExactly(b);
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", "ua-net0-vf");
        assertThat(site.truth().heldFunctions(a)).isEmpty();
        assertThat(site.truth().heldFunctions(b)).hasSize(1);
        assertThat(site.truth().gaps(vm)).isEmpty();
        assertThat(b.find(vm)).get().matches(info -> info.persistent());
        assertThat(events).hasAtLeastOneElementOfType(HostEvent.JobCompleted.class);
    }

    @Test
    void waitUnplugHasNoDeadlineAndItsAbortTakesHalfAMinute() {
        a.machines().guest(vm).answers(new GuestAnswer.Ignores());
        CompletableFuture<Void> end = migrate(MigrationMode.MANAGED);
        site.time().advance(Duration.ofHours(1));
        assertThat(a.job(vm)).get().matches(job -> !job.hasBegun());

        a.abortJob(vm);
        site.time().advance(Duration.ofSeconds(29));
        assertThat(end).isNotDone();
        site.time().advance(Duration.ofSeconds(2));

        assertThatThrownBy(end::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LibvirtException.class);
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", "ua-net0-vf");
        assertThat(site.truth().leaks()).isEmpty();
        assertThat(site.truth().heldFunctions(b)).isEmpty();
    }

    @Test
    void aCallThatNeverReturnsEndsAtItsDeadline() {
        a.faults().at(HostOperation.DETACH, 1, new Fault.NoAnswer(true));

        assertThatThrownBy(() -> site.time()
                        .call(
                                () -> {
                                    a.detach(vm, "ua-net0-vf", Scope.LIVE);
                                    return null;
                                },
                                Duration.ofSeconds(7)))
                .isInstanceOf(TimeoutException.class);

        assertThat(site.time().nanoTime()).isEqualTo(Duration.ofSeconds(7).toNanos());
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0");
    }
}
