package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;

@WithLibvirt
@Timeout(60)
class PrivateLibvirtTest {
    private static final List<Path> LIBVIRTS_FOLDERS = Stream.of(
                    "/run", "/etc/libvirt", "/var/lib/libvirt", "/var/cache/libvirt", "/var/log/libvirt")
            .map(Path::of)
            .toList();

    @Test
    void twoDaemonsKnowNothingOfEachOther() {
        try (PrivateLibvirt first = PrivateLibvirt.start();
                PrivateLibvirt second = PrivateLibvirt.start();
                LibvirtHost a = first.connect();
                LibvirtHost b = second.connect()) {
            a.define(Domains.named("only-on-a"), DefineOption.VALIDATE);

            assertThat(a.inactiveXml("only-on-a")).contains("<name>only-on-a</name>");
            assertThatExceptionOfType(LibvirtException.class).isThrownBy(() -> b.inactiveXml("only-on-a"));
        }
    }

    @Test
    void nothingIsLeftWhenItIsClosed() {
        List<List<Path>> before =
                LIBVIRTS_FOLDERS.stream().map(PrivateLibvirtTest::listing).toList();
        List<ProcessHandle> others = ProcessHandle.current().descendants().toList();
        List<ProcessHandle> processes;

        PrivateLibvirt libvirt = PrivateLibvirt.start();
        try (LibvirtHost host = libvirt.connect()) {
            host.define(Domains.named("left-behind"));
            host.start("left-behind");
            processes = ProcessHandle.current()
                    .descendants()
                    .filter(process -> !others.contains(process))
                    .toList();
            assertThat(processes.stream().map(PrivateLibvirtTest::command))
                    .anyMatch(command -> command.endsWith("/libvirtd"))
                    .anyMatch(command -> command.contains("/qemu-system-"));
        }
        libvirt.close();
        libvirt.close();

        assertThat(libvirt.isRunning()).isFalse();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(LIBVIRTS_FOLDERS.stream().map(PrivateLibvirtTest::listing)).isEqualTo(before);
        assertThat(listing(Path.of("/proc/self/mounts")))
                .noneMatch(mount -> mount.toString().contains("private-libvirt"));
    }

    @Test
    void theDaemonDiesWithAJvmThatIsKilled() throws Exception {
        List<ProcessHandle> processes = KilledJvm.orphansOf(OtherJvm.class, "/libvirtd");

        KilledJvm.assertGone(processes);
    }

    @Test
    void itHasNoKvmAndNoNetworkOfTheMachines() {
        try (PrivateLibvirt libvirt = PrivateLibvirt.start()) {
            assertThat(libvirt.file("/dev/kvm")).doesNotExist();
            assertThat(libvirt.file("/dev/null")).exists();
            assertThat(listing(libvirt.file("/sys/class/net")))
                    .extracting(path -> String.valueOf(path.getFileName()))
                    .doesNotContain("eth0");
        }
    }

    @Test
    void theSharedDaemonIsOneAndTheSame(PrivateLibvirt libvirt, LibvirtHost host) {
        assertThat(libvirt).isSameAs(PrivateLibvirt.shared());
        assertThat(host).isSameAs(PrivateLibvirt.sharedHost());
        assertThat(host.uri()).isEqualTo(libvirt.uri());
        assertThat(host.isAlive()).isTrue();
    }

    /** Starts a daemon and waits to be killed. */
    static final class OtherJvm {
        private OtherJvm() {}

        public static void main(String[] args) throws InterruptedException {
            PrivateLibvirt libvirt = PrivateLibvirt.start();
            System.out.println("ready");
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
            libvirt.close();
        }
    }

    private static String command(ProcessHandle process) {
        return process.info().command().orElse("");
    }

    private static List<Path> listing(Path folder) {
        if (Files.isRegularFile(folder)) {
            try (Stream<String> lines = Files.lines(folder)) {
                return lines.map(Path::of).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
