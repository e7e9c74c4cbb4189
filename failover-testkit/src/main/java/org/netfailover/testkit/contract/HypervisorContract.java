package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent.DeviceAdded;
import org.netfailover.libvirt.HostEvent.DeviceRemoved;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;
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
public abstract class HypervisorContract extends ConnectionContractBase {
    private static final String NAMESPACE = "https://example.org/contract";

    /** For subclasses. */
    protected HypervisorContract() {}

    @Test
    @Requires(
            value = "A domain is found by its name and by its UUID, and told with its state; another host knows"
                    + " nothing of it.",
            by = "Hypervisor.find; libvirt, virDomainLookupByName and virDomainLookupByUUID",
            otherwise = "an operation is done to another domain, or to none")
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
    @Requires(
            value = "The live XML has the aliases and taps that the host gave, and the XML to start or to migrate"
                    + " from has not.",
            by = "Hypervisor.xml; libvirt, virDomainGetXMLDesc",
            otherwise = "what one host gave is asked for on another, which refuses it or gives something else")
    void theLiveXmlHasWhatTheHostGaveAndTheDefinitionHasNot() {
        UUID vm = bed().start("texts", nic(ALIAS, 1).replaceAll("<alias[^>]*>", ""));

        assertTrue(source().xml(vm, XmlKind.LIVE).contains("<alias name='net0'/>"));
        assertTrue(source().xml(vm, XmlKind.LIVE).contains("<target dev='vnet"));
        assertFalse(source().xml(vm, XmlKind.INACTIVE).contains("net0"));
        assertTrue(source().xml(vm, XmlKind.INACTIVE).contains("<address type='pci'"));
        assertFalse(source().xml(vm, XmlKind.MIGRATABLE).contains("net0"));
    }

    @Test
    @Requires(
            value = "What is asked of a domain that is not there fails with NO_DOMAIN.",
            by = "Hypervisor; libvirt, VIR_ERR_NO_DOMAIN",
            otherwise = "a domain that has left is taken for one whose host has failed")
    void aDomainThatIsNotThereIsAnErrorOfItsOwn() {
        UUID nobody = new UUID(1, 2);

        refused(ErrorKind.NO_DOMAIN, () -> source().xml(nobody, XmlKind.LIVE));
        refused(ErrorKind.NO_DOMAIN, () -> source().attach(nobody, nic(ALIAS, 1), Scope.LIVE));
        refused(ErrorKind.NO_DOMAIN, () -> source().detach(nobody, ALIAS, Scope.LIVE));
        refused(ErrorKind.NO_DOMAIN, () -> source().job(nobody));
        refused(ErrorKind.NO_DOMAIN, () -> source().metadata(nobody, NAMESPACE, Scope.LIVE));
    }

    @Test
    @Requires(
            value = "A device that was plugged is in the live XML when the call returns, and DEVICE_ADDED is told.",
            by = "Hypervisor.attach; libvirt, virDomainAttachDeviceFlags",
            otherwise = "a primary is plugged before its standby is there")
    void whatIsPluggedIsShownAndTold() {
        UUID vm = domain("plugged");
        Watch watch = new Watch(source(), timing());

        source().attach(vm, nic("ua-new", 2), Scope.LIVE);

        assertTrue(shows(source(), vm, "ua-new"));
        assertFalse(source().xml(vm, XmlKind.INACTIVE).contains("ua-new"));
        watch.expect(new DeviceAdded(vm, "ua-new"));
    }

    @Test
    @Requires(
            value = "With the scope CONFIG alone the definition changes, and what runs does not.",
            by = "Hypervisor.attach; libvirt, VIR_DOMAIN_AFFECT_CONFIG",
            otherwise = "the guest loses a NIC that was to go at its next start")
    void theDefinitionIsChangedByItself() {
        UUID vm = domain("configured");

        source().attach(vm, nic("ua-new", 2), Scope.CONFIG);
        assertFalse(shows(source(), vm, "ua-new"));
        assertTrue(source().xml(vm, XmlKind.INACTIVE).contains("ua-new"));

        source().detach(vm, "ua-new", Scope.CONFIG);
        assertFalse(source().xml(vm, XmlKind.INACTIVE).contains("ua-new"));
    }

    @Test
    @Requires(
            value = "With both scopes the domain that runs and its definition change.",
            by = "Hypervisor.attach; libvirt, VIR_DOMAIN_AFFECT_LIVE and VIR_DOMAIN_AFFECT_CONFIG",
            otherwise = "the guest has another NIC after its next start")
    void bothAreChangedAtOnce() {
        UUID vm = domain("both");

        source().attach(vm, nic("ua-new", 2), Scope.LIVE, Scope.CONFIG);

        assertTrue(shows(source(), vm, "ua-new"));
        assertTrue(source().xml(vm, XmlKind.INACTIVE).contains("ua-new"));
    }

    @Test
    @Requires(
            value = "When a guest has let go of a device DEVICE_REMOVED is told, and the live XML lacks the device.",
            by = "Hypervisor.detach; libvirt, virDomainDetachDeviceAlias",
            otherwise = "nobody knows when a VF may be given to somebody else")
    void aGuestLetsGoAndIsBelievedThen() {
        UUID vm = domain("unplugged");
        Watch watch = new Watch(source(), timing());

        source().detach(vm, ALIAS, Scope.LIVE);

        watch.expect(new DeviceRemoved(vm, ALIAS));
        assertFalse(shows(source(), vm, ALIAS));
        assertTrue(source().xml(vm, XmlKind.INACTIVE).contains(ALIAS));
    }

