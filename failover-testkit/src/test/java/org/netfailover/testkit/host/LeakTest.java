package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.MacAddress;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** Whatever is asked of a host, and however often, nothing piles up in this process. */
@WithTwoHosts
class LeakTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    private static final int WARM_UP = 25;
    private static final long MIB = 1 << 20;

    private final TestHost rig;

    LeakTest(TwoHosts hosts) {
        rig = hosts.a();
    }

    @Test
    @Timeout(120)
    void nothingGrowsWhileADeviceComesAndGoes() {
        comesAndGoes(50, 2 * MIB);
    }

    @Test
    @Timeout(1800)
    @Tag("soak")
    void nothingGrowsWhileADeviceComesAndGoesForLong() {
        comesAndGoes(2000, 2 * MIB);
    }

    private void comesAndGoes(int cycles, long tolerated) {
        try (LibvirtHost host = rig.connect();
                RunningGuest guest =
                        RunningGuest.started(TinyGuest.named("leak").build(), rig, host)) {
            cycles(host, guest, WARM_UP);
            Footprint before = Footprint.now();

            cycles(host, guest, cycles);

            Footprint after = Footprint.now();
            System.out.println(cycles + " cycles: " + before + " to " + after);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
            assertThat(after.files()).isLessThanOrEqualTo(before.files());
            assertThat(after.heap() - before.heap()).as("growth of the heap").isLessThan(tolerated);
            assertThat(after.allocated() - before.allocated())
                    .as("growth of native memory")
                    .isLessThan(tolerated);
        }
    }

    /** Each has a connection of its own beside the lasting one, so that connections come and go as well. */
    private void cycles(LibvirtHost host, RunningGuest guest, int number) {
        for (int i = 0; i < number; i++) {
            try (LibvirtHost passing = rig.connect();
                    EventLog log = new EventLog(host);
                    EventLog passingLog = new EventLog(passing)) {
                passing.attach(guest.uuid(), TinyGuest.nicXml(MAC, "ua-net0"), Scope.LIVE);
                host.detach(guest.uuid(), "ua-net0", Scope.LIVE);
                log.await(new HostEvent.DeviceRemoved(guest.uuid(), "ua-net0"));
                passingLog.await(new HostEvent.DeviceRemoved(guest.uuid(), "ua-net0"));
                ask(host, guest);
            }
        }
    }

    private static void ask(LibvirtHost host, RunningGuest guest) {
        host.setMetadata(guest.uuid(), "urn:leak", "l", Optional.of("<leak/>"), Scope.CONFIG);
        assertThat(host.metadata(guest.uuid(), "urn:leak", Scope.CONFIG)).isPresent();
        assertThat(host.xml(guest.uuid(), XmlKind.MIGRATABLE)).isNotEmpty();
        assertThat(host.job(guest.uuid())).isEmpty();
        assertThat(host.domains()).isNotEmpty();
        assertThat(host.inventory().networks()).isNotEmpty();
        assertThat(host.networkPorts(TestHost.NETWORK)).isEmpty();
        try {
            host.detach(guest.uuid(), "ua-none", Scope.LIVE);
        } catch (LibvirtException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.NO_DEVICE);
        }
    }
}
