package org.netfailover.libvirt;

/** A listener's hold on a host's events. Safe for many threads. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Ends it: no event begins to be delivered after this has returned. Twice is once. */
    @Override
    void close();
}
