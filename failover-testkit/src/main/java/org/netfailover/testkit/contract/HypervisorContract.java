package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.HostEvent.DeviceAdded;
import org.netfailover.libvirt.HostEvent.DeviceRemoved;
import org.netfailover.libvirt.HostPart;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.Subscription;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;
import org.netfailover.model.HostInventory;
import org.netfailover.plan.MigrationMode;

/**
 * What one host does for whoever asks: domains, devices, metadata, events, and its connection. Extend it, and say which
 * hosts with {@link #open()}.
 *
 * <pre><code>
 * class MyHypervisorTest extends HypervisorContract {
 *     {@literal @}Override
 *     protected TestBed open() {
 *         return new MyTestBed(); // your TestBed
 *     }
 * }
 * </code></pre>
 */
public abstract class HypervisorContract extends ContractBase {
    private static final String NAMESPACE = "https://example.org/contract";

    /** For subclasses. */
    protected HypervisorContract() {}

    /**
     * How often a device is plugged and unplugged where once shows little.
     *
     * @return 20, unless a subclass whose guests take seconds for each says fewer, but at least two
     */
    protected int repetitions() {
        return 20;
    }

    @Test
    void aDomainIsFoundByNameAndByUuid() {
        UUID vm = domain("found");

        DomainInfo info = new DomainInfo(vm, "found", DomainState.RUNNING, true);
        assertEquals(Optional.of(info), source().find("found"));
        assertEquals(Optional.of(info), source().find(vm.toString()));
        assertEquals(Optional.of(info), source().find(vm));
        assertTrue(source().domains().contains(info));
        assertEquals(Optional.empty(), destination().find(vm));
        assertEquals(Optional.empty(), source().find("nobody"));
    }

    @Test
    void theLiveXmlHasWhatTheHostGaveAndTheDefinitionHasNot() {
        UUID vm = bed().start("texts", nic(ALIAS, 1).replaceAll("<alias[^>]*>", ""));

        assertTrue(source().xml(vm, XmlKind.LIVE).contains("<alias name='net0'/>"));
        assertTrue(source().xml(vm, XmlKind.LIVE).contains("<target dev='vnet"));
        assertFalse(source().xml(vm, XmlKind.INACTIVE).contains("net0"));
        assertTrue(source().xml(vm, XmlKind.INACTIVE).contains("<address type='pci'"));
        assertFalse(source().xml(vm, XmlKind.MIGRATABLE).contains("net0"));
    }

    @Test
    void aDomainThatIsNotThereIsAnErrorOfItsOwn() {
        UUID nobody = new UUID(1, 2);

        refused(ErrorKind.NO_DOMAIN, () -> source().xml(nobody, XmlKind.LIVE));
        refused(ErrorKind.NO_DOMAIN, () -> source().attach(nobody, nic(ALIAS, 1), Scope.LIVE));
        refused(ErrorKind.NO_DOMAIN, () -> source().detach(nobody, ALIAS, Scope.LIVE));
        refused(ErrorKind.NO_DOMAIN, () -> source().job(nobody));
        refused(ErrorKind.NO_DOMAIN, () -> source().metadata(nobody, NAMESPACE, Scope.LIVE));
    }

    @Test
    void whatIsPluggedIsShownAndTold() {
        UUID vm = domain("plugged");
        Watch watch = new Watch(source(), timing());

        source().attach(vm, nic("ua-new", 2), Scope.LIVE);

        assertTrue(shows(source(), vm, "ua-new"));
        assertFalse(source().xml(vm, XmlKind.INACTIVE).contains("ua-new"));
        watch.expect(new DeviceAdded(vm, "ua-new"));
    }

    @Test
    void theDefinitionIsChangedByItself() {
        UUID vm = domain("configured");

        source().attach(vm, nic("ua-new", 2), Scope.CONFIG);
        assertFalse(shows(source(), vm, "ua-new"));
        assertTrue(source().xml(vm, XmlKind.INACTIVE).contains("ua-new"));

        source().detach(vm, "ua-new", Scope.CONFIG);
        assertFalse(source().xml(vm, XmlKind.INACTIVE).contains("ua-new"));
    }

    @Test
    void bothAreChangedAtOnce() {
        UUID vm = domain("both");

        source().attach(vm, nic("ua-new", 2), Scope.LIVE, Scope.CONFIG);

        assertTrue(shows(source(), vm, "ua-new"));
        assertTrue(source().xml(vm, XmlKind.INACTIVE).contains("ua-new"));
    }

    @Test
    void aGuestLetsGoAndIsBelievedThen() {
        UUID vm = domain("unplugged");
        Watch watch = new Watch(source(), timing());

        source().detach(vm, ALIAS, Scope.LIVE);

        watch.expect(new DeviceRemoved(vm, ALIAS));
        assertFalse(shows(source(), vm, ALIAS));
        assertTrue(source().xml(vm, XmlKind.INACTIVE).contains(ALIAS));
    }

    @Test
    void aGuestThatIgnoresTheRequestKeepsTheDeviceUntilItAnswers() {
        UUID vm = domain("late");
        Watch watch = new Watch(source(), timing());
        bed().guestAnswers(vm, source(), false);

        source().detach(vm, ALIAS, Scope.LIVE);
        assertFalse(watch.during(Duration.ofSeconds(2)).contains(new DeviceRemoved(vm, ALIAS)));
        assertTrue(shows(source(), vm, ALIAS));

        bed().guestAnswers(vm, source(), true);
        watch.expect(new DeviceRemoved(vm, ALIAS));
        assertFalse(shows(source(), vm, ALIAS));
    }

