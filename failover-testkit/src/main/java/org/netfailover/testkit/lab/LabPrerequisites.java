package org.netfailover.testkit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether this machine can run a lab. */
final class LabPrerequisites {
    /** Where programs are looked for. */
    static final String PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path TUN = Path.of("/dev/net/tun");
    private static final Pattern CAPABILITIES = Pattern.compile("(?m)^CapEff:\\s*([0-9a-f]+)$");
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s*([0-9]+) kB$");
    private static final long SYS_ADMIN = 1L << 21;
    private static final long KIB_NEEDED = 2_500_000;

    /** Programs, and the Debian package that each comes from. */
    private static final Map<String, String> TO_RUN = new TreeMap<>(Map.of(
            "bash", "bash", "chroot", "coreutils", "flock", "util-linux", "mount", "mount", "unshare", "util-linux"));

    private static final Map<String, String> TO_BUILD = Map.of("debootstrap", "debootstrap");

    private LabPrerequisites() {}

    /** The first thing that is missing, as a reason for skipping. */
    static Optional<String> missing() {
        if (!Files.isReadable(STATUS)) {
            return Optional.of("the lab needs Linux");
        }
        if (!isRoot()) {
            return Optional.of("the lab needs root (CAP_SYS_ADMIN)");
        }
        return missing(TO_RUN)
                .or(() -> LabImages.expected().isRootThere() ? Optional.empty() : missing(TO_BUILD))
                .or(() -> Files.exists(TUN)
                        ? Optional.empty()
                        : Optional.of("the lab needs " + TUN + ", from the kernel's module tun"))
                .or(LabPrerequisites::missingMemory);
    }

    private static Optional<String> missing(Map<String, String> programs) {
        return programs.entrySet().stream()
                .filter(program -> Stream.of(PATH.split(":"))
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder, program.getKey()))))
                .map(program -> "the lab needs " + program.getKey() + ", from Debian's package " + program.getValue())
                .findFirst();
    }

    private static Optional<String> missingMemory() {
        return find(AVAILABLE, MEMORY)
                .map(Long::parseLong)
                .filter(kib -> kib < KIB_NEEDED)
                .map(kib -> "the lab needs " + KIB_NEEDED + " KiB of memory, and " + kib + " are available");
    }

    private static boolean isRoot() {
        return find(CAPABILITIES, STATUS)
                .filter(mask -> (Long.parseUnsignedLong(mask, 16) & SYS_ADMIN) != 0)
                .isPresent();
    }

    private static Optional<String> find(Pattern pattern, Path file) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
