package org.netfailover.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Quoted;

/**
 * Runs programs on another host by this machine's {@code ssh} (OpenSSH 6.7 or later), as libvirt's {@code qemu+ssh} does. It
 * never asks for anything, so keys and the host's identity have to be known; the user's own {@code ssh_config} holds as ever.
 * All runs share one connection, which is made with the first and ends with {@link #close()}, or after a minute without
 * use.
 *
 * <p>On the other side of ssh stands the user's login shell. It gets a text that never changes and each argument between
 * apostrophes; an argument with another character than letters, digits and {@code _ . , : = / @ % + -} or a blank is refused
 * with {@link IllegalArgumentException}.
 *
 * <p>When the time of a run is over, its {@code ssh} is killed; the program on the host may go on.
 *
 * <p>Safe for many threads.
 */
public final class SshCommands implements CommandRunner {
    private static final int SSH_FAILED = 255;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*|[0-9A-Fa-f:]+(%[A-Za-z0-9_.]+)?");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]*");
    private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z0-9_.,:=/@%+ -]*");

    /**
     * What runs on the host: the program that follows, whose exit status is told in words, since ssh has 255 for its own
     * failures and {@code bridge} has it as well.
     */
    private static final String SCRIPT = "LC_ALL=C; PATH=" + SearchPath.FIRST
            + ":$PATH; export LC_ALL PATH; \"$@\"; printf \"\\nended with %d\\n\" \"$?\" >&2";

    private static final Pattern ENDED = Pattern.compile("\\n?ended with (\\d{1,3})\\R", Pattern.MULTILINE);

    private final String host;
    private final Optional<String> user;
    private final OptionalInt port;
    private final List<String> options;
    private @Nullable Path sockets;

    private SshCommands(Builder builder) {
        this.host = builder.host;
        this.user = builder.user;
        this.port = builder.port;
        this.options = List.copyOf(builder.options);
    }

    /**
     * Starts with a host.
     *
     * @param host its name or its address, or an alias from {@code ssh_config}
     * @return a builder with everything else as ssh has it
     * @throws IllegalArgumentException when the text is none of these
     */
    public static Builder to(String host) {
        return new Builder(checked(HOST, "host", host));
    }

    private static String checked(Pattern allowed, String what, String text) {
        if (!allowed.matcher(text).matches()) {
            throw new IllegalArgumentException("not a " + what + " for ssh: " + Quoted.of(text));
        }
        return text;
    }

    @Override
    public String where() {
        return "ssh " + user.map(name -> name + "@").orElse("") + host
                + (port.isPresent() ? ":" + port.getAsInt() : "");
    }

    @Override
    public Result run(List<String> argv, String input, Duration deadline) {
        String asked = String.join(" ", argv) + " on " + where();
        String command = remote(argv);
        Result result = call(connected(asked, deadline), asked, command, input, deadline);
        Matcher ended = ENDED.matcher(result.err());
        int exitCode = -1;
        int at = 0;
        while (ended.find()) {
            exitCode = Integer.parseInt(ended.group(1));
            at = ended.start();
        }
        if (exitCode < 0) {
            throw lost(result, asked);
        }
        String err = result.err().substring(0, at);
        if (exitCode == SearchPath.NOT_FOUND) {
            throw new HostNetworkException(NetworkErrorKind.NO_PROGRAM, asked, exitCode, err, null);
        }
        return new Result(exitCode, result.out(), err);
    }

    private Result call(Path folder, String asked, String command, String input, Duration deadline) {
        List<String> whole = ssh(folder);
        whole.addAll(List.of("-T", "--", host, command));
        return new ProcessCall(asked, deadline).run(whole, input);
    }

    /** One thread makes the connection; runs that begin meanwhile wait for it, and do not each make one of their own. */
    private synchronized Path connected(String asked, Duration deadline) {
        Path folder = sockets();
        if (!Files.exists(folder.resolve("s"))) {
            Result result = call(folder, asked, "exit 0", "", deadline);
            if (result.exitCode() != 0) {
                throw lost(result, asked);
            }
        }
        return folder;
    }

    private static HostNetworkException lost(Result result, String asked) {
        NetworkErrorKind kind =
                result.exitCode() == SSH_FAILED ? NetworkErrorKind.UNREACHABLE : NetworkErrorKind.NOT_UNDERSTOOD;
        return new HostNetworkException(kind, asked, result.exitCode(), result.err(), null);
    }

    /** {@code sh}, its script, and the arguments that it gets, each for the login shell to take as it is. */
    static String remote(List<String> argv) {
        StringBuilder command = new StringBuilder("exec sh -c '").append(SCRIPT).append("' sh");
        for (String argument : argv) {
            if (!ARGUMENT.matcher(argument).matches()) {
                throw new IllegalArgumentException("not an argument for another host: " + Quoted.of(argument));
            }
            command.append(" '").append(argument).append('\'');
        }
        return command.toString();
    }

    private List<String> ssh(Path folder) {
        List<String> argv = new ArrayList<>(List.of("ssh"));
        argv.addAll(options);
        for (String option : List.of(
                "BatchMode=yes",
                "ConnectTimeout=10",
                "ServerAliveInterval=5",
                "ServerAliveCountMax=3",
                "ControlMaster=auto",
                "ControlPersist=60",
                "ControlPath=" + folder.resolve("s"))) {
            argv.addAll(List.of("-o", option));
        }
        user.ifPresent(name -> argv.addAll(List.of("-l", name)));
        port.ifPresent(number -> argv.addAll(List.of("-p", Integer.toString(number))));
        return argv;
    }

    /** A folder of our own, which nobody else can enter. */
    private Path sockets() {
        if (sockets == null) {
            try {
                sockets = Files.createTempDirectory("netfailover-ssh");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sockets;
    }

    /** Ends the connection; the next run makes it anew. */
    @Override
    public synchronized void close() {
        Path folder = sockets;
        if (folder == null) {
            return;
        }
        sockets = null;
        try {
            if (Files.exists(folder.resolve("s"))) {
                List<String> argv = ssh(folder);
                argv.addAll(List.of("-O", "exit", "--", host));
                Result unused = new ProcessCall("closing " + where(), Duration.ofSeconds(5)).run(argv, "");
            }
            Files.deleteIfExists(folder.resolve("s"));
            Files.deleteIfExists(folder);
        } catch (IOException | HostNetworkException e) {
            // The connection ends by itself a minute later.
            return;
        }
    }

    /** Builds {@link SshCommands}; not safe for use by several threads. */
    public static final class Builder {
        private static final int MAX_PORT = 65535;

        private final String host;
        private Optional<String> user = Optional.empty();
        private OptionalInt port = OptionalInt.empty();
        private final List<String> options = new ArrayList<>();

        private Builder(String host) {
            this.host = host;
        }

        /**
         * Sets who logs in.
         *
         * @param name a user of the host
         * @return this builder
         * @throws IllegalArgumentException when the text is no user's name
         */
        public Builder user(String name) {
            user = Optional.of(checked(USER, "user", name));
            return this;
        }

        /**
         * Sets the port.
         *
         * @param number 1 to 65535
         * @return this builder
         * @throws IllegalArgumentException when the number is out of range
         */
        public Builder port(int number) {
            if (number < 1 || number > MAX_PORT) {
                throw new IllegalArgumentException("port " + number + " is out of range, 1 to 65535");
            }
            port = OptionalInt.of(number);
            return this;
        }

        /**
         * Sets the key to log in with.
         *
         * @param file the file of the private key
         * @return this builder
         */
        public Builder identity(Path file) {
            return option("-i", file.toString());
        }

        /**
         * Sets where the identities of hosts are known from.
         *
         * @param file in the format of {@code known_hosts}
         * @return this builder
         */
        public Builder knownHosts(Path file) {
            return option("-o", "UserKnownHostsFile=" + file);
        }

        /**
         * Takes a host whatever its identity, as {@code no_verify=1} of libvirt's URIs does.
         *
         * @return this builder
         */
        public Builder withoutVerifying() {
            return option("-o", "StrictHostKeyChecking=no");
        }

        /**
         * Sets the configuration that ssh reads instead of the user's.
         *
         * @param file in the format of {@code ssh_config}
         * @return this builder
         */
        public Builder config(Path file) {
            return option("-F", file.toString());
        }

        private Builder option(String name, String value) {
            options.add(name);
            options.add(value);
            return this;
        }

        /**
         * Makes the runner, which has connected to nothing yet.
         *
         * @return the runner
         */
        public SshCommands build() {
            return new SshCommands(this);
        }
    }
}
