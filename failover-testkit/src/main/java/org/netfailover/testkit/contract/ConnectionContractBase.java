package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.HostEvent.DeviceAdded;
import org.netfailover.libvirt.HostEvent.DeviceRemoved;
import org.netfailover.libvirt.HostPart;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.Subscription;
import org.netfailover.model.DomainState;
import org.netfailover.model.HostInventory;

/** What a host tells, of itself and by events, and what becomes of the connection to it. */
abstract class ConnectionContractBase extends ContractBase {
    ConnectionContractBase() {}

    /**
     * How often a device is plugged and unplugged where once shows little.
     *
     * @return 20, unless a subclass whose guests take seconds for each says fewer, but at least two
     */
    protected int repetitions() {
        return 20;
    }

    @Test
    @Requires(
            value = "The inventory has the versions of libvirt and QEMU, the machine types, and each network with its"
                    + " state.",
            by = "Hypervisor.inventory; libvirt, virConnectGetLibVersion and virConnectListAllNetworks",
            otherwise = "a move to a host that cannot take the domain is begun")
    void theInventoryTellsVersionsAndNetworks() {
        HostInventory inventory = source().inventory();

        assertTrue(inventory.libvirt().isPresent());
        assertTrue(inventory.qemu().isPresent());
        assertTrue(inventory.network(bed().network()).orElseThrow().active());
        assertTrue(inventory.machines().contains("q35"));

        bed().setNetworkActive(source(), false);
        assertFalse(source().inventory().network(bed().network()).orElseThrow().active());
        bed().setNetworkActive(source(), true);
    }

    @Test
    @Requires(
            value = "Of the parts of an inventory those that are asked for are told, and the versions.",
            by = "Hypervisor.inventory",
            otherwise = "every plan waits for what it does not need")
    void onlyThePartsOfTheInventoryThatAreAskedForAreTold() {
        HostInventory networks = source().inventory(EnumSet.of(HostPart.NETWORKS));

        assertTrue(networks.libvirt().isPresent());
        assertTrue(networks.network(bed().network()).isPresent());
        assertEquals(List.of(), networks.machines());
        assertEquals(List.of(), networks.functions());
        assertEquals(
                List.of(), source().inventory(EnumSet.of(HostPart.MACHINES)).networks());
    }

    @Test
    @Requires(
            value = "Every listener hears all events until it ends, whatever another one throws.",
            by = "Hypervisor.subscribe; libvirt, virConnectDomainEventRegisterAny",
            otherwise = "one operation's mistake makes another wait for an event that has come")
    void everyListenerHearsEverythingUntilItEnds() {
        UUID vm = domain("heard");
        Watch first = new Watch(source(), timing());
        Watch second = new Watch(source(), timing());
        List<HostEvent> ended = new ArrayList<>();
        Subscription subscription = source().subscribe(ended::add);
        subscription.close();
        subscription.close();
        Subscription failing = source().subscribe(event -> {
            throw new IllegalStateException("a listener that fails");
        });
        source().attach(vm, nic("ua-new", 2), Scope.LIVE);

        first.expect(new DeviceAdded(vm, "ua-new"));
        second.expect(new DeviceAdded(vm, "ua-new"));
        failing.close();
        assertEquals(List.of(), ended);
    }

    @Test
    @Requires(
            value = "No event is lost, none comes twice, and they come in the order in which things happened.",
            by = "Hypervisor.subscribe; libvirt, virConnectDomainEventRegisterAny",
            otherwise = "a device that is gone is taken for one that was just plugged")
    void whatIsPluggedAgainAndAgainIsToldAsOftenAndInOrder() {
        UUID vm = domain("many");
        int times = repetitions();
        Watch watch = new Watch(source(), timing());
        List<HostEvent> told = new ArrayList<>();
        source().subscribe(told::add);
        for (int i = 0; i < times; i++) {
            source().attach(vm, nic("ua-again", 2), Scope.LIVE);
            source().detach(vm, "ua-again", Scope.LIVE);
            Watch.until(timing(), "unplugged", () -> !shows(source(), vm, "ua-again"));
        }
        Watch.until(
                timing(),
                "all is told",
                () -> List.copyOf(told).stream()
                                .filter(DeviceRemoved.class::isInstance)
                                .count()
                        == times);
        watch.expect(new DeviceRemoved(vm, "ua-again"));
        List<HostEvent> devices = told.stream()
                .filter(event -> event instanceof DeviceAdded || event instanceof DeviceRemoved)
                .toList();
        for (int i = 0; i < 2 * times; i++) {
            assertEquals(i % 2 == 0, devices.get(i) instanceof DeviceAdded, "event " + i);
        }
    }

    @Test
    @Requires(
            value = "A connection that has ended is told at once, and every call fails with DISCONNECTED until it is"
                    + " made anew.",
            by = "Hypervisor.isAlive and Hypervisor.reconnect; libvirt, virConnectRegisterCloseCallback",
            otherwise = "events are waited for that nobody can send")
    void aDaemonThatDiesIsToldAndItsDomainsGoOn() {
        UUID vm = domain("survivor");
        Watch watch = new Watch(source(), timing());
        assertTrue(source().isAlive());

        bed().killDaemon(source());

        watch.expect("disconnected", HostEvent.Disconnected.class::isInstance);
        assertFalse(source().isAlive());
        refused(ErrorKind.DISCONNECTED, () -> source().find(vm));
        refused(ErrorKind.DISCONNECTED, () -> source().reconnect());
        assertFalse(source().isAlive());

        bed().startDaemon(source());
        source().reconnect();

        watch.expect("reconnected", HostEvent.Reconnected.class::isInstance);
        assertTrue(source().isAlive());
        assertEquals(DomainState.RUNNING, source().find(vm).orElseThrow().state());
        source().attach(vm, nic("ua-new", 2), Scope.LIVE);
        watch.expect(new DeviceAdded(vm, "ua-new"));
    }

    @Test
    @Requires(
            value = "A connection that is alive is left as it is.",
            by = "Hypervisor.reconnect",
            otherwise = "the events of other operations are lost")
    void aConnectionThatIsAliveIsNotMadeAnew() {
        Watch watch = new Watch(source(), timing());

        source().reconnect();

        assertEquals(List.of(), watch.during(Duration.ofMillis(500)));
    }

    @Test
    @Requires(
            value = "A connection that was closed refuses everything with IllegalStateException, and closing it again"
                    + " does nothing.",
            by = "Hypervisor.close",
            otherwise = "a handle that libvirt has freed is used")
    void afterItsEndNothingCanBeAsked() {
        Hypervisor host = source();
        host.close();
        host.close();

        assertThrows(IllegalStateException.class, host::isAlive);
        assertThrows(IllegalStateException.class, host::domains);
        assertThrows(IllegalStateException.class, host::inventory);
        assertThrows(IllegalStateException.class, () -> host.find("x"));
        assertThrows(IllegalStateException.class, () -> host.subscribe(event -> {}));
        assertThrows(IllegalStateException.class, host::reconnect);
    }
}
