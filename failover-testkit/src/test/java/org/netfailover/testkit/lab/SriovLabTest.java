package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.DomainState;

/** Two hosts with SR-IOV, as their users see them. */
@WithSriovLab
@Timeout(600)
class SriovLabTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static SriovLab lab;

    @BeforeAll
    static void aGuestWithAPair(SriovLab started) {
        lab = started;
        LabGuest.withPair("mover").start(lab.a());
    }

    @Test
    void hostsHaveVfsThatAnIommuKeepsApart() {
        for (LabHost host : lab.hosts()) {
            assertThat(host.run("hostname").strip()).isEqualTo(host.name());
            assertThat(host.run("cat", "/sys/class/net/pf0/device/sriov_numvfs").strip())
                    .isEqualTo("2");
            assertThat(host.run("readlink", "/sys/class/net/pf0/device/virtfn0").strip())
                    .endsWith("0000:01:10.0");
            assertThat(host.run("sh", "-c", "ls -d /sys/kernel/iommu_groups/*").lines())
                    .hasSizeGreaterThan(2);
            assertThat(host.run("lsmod")).contains("vhost_net", "kvm_amd", "vfio_pci");
            assertThat(host.run("virsh", "net-list", "--name").lines()).contains(LabHost.NETWORK, LabHost.POOL);
        }
    }

    @Test
    void commandsHaveTheirArgumentsAsTheyAreAndKeepTheirStatus() {
        LabHost host = lab.a();
        String odd = "a b\t'c' \"d\" $HOME `e` \\ * \u00fc\n";

        CommandResult result =
                host.run(List.of("sh", "-c", "printf %s \"$1\"; echo oops >&2; exit 7", "sh", odd), SOON);

        assertThat(result).isEqualTo(new CommandResult(7, odd, "oops\n"));
        assertThat(host.run(List.of("no-such-program"), SOON).status()).isEqualTo(127);
        assertThat(host.run(List.of("sh", "-c", "kill -9 $$"), SOON).status()).isEqualTo(137);
        host.put("/tmp/odd", odd);
        assertThat(host.run("cat", "/tmp/odd")).isEqualTo(odd);
        String much = host.run("seq", "100000");
        assertThat(much.lines()).hasSize(100_000);
    }

    @Test
    void aCommandThatTakesTooLongIsKilled() {
        LabHost host = lab.a();

        assertThatIllegalStateException()
                .isThrownBy(() -> host.run(List.of("sleep", "4711"), Duration.ofMillis(300)))
                .withMessageContaining("too long");

        assertThat(host.run(List.of("sh", "-c", "sleep 0.5; pgrep -f 'sleep 471[1]'"), SOON)
                        .status())
                .isEqualTo(1);
    }

    @Test
    void theMonitorShowsTheHostsHardware() {
        assertThat(lab.b().monitor("info pci")).contains("8086:10c9");
        assertThat(lab.b().monitor("no \"such\" command")).contains("unknown command");
    }

    @Test
    void daemonsAreReachedFromThisMachineAndFromEachOther() {
        try (LibvirtHost host = lab.b().connect()) {
            assertThat(host.libvirtVersion().toString()).startsWith("11.");
            assertThat(host.hypervisorVersion().toString()).startsWith("10.");
        }
        assertThat(lab.a().run("virsh", "-c", lab.b().peerUri(), "hostname").strip())
                .isEqualTo("host-b");
    }

    @Test
    void theGuestsVfLeadsOnTheSegmentAndIsTheStandbysMate() {
        LabGuest guest = LabGuest.withPair("mover");

        assertThat(guest.answers(lab)).isTrue();
        assertThat(LabEnds.slaves(guest, lab.a())).hasSize(2);
        assertThat(lab.a().run("ip", "link", "show", "pf0")).contains("link/ether " + guest.mac() + " brd");
        try (LibvirtHost host = lab.a().connect()) {
            assertThat(host.find("mover").orElseThrow().state()).isEqualTo(DomainState.RUNNING);
        }
    }
}
