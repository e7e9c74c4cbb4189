package org.netfailover.testkit.lab;

import java.time.Duration;

/**
 * What a lab is to be like.
 *
 * <pre>{@code
 * LabOptions options = LabOptions.of(LabTopology.VLAN)
 *         .withA(HostOptions.DEFAULT.withVfs(4))
 *         .withBootWithin(Duration.ofMinutes(10));
 * assertThat(options.a().vfs()).isEqualTo(4);
 * assertThat(options.b()).isEqualTo(HostOptions.DEFAULT);
 * }</pre>
 *
 * @param topology how the hosts' bridge reaches the segment; the same on both
 * @param a the first host's hardware
 * @param b the second host's hardware
 * @param bootWithin within what time both hosts must be up; longer than zero
 */
public record LabOptions(LabTopology topology, HostOptions a, HostOptions b, Duration bootWithin) {
    private static final Duration BOOT = Duration.ofMinutes(4);

    /**
     * Checks the time.
     *
     * @param topology how the hosts' bridge reaches the segment
     * @param a the first host's hardware
     * @param b the second host's hardware
     * @param bootWithin within what time both hosts must be up; longer than zero
     * @throws IllegalArgumentException when it is not
     */
    public LabOptions {
        if (bootWithin.isNegative() || bootWithin.isZero()) {
            throw new IllegalArgumentException("no time to boot in: " + bootWithin);
        }
    }

    /**
     * Two hosts as they usually are, with four minutes to boot in.
     *
     * @param topology how the hosts' bridge reaches the segment
     * @return the options
     */
    public static LabOptions of(LabTopology topology) {
        return new LabOptions(topology, HostOptions.DEFAULT, HostOptions.DEFAULT, BOOT);
    }

    /**
     * The same with another first host.
     *
     * @param options its hardware
     * @return other options
     */
    public LabOptions withA(HostOptions options) {
        return new LabOptions(topology, options, b, bootWithin);
    }

    /**
     * The same with another second host.
     *
     * @param options its hardware
     * @return other options
     */
    public LabOptions withB(HostOptions options) {
        return new LabOptions(topology, a, options, bootWithin);
    }

    /**
     * The same with another time to boot in.
     *
     * @param time longer than zero
     * @return other options
     * @throws IllegalArgumentException when it is not
     */
    public LabOptions withBootWithin(Duration time) {
        return new LabOptions(topology, a, b, time);
    }
}