    @Test
    @Requires(
            value = "A device that the guest has not let go of stays in the live XML, and goes when it answers,"
                    + " however late.",
            by = "Hypervisor.detach; libvirt, virDomainDetachDeviceAlias",
            otherwise = "the VF is given to somebody else while the guest sends on it")
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
    @Requires(
            value = "A guest whose processors stand still lets go of a device when they go on, and not before.",
            by = "Hypervisor.detach; QEMU, device_del",
            otherwise = "a tool waits for what cannot happen, or does not see it when it does")
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
    @Requires(
            value = "What is asked of a device that is not there fails with NO_DEVICE.",
            by = "Hypervisor.detach; libvirt, VIR_ERR_DEVICE_MISSING",
            otherwise = "an unplug that is done already looks as if it had failed")
    void aDeviceThatIsNotThereIsAnErrorOfItsOwn() {
        UUID vm = domain("absent");

        refused(ErrorKind.NO_DEVICE, () -> source().detach(vm, "ua-nothing", Scope.LIVE));
        refused(ErrorKind.NO_DEVICE, () -> source().detach(vm, "ua-nothing", Scope.CONFIG));
    }

    @Test
    @Requires(
            value = "A device with an alias that another has is refused as UNSUPPORTED, with libvirt's number 67.",
            by = "Hypervisor.attach; libvirt, domain XML, alias",
            otherwise = "a primary refers to one of two devices, and nobody knows which")
    void anAliasIsTakenOnce() {
        UUID vm = domain("twice");

        LibvirtException error = refused(ErrorKind.UNSUPPORTED, () -> source().attach(vm, nic(ALIAS, 2), Scope.LIVE));

        assertEquals(67, error.code());
    }

    @Test
    @Requires(
            value = "A device on a network that the host lacks is refused with NO_NETWORK, and nothing of it stays.",
            by = "Hypervisor.attach; libvirt, VIR_ERR_NO_NETWORK",
            otherwise = "half a pair stays behind")
    void aDeviceOnAnUnknownNetworkIsRefused() {
        UUID vm = domain("nowhere");
        String lost = networkNic("ua-lost", 2).replace("'" + bed().network() + "'", "'no-such-network'");

        refused(ErrorKind.NO_NETWORK, () -> source().attach(vm, lost, Scope.LIVE));

        assertFalse(shows(source(), vm, "ua-lost"));
    }

    @Test
    @Requires(
            value = "A NIC on a network has a port of it that names its domain.",
            by = "Hypervisor.networkPorts; libvirt, virNetworkListAllPorts",
            otherwise = "a VF that leaks is not found")
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
    @Requires(
            value = "A NIC's link is set in the domain that runs, and the definition keeps its own.",
            by = "Hypervisor.update; libvirt, virDomainUpdateDeviceFlags",
            otherwise = "the guest has no path while its VF is away")
    void aLinkIsSetDownAndUp() {
        UUID vm = domain("link");

        source().update(vm, nic(ALIAS, 1).replace("<alias", "<link state='down'/><alias"), Scope.LIVE);
        assertTrue(source().xml(vm, XmlKind.LIVE).contains("<link state='down'/>"));
        assertFalse(source().xml(vm, XmlKind.INACTIVE).contains("<link state='down'/>"));

        source().update(vm, nic(ALIAS, 1).replace("<alias", "<link state='up'/><alias"), Scope.LIVE);
        assertFalse(source().xml(vm, XmlKind.LIVE).contains("<link state='down'/>"));
    }

    @Test
    @Requires(
            value = "An update of a NIC that is not there fails with NO_DEVICE.",
            by = "Hypervisor.update; libvirt, VIR_ERR_DEVICE_MISSING",
            otherwise = "a standby is taken for one whose link is up")
    void anUpdateOfWhatIsNotThereIsRefused() {
        UUID vm = domain("update");

        refused(ErrorKind.NO_DEVICE, () -> source().update(vm, nic("ua-nothing", 9), Scope.LIVE));
    }

    @Test
    @Requires(
            value = "Metadata are kept for each namespace and scope, in UTF-8, and can be taken away.",
            by = "Hypervisor.setMetadata; libvirt, virDomainSetMetadata",
            otherwise = "pairs that are remembered with a domain are lost, or those of others are")
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
    @Requires(
            value = "Of a domain that is off only the definition can be changed; all else fails with WRONG_STATE.",
            by = "Hypervisor; libvirt, VIR_ERR_OPERATION_INVALID",
            otherwise = "an operation on a domain that has ended looks as if it were done")
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
    @Requires(
            value = "A domain without a job has none to tell of, and an abort of it fails with WRONG_STATE.",
            by = "Hypervisor.job and Hypervisor.abortJob; libvirt, virDomainGetJobStats and virDomainAbortJob",
            otherwise = "a migration that is over is waited for")
    void withoutAJobThereIsNothingToTellAndNothingToAbort() {
        UUID vm = domain("idle");

        assertEquals(Optional.empty(), source().job(vm));
        refused(ErrorKind.WRONG_STATE, () -> source().abortJob(vm));
    }
}
