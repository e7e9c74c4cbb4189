package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.HostEvent.DeviceAdded;
import org.netfailover.libvirt.HostEvent.DeviceRemoved;
import org.netfailover.libvirt.Scope;

/** Events that do not come, come twice or come late, by their number or by their kind. */
class EventFaultsTest {
    private static final String NIC = Domains.standby("ua-net1", "52:54:00:aa:bb:02");

    private final SimulatedSite site = Domains.site(1);
    private final SimulatedHost a = site.hosts().get(0);
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));
    private final List<HostEvent> told = new ArrayList<>();

    EventFaultsTest() {
        site.time().advance(Duration.ofSeconds(1)); // what the start told is over
        a.subscribe(told::add);
    }

    private void unplugAndPlug() {
        a.detach(vm, "ua-net0-vf", Scope.LIVE);
        site.time().advance(Duration.ofSeconds(1));
        a.attach(vm, NIC, Scope.LIVE);
        site.time().advance(Duration.ofSeconds(1));
    }

    @Test
    void whatIsLostIsNeverTold() {
        a.faults().atEvent(DeviceRemoved.class, 1, new Fault.Lost());

        unplugAndPlug();
        site.time().advance(Duration.ofHours(1));

        assertThat(told).containsExactly(new DeviceAdded(vm, "ua-net1"));
        assertThat(a.faults().struck()).containsExactly(new Fault.Lost());
        assertThat(site.truth().devices(vm)).containsExactly("ua-net0", "ua-net1");
    }

    @Test
    void whatIsRepeatedIsToldTwice() {
        a.faults().atEvent(DeviceAdded.class, 1, new Fault.Repeated());

        unplugAndPlug();

        assertThat(told)
                .containsExactly(
                        new DeviceRemoved(vm, "ua-net0-vf"),
                        new DeviceAdded(vm, "ua-net1"),
                        new DeviceAdded(vm, "ua-net1"));
    }

    @Test
    void whatIsLateComesBehindWhatHappenedAfterIt() {
        a.faults().atEvent(1, new Fault.Late(Duration.ofSeconds(5)));

        unplugAndPlug();
        assertThat(told).containsExactly(new DeviceAdded(vm, "ua-net1"));
        site.time().advance(Duration.ofSeconds(5));

        assertThat(told).containsExactly(new DeviceAdded(vm, "ua-net1"), new DeviceRemoved(vm, "ua-net0-vf"));
    }

    @Test
    void onlyEventsOfTheKindCount() {
        a.faults().atEvent(DeviceAdded.class, 2, new Fault.Lost());

        unplugAndPlug();

        assertThat(told).hasSize(2);
        assertThat(a.faults().struck()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.faults().atEvent(DeviceAdded.class, 0, new Fault.Lost()));
    }
}
