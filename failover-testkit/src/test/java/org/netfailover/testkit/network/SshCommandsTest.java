package org.netfailover.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netfailover.model.InterfaceName;
import org.netfailover.network.CommandRunner;
import org.netfailover.network.CommandRunner.Result;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.HostNetworks;
import org.netfailover.network.IpRoute2Network;
import org.netfailover.network.NetworkErrorKind;
import org.netfailover.network.SshCommands;

/** Programs on a host that is reached by a real ssh. */
@Tag("daemon")
class SshCommandsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private LoopbackSsh host;
    private SshCommands commands;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        LoopbackSsh.missing().ifPresent(reason -> Assumptions.abort(reason));
        host = new LoopbackSsh(folder);
        commands = host.client().build();
    }

    @AfterEach
    void end() {
        if (host != null) {
            commands.close();
            host.close();
        }
    }

    private static void fails(NetworkErrorKind kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        HostNetworkException.class,
                        error -> assertThat(error.kind()).as(error.getMessage()).isEqualTo(kind));
    }

    @Test
    void aProgramGetsItsArgumentsAndItsInputAndIsHeard() {
        Result result = commands.run(List.of("printf", "%s/", "a b", "", "-c"), "", SOON);

        assertThat(result).isEqualTo(new Result(0, "a b//-c/", ""));
        assertThat(commands.run(List.of("cat"), "line\nother 'line' $HOME\n", SOON)
                        .out())
                .isEqualTo("line\nother 'line' $HOME\n");
    }

    @Test
    void theExitStatusOfTheProgramIsNotTakenForThatOfSsh() {
        Result result = commands.run(List.of("bridge", "fdb", "show", "br", "nobody0"), "", SOON);

        assertThat(result.exitCode()).isEqualTo(255);
        assertThat(result.err()).contains("Cannot find bridge device");
        assertThat(commands.run(List.of("false"), "", SOON)).isEqualTo(new Result(1, "", ""));
    }

    @Test
    void aNetworkIsReadThroughItsLibvirtUri() {
        try (HostNetwork network = HostNetworks.of(host.uri())) {
            assertThat(network.link(InterfaceName.of("lo")).mtu()).isPositive();
            assertThat(network.find(InterfaceName.of("nobody0"))).isEmpty();
            assertThat(network.where()).startsWith("ssh ").contains("@127.0.0.1:");
        }
    }

    @Test
    void whatIsNotThereIsToldApart() {
        fails(NetworkErrorKind.NO_PROGRAM, () -> commands.run(List.of("no-such-program"), "", SOON));
        fails(NetworkErrorKind.NO_ANSWER, () -> commands.run(List.of("sleep", "60"), "", Duration.ofMillis(1500)));
        try (SshCommands stranger = host.stranger().build()) {
            fails(NetworkErrorKind.UNREACHABLE, () -> stranger.run(List.of("true"), "", SOON));
        }
    }

    @Test
    void aHostThatDiesIsUnreachable() {
        assertThat(commands.run(List.of("true"), "", SOON).exitCode()).isZero();

        host.close();

        fails(NetworkErrorKind.UNREACHABLE, () -> commands.run(List.of("true"), "", SOON));
        try (HostNetwork network = IpRoute2Network.over(host.client().build())) {
            fails(NetworkErrorKind.UNREACHABLE, network::links);
        }
    }

    @Test
    void aConnectionIsKeptAndGivenBack() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(commands.run(List.of("true"), "", SOON).exitCode()).isZero();
        }

        assertThat(sessions()).isEqualTo(1);
        commands.close();
        assertThat(commands.run(List.of("true"), "", SOON).exitCode()).isZero();
    }

    @Test
    void manyProgramsRunSideBySide() {
        List<CompletableFuture<Result>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String number = Integer.toString(i);
            running.add(CompletableFuture.supplyAsync(() -> commands.run(List.of("echo", number), "", SOON)));
        }
        for (int i = 0; i < 8; i++) {
            assertThat(running.get(i).join()).isEqualTo(new Result(0, i + "\n", ""));
        }
    }

    @Test
    void anArgumentThatAShellCouldReadIsRefusedBeforeAnythingIsRun() {
        CommandRunner nowhere = SshCommands.to("192.0.2.1").build();

        for (String argument : List.of("a;b", "$(id)", "`id`", "a'b", "a\nb", "a\"b", "a\\b", "*", "~root", "é")) {
            assertThatThrownBy(() -> nowhere.run(List.of("echo", argument), "", SOON))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** How many connections the daemon serves: one child each. */
    private long sessions() throws IOException {
        String parent = Long.toString(host.daemonPid());
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> isChild(path, parent))
                    .count();
        }
    }

    private static boolean isChild(Path process, String parent) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[1].equals(parent);
        } catch (IOException e) {
            return false;
        }
    }
}
