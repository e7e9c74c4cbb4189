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
    private static final int LOOKS = 14;
    private static final int LOOK_MILLIS = 500;

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
        long allocated = settled();
        Runtime jvm = Runtime.getRuntime();
        return new Footprint(
                jvm.totalMemory() - jvm.freeMemory(),
                allocated,
                count(Path.of("/proc/self/fd")),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /**
     * What is about to be freed or closed is given the time for it. The JVM's compilers have megabytes while they work, and
     * what they leave is freed every five seconds: the least that is seen is what is held.
     */
    private static long settled() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            System.gc();
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            least = Math.min(least, allocatedNow());
        }
        return least;
    }

    private static long allocatedNow() {
        Mallinfo.ByValue mallinfo = Glibc.INSTANCE.mallinfo2();
        return mallinfo.uordblks.longValue() + mallinfo.hblkhd.longValue();
    }

    private static long count(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
