package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** In a process whose locale and encodings know ASCII alone. */
@WithTwoHosts
@Timeout(60)
class AsciiLocaleTest {
    private static final String LETTERS = "g\u00e4st-\u2603-\ud83d\ude80";

    @Test
    void lettersSurviveAndNothingIsPrintedEvenWhenTheDaemonDies(TwoHosts hosts) throws Exception {
        TestHost rig = hosts.b();
        Process ascii = java(rig.uri());
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(ascii.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(line(output)).isEqualTo("as it was");
            rig.kill();
            assertThat(line(output)).isEqualTo("disconnected");
            assertThat(line(output)).isEqualTo("closed");
            assertThat(line(output)).isNull();
        } finally {
            ascii.destroyForcibly();
            rig.restart();
        }
    }

    /** What the JVM itself has to say of its options and of native access is left out. */
    private static String line(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && (line.isBlank() || line.startsWith("WARNING:"))) {
            line = output.readLine();
        }
        return line;
    }

    private static Process java(String uri) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=US-ASCII",
                "-Dsun.jnu.encoding=ANSI_X3.4-1968",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                Fork.class.getName(),
                uri);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("LANG", "C");
        return builder.redirectErrorStream(true).start();
    }

    /** Hands letters beyond ASCII to libvirt and back, provokes errors on the way, and sees the daemon die. */
    static final class Fork {
        private Fork() {}

        public static void main(String[] args) throws InterruptedException {
            CountDownLatch ended = new CountDownLatch(1);
            try (LibvirtHost host = LibvirtHost.open(args[0])) {
                host.subscribe(event -> {
                    if (event instanceof HostEvent.Disconnected) {
                        ended.countDown();
                    }
                });
                System.out.println(differences(host).isEmpty() ? "as it was" : differences(host));
                System.out.println(ended.await(20, TimeUnit.SECONDS) ? "disconnected" : "still there");
                refused(host::domains);
            }
            System.out.println("closed");
        }

        private static List<String> differences(LibvirtHost host) {
            UUID uuid = host.define("<domain type='qemu'><name>" + LETTERS + "</name><memory unit='MiB'>16</memory>"
                            + "<os><type arch='x86_64' machine='q35'>hvm</type></os></domain>")
                    .uuid();
            try {
                String element = "<pair>" + LETTERS + "</pair>";
                host.setMetadata(uuid, "urn:" + LETTERS, "nf", Optional.of(element), Scope.CONFIG);
                host.attach(
                        uuid,
                        "<interface type='network'><source network='" + LETTERS + "'/></interface>",
                        Scope.CONFIG);
                boolean same = host.find(LETTERS).isPresent()
                        && host.metadata(uuid, "urn:" + LETTERS, Scope.CONFIG)
                                .orElse("")
                                .contains(LETTERS)
                        && host.xml(uuid, XmlKind.INACTIVE).contains("<source network='" + LETTERS + "'/>")
                        && refused(() -> host.networkPorts(LETTERS)).contains(LETTERS)
                        && refused(() -> host.detach(uuid, "ua-" + LETTERS, Scope.CONFIG))
                                .contains(LETTERS);
                return same ? List.of() : List.of("changed");
            } finally {
                host.undefine(LETTERS);
            }
        }

        private static String refused(Runnable call) {
            try {
                call.run();
                return "";
            } catch (LibvirtException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
