package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;
import org.netfailover.xml.DomainXml;

@WithTwoHosts
@Timeout(60)
class DeviceTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    private static final MacAddress OTHER_MAC = MacAddress.parse("52:54:00:aa:bb:02");

    private final TestHost rig;
    private final LibvirtHost host;
    private final EventLog log;

    DeviceTest(TwoHosts hosts) {
        rig = hosts.a();
        host = rig.connect();
        log = new EventLog(host);
    }

    @BeforeEach
    void nothingIsLeftByOthers() {
        assertThat(host.domains()).isEmpty();
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aDeviceIsPluggedAndUnplugged() {
        try (RunningGuest guest = started(TinyGuest.named("plug").build())) {
            host.attach(guest.uuid(), TinyGuest.nicXml(MAC, "ua-net0"), Scope.LIVE);

            log.await(new HostEvent.DeviceAdded(guest.uuid(), "ua-net0"));
            assertThat(aliases(guest.uuid(), XmlKind.LIVE)).containsExactly("ua-net0");
            assertThat(aliases(guest.uuid(), XmlKind.INACTIVE)).isEmpty();
            host.detach(guest.uuid(), "ua-net0", Scope.LIVE);
            log.await(new HostEvent.DeviceRemoved(guest.uuid(), "ua-net0"));
            assertThat(aliases(guest.uuid(), XmlKind.LIVE)).isEmpty();
        }
    }

    @Test
    void aDefinitionIsChangedWithTheRunningDomainOrAlone() {
        try (RunningGuest guest = started(TinyGuest.named("both").build())) {
            host.attach(guest.uuid(), TinyGuest.nicXml(MAC, "ua-net0"), Scope.LIVE, Scope.CONFIG);
            host.attach(guest.uuid(), TinyGuest.nicXml(OTHER_MAC, "ua-net1"), Scope.CONFIG);

            assertThat(aliases(guest.uuid(), XmlKind.LIVE)).containsExactly("ua-net0");
            assertThat(aliases(guest.uuid(), XmlKind.INACTIVE)).containsExactly("ua-net0", "ua-net1");
            host.detach(guest.uuid(), "ua-net0", Scope.CONFIG);
            assertThat(aliases(guest.uuid(), XmlKind.LIVE)).containsExactly("ua-net0");
            assertThat(aliases(guest.uuid(), XmlKind.INACTIVE)).containsExactly("ua-net1");
        }
    }

    @Test
    void aDetachReturnsWhileTheGuestStillHasTheDevice() {
        TinyGuest ignoring = TinyGuest.named("ignoring")
                .nic(MAC, "ua-net0")
                .ignoringUnplugs()
                .build();
        try (RunningGuest guest = started(ignoring)) {
            host.detach(guest.uuid(), "ua-net0", Scope.LIVE);

            assertThat(aliases(guest.uuid(), XmlKind.LIVE)).containsExactly("ua-net0");
            assertThat(log.of(HostEvent.DeviceRemoved.class)).isEmpty();
            ignoring.answerUnplugs(rig);
            log.await(new HostEvent.DeviceRemoved(guest.uuid(), "ua-net0"));
        }
    }

    @Test
    void aDeviceThatIsNotThereIsToldApartFromOtherErrors() {
        try (RunningGuest guest = started(TinyGuest.named("missing").build())) {
            for (Scope scope : Scope.values()) {
                assertThatExceptionOfType(LibvirtException.class)
                        .isThrownBy(() -> host.detach(guest.uuid(), "ua-none", scope))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_DEVICE));
            }
        }
    }

    @Test
    void aChangeOfNothingIsRefused() {
        UUID nobody = UUID.randomUUID();

        assertThatIllegalArgumentException().isThrownBy(() -> host.attach(nobody, "<interface/>"));
        assertThatIllegalArgumentException().isThrownBy(() -> host.detach(nobody, "ua-net0"));
        assertThatIllegalArgumentException().isThrownBy(() -> host.update(nobody, "<interface/>"));
        assertThatIllegalArgumentException().isThrownBy(() -> host.setMetadata(nobody, "urn:x", "x", Optional.empty()));
    }

    @Test
    void aLinkIsSetInPlace() {
        try (RunningGuest guest =
                started(TinyGuest.named("link").nic(MAC, "ua-net0").build())) {
            DomainXml down =
                    DomainXml.parse(host.xml(guest.uuid(), XmlKind.LIVE)).withLink("ua-net0", LinkState.DOWN);

            host.update(guest.uuid(), down.device(down.nic("ua-net0")).text(), Scope.LIVE);

            assertThat(DomainXml.parse(host.xml(guest.uuid(), XmlKind.LIVE))
                            .nic("ua-net0")
                            .link())
                    .contains("down");
        }
    }

    @Test
    void aDomainIsFoundByNameAndByUuidInWhateverStateItIs() {
        TinyGuest guest = TinyGuest.named("found").build();
        assertThat(host.find("found")).isEmpty();
        try (RunningGuest running = started(guest)) {
            DomainInfo info = new DomainInfo(running.uuid(), "found", DomainState.RUNNING, true);

            assertThat(host.find("found")).contains(info);
            assertThat(host.find(running.uuid().toString())).contains(info);
            assertThat(host.find(running.uuid())).contains(info);
            assertThat(host.domains()).containsExactly(info);
            host.destroy("found");
            assertThat(host.find("found")).map(DomainInfo::state).contains(DomainState.SHUT_OFF);
        }
        assertThat(host.find(UUID.randomUUID())).isEmpty();
        assertThat(host.find("no such domain")).isEmpty();
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> host.xml(UUID.randomUUID(), XmlKind.LIVE))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_DOMAIN));
    }

    @Test
    void aDomainsLifeIsTold() {
        try (RunningGuest guest = started(TinyGuest.named("life").build())) {
            host.destroy("life");
            host.undefine("life");

            log.await(new HostEvent.Lifecycle(guest.uuid(), HostEvent.Change.UNDEFINED, 0));
            assertThat(log.of(HostEvent.Lifecycle.class))
                    .extracting(HostEvent.Lifecycle::change)
                    .containsSubsequence(
                            HostEvent.Change.DEFINED,
                            HostEvent.Change.STARTED,
                            HostEvent.Change.STOPPED,
                            HostEvent.Change.UNDEFINED);
        }
    }

    @Test
    void metadataIsKeptWithTheDefinitionAndTheRunningDomain() {
        String namespace = "urn:example:t\u00e4st";
        String element = "<pairs><pair alias='ua-net0'>\u2603 \ud83d\ude80</pair></pairs>";
        try (RunningGuest guest = started(TinyGuest.named("metadata").build())) {
            assertThat(host.metadata(guest.uuid(), namespace, Scope.CONFIG)).isEmpty();

            host.setMetadata(guest.uuid(), namespace, "nf", Optional.of(element), Scope.CONFIG, Scope.LIVE);

            for (Scope scope : Scope.values()) {
                assertThat(host.metadata(guest.uuid(), namespace, scope)
                                .orElseThrow()
                                .replace('"', '\''))
                        .contains("<pair alias='ua-net0'>\u2603 \ud83d\ude80</pair>");
            }
            host.setMetadata(guest.uuid(), namespace, "nf", Optional.empty(), Scope.CONFIG);
            assertThat(host.metadata(guest.uuid(), namespace, Scope.CONFIG)).isEmpty();
            assertThat(host.metadata(guest.uuid(), namespace, Scope.LIVE)).isPresent();
            host.setMetadata(guest.uuid(), namespace, "nf", Optional.empty(), Scope.CONFIG);
        }
    }

    private RunningGuest started(TinyGuest guest) {
        return RunningGuest.started(guest, rig, host);
    }

    private List<String> aliases(UUID domain, XmlKind kind) {
        return DomainXml.parse(host.xml(domain, kind)).nics().nics().stream()
                .flatMap(nic -> nic.alias().stream())
                .toList();
    }
}
