package org.netfailover.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Figures of a job on a domain, such as its migration.
 *
 * @param elapsed since it began
 * @param memoryTotal bytes of memory to be sent, 0 while QEMU has not begun (as in wait-unplug)
 * @param memoryProcessed bytes of memory sent so far
 * @param memoryRemaining bytes of memory left
 * @param iteration the pass over the memory, from 1; 0 while QEMU has not begun
 * @param bytesPerSecond the speed
 * @param expectedDowntime how long the guest would stand still if it moved now, where it is known
 * @param dirtyPagesPerSecond how fast the guest changes its memory, where it is known
 */
public record JobStatistics(
        Duration elapsed,
        long memoryTotal,
        long memoryProcessed,
        long memoryRemaining,
        long iteration,
        long bytesPerSecond,
        Optional<Duration> expectedDowntime,
        OptionalLong dirtyPagesPerSecond) {
    /**
     * Whether QEMU has sent anything. It has not while it waits for the guest to unplug its primaries, of which libvirt
     * tells nothing else.
     *
     * @return false while every counter is 0
     */
    public boolean hasBegun() {
        return memoryTotal != 0 || memoryProcessed != 0 || memoryRemaining != 0 || iteration != 0;
    }
}
