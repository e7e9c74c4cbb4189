package org.netfailover.testkit.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.netfailover.network.SshCommands;
import org.netfailover.testkit.daemon.Requirement;

/** OpenSSH's daemon on a port of this machine, with its own configuration and keys in a folder of its own. */
final class LoopbackSsh implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final String USER = System.getProperty("user.name");

    private final Path folder;
    private final int port;
    private final Process daemon;

    LoopbackSsh(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        key("host_key");
        key("user_key");
        Files.copy(folder.resolve("user_key.pub"), folder.resolve("authorized_keys"));
        Files.createDirectories(Path.of("/run/sshd"));
        port = freePort();
        Files.writeString(
                folder.resolve("sshd_config"),
                String.join(
                        "\n",
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + folder.resolve("host_key"),
                        "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                        "PidFile none",
                        "StrictModes no",
                        "UsePAM no",
                        "PasswordAuthentication no",
                        "PermitRootLogin prohibit-password",
                        ""));
        Files.writeString(
                folder.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host_key.pub")));
        daemon = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        awaitPort();
    }

    /** What is missing here, as a reason for skipping; a failure where the run asks for {@code ssh}. */
    static Optional<String> missing() {
        boolean there = Files.isExecutable(SSHD) && Files.isExecutable(Path.of("/usr/bin/ssh"));
        return Requirement.SSH.skip(
                there
                        ? Optional.empty()
                        : Optional.of("ssh needs " + SSHD + " and ssh, from Debian's package openssh-server"));
    }

    private void key(String name) throws IOException, InterruptedException {
        run(List.of(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve(name).toString()));
    }

    private static void run(List<String> argv) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(argv).inheritIO().start();
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("failed: " + argv);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("sshd does not listen: " + Files.readString(folder.resolve("log")));
    }

    /** A client that knows the host and has the key. */
    SshCommands.Builder client() {
        return stranger().identity(folder.resolve("user_key")).knownHosts(folder.resolve("known_hosts"));
    }

    /** A client without a key, for which no configuration of the user's holds. */
    SshCommands.Builder stranger() {
        return SshCommands.to("127.0.0.1")
                .config(Path.of("/dev/null"))
                .user(USER)
                .port(port);
    }

    /** The same as a libvirt URI. */
    String uri() {
        return "qemu+ssh://" + USER + "@127.0.0.1:" + port + "/system?keyfile=" + folder.resolve("user_key")
                + "&known_hosts=" + folder.resolve("known_hosts");
    }

    long daemonPid() {
        return daemon.pid();
    }

    /** Ends the daemon with every connection to it. */
    @Override
    public void close() {
        List<ProcessHandle> sessions = daemon.descendants().toList();
        daemon.destroyForcibly();
        sessions.forEach(ProcessHandle::destroyForcibly);
    }
}
