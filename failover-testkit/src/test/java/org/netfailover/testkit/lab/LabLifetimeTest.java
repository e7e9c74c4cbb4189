package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.testkit.daemon.KilledJvm;

/** A lab comes without the machine noticing, and goes without a trace. */
@WithSriovLab
@Timeout(600)
class LabLifetimeTest {
    @Test
    void aGuestIsReachedAndNothingIsLeft() throws Exception {
        List<String> built = new ArrayList<>();
        LabImages.prepared(built::add);
        built.clear();
        List<String> devices = networkDevices();
        LabGuest guest = LabGuest.withPair("visitor");
        List<ProcessHandle> processes;
        SriovLab lab = SriovLab.start(LabOptions.of(LabTopology.PF), built::add);
        try (lab) {
            assertThat(built).containsExactly("booting both hosts", "both hosts are up");
            guest.start(lab.a());
            assertThat(guest.answers(lab)).isTrue();
            assertThat(lab.b().run("ip", "-br", "link", "show", "master", "br0"))
                    .startsWith("pf0 ");
            processes = lab.processes();
            assertThat(processes).hasSizeGreaterThan(3);
            assertThat(networkDevices()).isEqualTo(devices);
        }
        lab.close();

        KilledJvm.assertGone(processes);
        assertThat(networkDevices()).isEqualTo(devices);
        assertThat(lines("/proc/self/mounts")).noneMatch(mount -> mount.contains("netfailover-lab"));
        assertThat(lab.isOpen()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> lab.a().run("true"));
    }

    @Test
    void nothingIsLeftOfAJvmThatIsKilled() throws Exception {
        List<ProcessHandle> processes = KilledJvm.orphansOf(OtherJvm.class, "qemu-system-");

        KilledJvm.assertGone(processes);
    }

    @Test
    void aHostThatDoesNotComeUpSaysWhatItSaidLast() {
        LabOptions hasty = LabOptions.of(LabTopology.VLAN).withBootWithin(Duration.ofMillis(1500));

        assertThatIllegalStateException()
                .isThrownBy(() -> SriovLab.start(hasty))
                .withMessageContaining("host-a is not up in time; the end of its console:");
    }

    /** Starts a lab whose hosts are still booting and waits to be killed. */
    static final class OtherJvm {
        private OtherJvm() {}

        public static void main(String[] args) throws InterruptedException {
            try (LabPlace place = LabPlace.make(LabImages.prepared(step -> {}))) {
                for (HostMachine machine : List.of(HostMachine.A, HostMachine.B)) {
                    new LabHost(place, LabTopology.VLAN, machine).power(HostOptions.DEFAULT);
                }
                System.out.println("ready");
                Thread.sleep(TimeUnit.MINUTES.toMillis(1));
            }
        }
    }

    private static List<String> networkDevices() {
        try (Stream<Path> devices = Files.list(Path.of("/sys/class/net"))) {
            return devices.map(device -> String.valueOf(device.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Path.of(file));
    }
}
