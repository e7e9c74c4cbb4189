package org.netfailover.model;

import java.time.Duration;

/**
 * What came of an {@link Announcement}.
 *
 * @param frames how many frames went out
 * @param seen whether what it waited for was seen; false when the time was over first
 * @param took how long it took on the host
 */
public record Announced(int frames, boolean seen, Duration took) {}
