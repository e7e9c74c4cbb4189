package org.netfailover.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.network.CommandRunner.Result;

/** How programs are reached, and what never reaches a shell. */
class CommandRunnersTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalCommands here = LocalCommands.ofThisMachine();

    @Example
    void aProgramGetsItsArgumentsAndItsInputAndIsHeard() {
        Result result =
                here.run(List.of("sh", "-c", "cat; printf %s \"$1\" >&2; exit 3", "sh", "a 'b' $c"), "in\n", SOON);

        assertThat(result).isEqualTo(new Result(3, "in\n", "a 'b' $c"));
    }

    @Example
    void aProgramThatIsNotThereIsAnErrorOfItsOwn() {
        assertThatThrownBy(() -> here.run(List.of("no-such-program"), "", SOON))
                .isInstanceOfSatisfying(
                        HostNetworkException.class,
                        error -> assertThat(error.kind()).isEqualTo(NetworkErrorKind.NO_PROGRAM));
    }

    @Example
    void aProgramThatTakesTooLongIsKilledWithItsChildren() {
        long begin = System.nanoTime();

        assertThatThrownBy(() -> here.run(List.of("sh", "-c", "sleep 60 & sleep 60"), "", Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        HostNetworkException.class,
                        error -> assertThat(error.kind()).isEqualTo(NetworkErrorKind.NO_ANSWER));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        while (ProcessHandle.current().descendants().findAny().isPresent()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            Thread.onSpinWait();
        }
    }

    @Property(tries = 60)
    void whatGoesThroughAShellArrivesAsItWasOrIsRefused(@ForAll("arguments") String argument) {
        String command;
        try {
            command = SshCommands.remote(List.of("printf", "%s/", argument, "end"));
        } catch (IllegalArgumentException refused) {
            assertThat(argument).matches("(?s).*[^A-Za-z0-9_.,:=/@%+ -].*");
            return;
        }
        Result result = here.run(List.of("sh", "-c", command), "", SOON);

        assertThat(result.out()).isEqualTo(argument + "/end/");
        assertThat(result.err()).isEqualTo("\nended with 0\n");
    }

    @Provide
    Arbitrary<String> arguments() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("abz09_.,:=/@%+ -").ofMaxLength(12),
                Arbitraries.strings().withChars("a-'\"$`\\;&|\n\t*~!(){}<>#").ofMaxLength(6),
                Arbitraries.strings().ofMaxLength(4));
    }

    @Example
    void hostsAndUsersThatSshWouldMisreadAreRefused() {
        for (String host : List.of("", "-oProxyCommand=id", "a b", "h;id", "a@b", "$(id)")) {
            assertThatThrownBy(() -> SshCommands.to(host)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String user : List.of("", "-l", "a b", "a;b")) {
            assertThatThrownBy(() -> SshCommands.to("host").user(user)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SshCommands.to("host").port(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aLibvirtUriTellsHowItsHostIsReached() {
        assertThat(where("qemu:///system")).isEqualTo("localhost");
        assertThat(where("qemu:///session")).isEqualTo("localhost");
        assertThat(where("qemu+unix:///system?socket=/run/libvirt/libvirt-sock"))
                .isEqualTo("localhost");
        assertThat(where("qemu+ssh://host-a/system")).isEqualTo("ssh host-a");
        assertThat(where("qemu+ssh://root@host-a:2222/system?keyfile=/root/k&no_verify=1"))
                .isEqualTo("ssh root@host-a:2222");
        assertThat(where("qemu+libssh2://root@[fe80::1]/system")).isEqualTo("ssh root@fe80::1");
        for (String uri : List.of(
                "qemu+tcp://host-a/system",
                "qemu+tls://host-a/system",
                "host-a",
                "qemu+ssh:///system",
                "qemu+ssh://a b/system",
                "qemu+ssh://-o@x;y/system")) {
            assertThatThrownBy(() -> HostNetworks.of(uri)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String where(String uri) {
        try (HostNetwork network = HostNetworks.of(uri)) {
            return network.where();
        }
    }
}
