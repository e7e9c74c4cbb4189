package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.LibvirtHost;

/** Two hosts come without the machine noticing, and go without a trace. */
@WithTwoHosts
@Timeout(60)
class TwoHostsLifetimeTest {
    @Test
    void hostsAreToldApart() {
        try (TwoHosts hosts = TwoHosts.start()) {
            assertThat(hosts.a().run("hostname")).isEqualTo(hosts.a().name()).isEqualTo("host-a");
            assertThat(hosts.b().run("hostname")).isEqualTo(hosts.b().name()).isEqualTo("host-b");
            assertThat(hostUuid(hosts.a())).isNotEqualTo(hostUuid(hosts.b()));
            assertThat(hosts.a().file("/dev/kvm")).doesNotExist();
        }
    }

    @Test
    void pairsRunSideBySide() {
        try (TwoHosts one = TwoHosts.start();
                TwoHosts other = TwoHosts.start()) {
            TinyGuest guest = TinyGuest.named("twin").build();
            for (TwoHosts hosts : List.of(one, other)) {
                Virsh.on(hosts.a()).run("create", Virsh.file(guest.xml()));
                Virsh.on(hosts.a())
                        .run(
                                "migrate",
                                "--live",
                                "--p2p",
                                guest.name(),
                                hosts.b().peerUri());
            }

            assertThat(guest.isAlive(one.b())).isTrue();
            assertThat(guest.isAlive(other.b())).isTrue();
        }
    }

    @Test
    void nothingIsLeftWhenTheyAreClosed() {
        List<String> devices = networkDevices();
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
        List<ProcessHandle> processes;
        TwoHosts hosts = TwoHosts.start();
        try (LibvirtHost b = hosts.b().connect()) {
            b.define(TinyGuest.named("left-behind").build().xml());
            b.start("left-behind");
            processes = ProcessHandle.current()
                    .descendants()
                    .filter(process -> !before.contains(process))
                    .toList();
            assertThat(networkDevices()).isEqualTo(devices);
            assertThat(processes.stream().map(TwoHostsLifetimeTest::command))
                    .filteredOn(command -> command.endsWith("/libvirtd"))
                    .hasSizeGreaterThanOrEqualTo(2);
        }

        hosts.close();
        hosts.close();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(networkDevices()).isEqualTo(devices);
        assertThat(lines("/proc/self/mounts")).noneMatch(mount -> mount.contains("private-libvirt"));
        assertThat(hosts.a().isRunning()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> hosts.a().run("true"));
    }

    @Test
    void nothingIsLeftOfAJvmThatIsKilled() throws Exception {
        List<String> devices = networkDevices();
        List<ProcessHandle> processes = KilledJvm.orphansOf(OtherJvm.class, "/qemu-system-");

        KilledJvm.assertGone(processes);
        assertThat(networkDevices()).isEqualTo(devices);
    }

    /** Starts two hosts and a guest, freezes a daemon and waits to be killed. */
    static final class OtherJvm {
        private OtherJvm() {}

        public static void main(String[] args) throws InterruptedException {
            try (TwoHosts hosts = TwoHosts.start();
                    LibvirtHost a = hosts.a().connect()) {
                a.define(TinyGuest.named("orphan").build().xml());
                a.start("orphan");
                hosts.b().freeze();
                System.out.println("ready");
                Thread.sleep(TimeUnit.MINUTES.toMillis(1));
            }
        }
    }

    private static String hostUuid(TestHost host) {
        String capabilities = Virsh.on(host).run("capabilities");
        return capabilities.substring(capabilities.indexOf("<uuid>"), capabilities.indexOf("</uuid>"));
    }

    private static String command(ProcessHandle process) {
        return process.info().command().orElse("");
    }

    private static List<String> networkDevices() {
        return lines("/proc/self/net/dev").stream()
                .filter(line -> line.contains(":"))
                .map(line -> line.substring(0, line.indexOf(':')).strip())
                .toList();
    }

    private static List<String> lines(String file) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
