package org.netfailover.testkit.daemon;

import java.util.Arrays;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * What a test run was told it must have: the system property {@code netfailover.require}, a comma-separated list. A test
 * whose needs are not met is skipped, but fails when its need is on the list.
 *
 * <pre>{@code
 * Optional<String> reason = Requirement.LIBVIRT.skip(PrivateLibvirt.missing());
 * Assumptions.assumeTrue(reason.isEmpty(), reason.orElse(""));
 * assertThat(PrivateLibvirt.sharedHost().isAlive()).isTrue();
 * }</pre>
 */
public enum Requirement {
    /** A real libvirt daemon, or two. */
    LIBVIRT("libvirt"),

    /** The SR-IOV lab. */
    LAB("lab"),

    /** OpenSSH's daemon. */
    SSH("ssh"),

    /** A browser that needs no screen. */
    CHROMIUM("chromium");

    static final String PROPERTY = "netfailover.require";

    private final String word;

    Requirement(String word) {
        this.word = word;
    }

    /**
     * Why a test is to be skipped.
     *
     * @param missing what is missing, if anything is
     * @return the reason, or nothing when the test can run
     * @throws IllegalStateException when something is missing that the run must have
     */
    public Optional<String> skip(Optional<String> missing) {
        missing.filter(reason -> isDemanded()).ifPresent(reason -> {
            throw new IllegalStateException(reason + ", and " + PROPERTY + " asks for " + word);
        });
        return missing;
    }

    /** Aborts the running test when something is missing. */
    void assume(Optional<String> missing) {
        skip(missing).ifPresent(reason -> {
            throw new TestAbortedException(reason);
        });
    }

    boolean isDemanded() {
        return Arrays.stream(System.getProperty(PROPERTY, "").split(","))
                .map(String::strip)
                .anyMatch(word::equals);
    }
}
