package org.netfailover.testkit.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether this machine can run a private daemon. */
final class Prerequisites {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String EFFECTIVE_CAPABILITIES = "CapEff:";
    private static final long SYS_ADMIN = 1L << 21;

    /** Where programs are looked for, also by the daemons. */
    static final String PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

    /** Programs, and the Debian package that each comes from. */
    private static final Map<String, String> PROGRAMS = new TreeMap<>(Map.of(
            "unshare", "util-linux",
            "mount", "mount",
            "libvirtd", "libvirt-daemon-system",
            "qemu-system-x86_64", "qemu-system-x86"));

    private static final Map<String, String> PROGRAMS_OF_A_NETWORK =
            new TreeMap<>(Map.of("nsenter", "util-linux", "ip", "iproute2"));

    private static final Path TUN = Path.of("/dev/net/tun");

    private Prerequisites() {}

    /** The first thing that is missing for one daemon, as a reason for skipping. */
    static Optional<String> missing() {
        if (!Files.isReadable(STATUS)) {
            return Optional.of("a private libvirt needs Linux");
        }
        if (!mayMount()) {
            return Optional.of("a private libvirt needs root (CAP_SYS_ADMIN)");
        }
        return missing(PROGRAMS);
    }

    /** The first thing that is missing for two daemons with a network, as a reason for skipping. */
    static Optional<String> missingForTwo() {
        return missing()
                .or(() -> missing(PROGRAMS_OF_A_NETWORK))
                .or(() -> Files.exists(TUN)
                        ? Optional.empty()
                        : Optional.of("two hosts need " + TUN + ", from the kernel's module tun"));
    }

    private static Optional<String> missing(Map<String, String> programs) {
        return programs.entrySet().stream()
                .filter(program -> !isInstalled(program.getKey()))
                .map(program ->
                        "a private libvirt needs " + program.getKey() + ", from Debian's package " + program.getValue())
                .findFirst();
    }

    private static boolean mayMount() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(EFFECTIVE_CAPABILITIES))
                    .map(line -> line.substring(EFFECTIVE_CAPABILITIES.length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SYS_ADMIN) != 0);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(PATH.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
