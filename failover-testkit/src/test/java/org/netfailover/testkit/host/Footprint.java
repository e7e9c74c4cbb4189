package org.netfailover.testkit.host;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds.
 *
 * @param heap bytes of the heap that are reachable
 * @param allocated bytes that native code, the JVM's own as well, has got from malloc and not freed
 * @param files open file descriptors
 * @param threads threads
 */
record Footprint(long heap, long allocated, long files, long threads) {
    /** glibc since 2.33. */
    interface Glibc extends Library {
        Glibc INSTANCE = Native.load("c", Glibc.class);

        Mallinfo.ByValue mallinfo2();
    }

    /** {@code struct mallinfo2}; of interest is {@code uordblks}, and of blocks that were mapped {@code hblkhd}. */
    @Structure.FieldOrder({
        "arena",
        "ordblks",
        "smblks",
        "hblks",
        "hblkhd",
        "usmblks",
        "fsmblks",
        "uordblks",
        "fordblks",
        "keepcost"
    })
    public static class Mallinfo extends Structure {
        public NativeLong arena;
        public NativeLong ordblks;
        public NativeLong smblks;
        public NativeLong hblks;
        public NativeLong hblkhd;
        public NativeLong usmblks;
        public NativeLong fsmblks;
        public NativeLong uordblks;
        public NativeLong fordblks;
        public NativeLong keepcost;

        public static final class ByValue extends Mallinfo implements Structure.ByValue {}
    }

    static Footprint now() {
        settle();
        Mallinfo.ByValue native_ = Glibc.INSTANCE.mallinfo2();
        Runtime jvm = Runtime.getRuntime();
        return new Footprint(
                jvm.totalMemory() - jvm.freeMemory(),
                native_.uordblks.longValue() + native_.hblkhd.longValue(),
                count(Path.of("/proc/self/fd")),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** What is about to be freed or closed is given the time for it. */
    private static void settle() {
        for (int i = 0; i < 5; i++) {
            System.gc();
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long count(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