    @Test
    void aGuestThatStandsStillAnswersWhenItGoesOn() {
        UUID vm = domain("still");
        Watch watch = new Watch(source(), timing());
        bed().pause(vm, source(), true);
        assertEquals(DomainState.PAUSED, source().find(vm).orElseThrow().state());

        source().detach(vm, ALIAS, Scope.LIVE);
        assertFalse(watch.during(Duration.ofSeconds(1)).contains(new DeviceRemoved(vm, ALIAS)));

        bed().pause(vm, source(), false);
        watch.expect(new DeviceRemoved(vm, ALIAS));
    }

    @Test
    void aDeviceThatIsNotThereIsAnErrorOfItsOwn() {
        UUID vm = domain("absent");

        refused(ErrorKind.NO_DEVICE, () -> source().detach(vm, "ua-nothing", Scope.LIVE));
        refused(ErrorKind.NO_DEVICE, () -> source().detach(vm, "ua-nothing", Scope.CONFIG));
    }

    @Test
    void anAliasIsTakenOnce() {
        UUID vm = domain("twice");

        LibvirtException error = refused(ErrorKind.UNSUPPORTED, () -> source().attach(vm, nic(ALIAS, 2), Scope.LIVE));

        assertEquals(67, error.code());
    }

    @Test
    void aDeviceOnAnUnknownNetworkIsRefused() {
        UUID vm = domain("nowhere");
        String lost = networkNic("ua-lost", 2).replace("'" + bed().network() + "'", "'no-such-network'");

        refused(ErrorKind.NO_NETWORK, () -> source().attach(vm, lost, Scope.LIVE));

        assertFalse(shows(source(), vm, "ua-lost"));
    }

    @Test
    void aDeviceOnANetworkHasAPort() {
        UUID vm = bed().start("port", networkNic(ALIAS, 1));

        assertEquals(
                1,
                source().networkPorts(bed().network()).stream()
                        .filter(port -> port.ownerUuid().equals(Optional.of(vm)))
                        .count());
        refused(ErrorKind.NO_NETWORK, () -> source().networkPorts("no-such-network"));
    }

    @Test
    void aLinkIsSetDownAndUp() {
        UUID vm = domain("link");

        source().update(vm, nic(ALIAS, 1).replace("<alias", "<link state='down'/><alias"), Scope.LIVE);
        assertTrue(source().xml(vm, XmlKind.LIVE).contains("<link state='down'/>"));
        assertFalse(source().xml(vm, XmlKind.INACTIVE).contains("<link state='down'/>"));

        source().update(vm, nic(ALIAS, 1).replace("<alias", "<link state='up'/><alias"), Scope.LIVE);
        assertFalse(source().xml(vm, XmlKind.LIVE).contains("<link state='down'/>"));
    }

    @Test
    void anUpdateOfWhatIsNotThereIsRefused() {
        UUID vm = domain("update");

        refused(ErrorKind.NO_DEVICE, () -> source().update(vm, nic("ua-nothing", 9), Scope.LIVE));
    }

    @Test
    void metadataIsKeptForEachNamespace() {
        UUID vm = domain("metadata");
        assertEquals(Optional.empty(), source().metadata(vm, NAMESPACE, Scope.LIVE));

        source().setMetadata(vm, NAMESPACE, "t", Optional.of("<note>h\u00e9</note>"), Scope.LIVE, Scope.CONFIG);
        assertTrue(source().metadata(vm, NAMESPACE, Scope.LIVE).orElseThrow().contains("h\u00e9"));
        assertTrue(source().metadata(vm, NAMESPACE, Scope.CONFIG).orElseThrow().contains("h\u00e9"));
        assertTrue(source().xml(vm, XmlKind.LIVE).contains(NAMESPACE));

        source().setMetadata(vm, NAMESPACE, "t", Optional.empty(), Scope.LIVE);
        assertEquals(Optional.empty(), source().metadata(vm, NAMESPACE, Scope.LIVE));
        assertTrue(source().metadata(vm, NAMESPACE, Scope.CONFIG).isPresent());
    }

    @Test
    void aDomainThatIsOffHasOnlyADefinition() {
        UUID vm = domain("off");
        bed().destroy(vm, source());

        assertEquals(DomainState.SHUT_OFF, source().find(vm).orElseThrow().state());
        refused(ErrorKind.WRONG_STATE, () -> source().attach(vm, nic("ua-new", 2), Scope.LIVE));
        refused(ErrorKind.WRONG_STATE, () -> source().abortJob(vm));
        source().attach(vm, nic("ua-new", 2), Scope.CONFIG);
        CompletableFuture<Void> end = source().migrate(
                        vm,
                        destination(),
                        bed().migration(MigrationMode.PEER_TO_PEER).build());
        assertEquals(ErrorKind.WRONG_STATE, Watch.failed(timing(), end).kind());
    }

    @Test
    void withoutAJobThereIsNothingToTellAndNothingToAbort() {
        UUID vm = domain("idle");

        assertEquals(Optional.empty(), source().job(vm));
        refused(ErrorKind.WRONG_STATE, () -> source().abortJob(vm));
    }

    @Test
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
    void aConnectionThatIsAliveIsNotMadeAnew() {
        Watch watch = new Watch(source(), timing());

        source().reconnect();

        assertEquals(List.of(), watch.during(Duration.ofMillis(500)));
    }

    @Test
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
