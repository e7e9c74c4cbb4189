package org.netfailover.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against libvirt's built-in test driver, which lives in the library and needs no daemon. */
class LibvirtHostTest {
    private static final String URI = "test:///default";
    private static final int NO_DOMAIN = 42;
    private static final int XML_DETAIL = 35;
    private static final int SYSTEM_ERROR = 38;
    private static final int FROM_RPC = 7;
    private static final int FROM_TEST = 12;
    private static final int FROM_DOMAIN = 20;

    private LibvirtHost host;

    @BeforeAll
    static void libvirtIsInstalled() {
        try {
            NativeLibvirt.INSTANCE.virGetLastErrorCode();
        } catch (UnsatisfiedLinkError e) {
            String reason = "libvirt.so.0 is missing, from Debian's package libvirt0";
            assertThat(System.getProperty("netfailover.require", "")).as(reason).doesNotContain("libvirt");
            Assumptions.abort(reason);
        }
    }

    @BeforeEach
    void open() {
        host = LibvirtHost.open(URI);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aDefinitionComesBackAsLibvirtKeepsIt() {
        DefinedDomain domain = host.define(domain("a", "<description>kept</description>"));

        assertThat(domain.name()).isEqualTo("a");
        assertThat(domain.uuid()).isEqualTo(new UUID(0, 1));
        assertThat(domain.inactiveXml())
                .contains("<name>a</name>", "<description>kept</description>", "<memory unit='KiB'>65536</memory>")
                .isEqualTo(host.inactiveXml("a"));
    }

    @Test
    void anUndefinedDomainIsForgotten() {
        host.define(domain("a", ""));

        host.undefine("a");

        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> host.inactiveXml("a"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(NO_DOMAIN))
                .satisfies(e -> assertThat(e.domain()).isEqualTo(FROM_TEST));
    }

    @Test
    void aDomainIsStartedAndDestroyed() {
        host.define(domain("a", ""));

        host.start("a");

        assertThatExceptionOfType(LibvirtException.class).isThrownBy(() -> host.start("a"));
        host.destroy("a");
        host.undefine("a");
        assertThatExceptionOfType(LibvirtException.class).isThrownBy(() -> host.destroy("a"));
    }

    @Test
    void validationRefusesWhatLibvirtWouldOtherwiseDrop() {
        String unknown = domain("a", "<failover/>");

        assertThat(host.define(unknown).inactiveXml()).doesNotContain("failover");
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> host.define(unknown, DefineOption.VALIDATE))
                .satisfies(e -> assertThat(e.code()).isEqualTo(92))
                .satisfies(e -> assertThat(e.domain()).isEqualTo(5));
    }

    @Test
    void aMessageNeverHoldsALineOfTheDocument() {
        String secret = "<domain>\n<secret>hunter2</domain>";

        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> host.define(secret))
                .satisfies(e -> assertThat(e.code()).isEqualTo(XML_DETAIL))
                .satisfies(e -> assertThat(e.domain()).isEqualTo(FROM_DOMAIN))
                .withMessageStartingWith("(domain_definition):2: ")
                .withMessageNotContainingAny("hunter2", "\n");
    }

    @Test
    void aHostThatIsNotThereIsAnErrorWithItsCode() {
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> LibvirtHost.open("qemu+unix:///system?socket=/nowhere/socket"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(SYSTEM_ERROR))
                .satisfies(e -> assertThat(e.domain()).isEqualTo(FROM_RPC))
                .withMessageContaining("/nowhere/socket");
    }

    @Test
    void aClosedHostRefusesEveryCall() {
        host.close();
        host.close();

        assertThatIllegalStateException().isThrownBy(() -> host.define(domain("a", "")));
        assertThatIllegalStateException().isThrownBy(() -> host.libvirtVersion());
    }

    @Test
    void everyHandleIsGivenBackAlsoAfterAnError() throws Exception {
        OpenHost opened = HostConnection.open(URI, OpenOptions.defaults(), event -> {});
        LibvirtHost tried =
                new LibvirtHost(URI, new HostLink(URI, OpenOptions.defaults(), new EventDelivery(), opened));

        tried.define(domain("a", ""));
        assertThatExceptionOfType(LibvirtException.class).isThrownBy(() -> tried.destroy("a"));
        assertThatExceptionOfType(LibvirtException.class).isThrownBy(() -> tried.define("<domain/>"));
        tried.undefine("a");

        opened.events().close();
        int referencesLeft = opened.connection().close();
        assertThat(referencesLeft)
                .as("a handle that was not freed keeps the connection open")
                .isZero();
    }

    @Test
    void aLeasedConnectionStaysOpenUntilTheLastCallReturns() throws Exception {
        OpenHost opened = HostConnection.open(URI, OpenOptions.defaults(), event -> {});
        HostConnection connection = opened.connection();
        ConnectionLease lease = new ConnectionLease(opened);
        lease.enter();
        lease.enter();

        lease.close();
        lease.leave();

        assertThat(connection.isConnected()).isTrue();
        assertThat(connection.getHostName()).isNotEmpty();
        lease.leave();
        assertThatExceptionOfType(org.libvirt.LibvirtException.class).isThrownBy(connection::getHostName);
    }

    @Test
    void lettersBeyondAsciiSurviveAnAsciiLocaleAndNothingIsPrinted() throws Exception {
        Process asciiJvm = java(
                "-Dfile.encoding=US-ASCII", "-Dsun.jnu.encoding=ANSI_X3.4-1968", "-Dslf4j.internal.verbosity=ERROR");

        String printed;
        try (InputStream output = asciiJvm.getInputStream()) {
            printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(asciiJvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(printed.lines().filter(line -> !line.isBlank() && !line.startsWith("WARNING:")))
                .containsExactly("as it was");
    }

    private static Process java(String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(options));
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
        builder.command().add(AsciiLocale.class.getName());
        builder.environment().put("LC_ALL", "C");
        return builder.redirectErrorStream(true).start();
    }

    /** Runs in a JVM that knows only ASCII, and provokes an error on the way. */
    static final class AsciiLocale {
        private AsciiLocale() {}

        public static void main(String[] args) {
            String name = "g\u00e4st-\u2603-\ud83d\ude80";
            try (LibvirtHost host = LibvirtHost.open(URI)) {
                DefinedDomain domain = host.define(domain(name, ""));
                boolean same = domain.name().equals(name)
                        && domain.inactiveXml().contains("<name>" + name + "</name>")
                        && host.inactiveXml(name).equals(domain.inactiveXml());
                host.undefine(name);
                System.out.println(same && messageNames(host, name) ? "as it was" : "changed");
            }
        }

        private static boolean messageNames(LibvirtHost host, String name) {
            try {
                host.define("<domain type='test'><name>a</name><memory unit='" + name + "'>1</memory>"
                        + "<os><type>hvm</type></os></domain>");
                return false;
            } catch (LibvirtException e) {
                return e.getMessage() != null && e.getMessage().contains(name);
            }
        }
    }

    private static String domain(String name, String more) {
        return "<domain type='test'><name>" + name + "</name><uuid>" + new UUID(0, 1) + "</uuid>" + more
                + "<memory>65536</memory><os><type>hvm</type></os></domain>";
    }
}
