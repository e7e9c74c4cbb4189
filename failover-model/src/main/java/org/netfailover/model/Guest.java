package org.netfailover.model;

import java.util.Optional;

/** The guest's operating system, as far as it decides whether failover works. */
public sealed interface Guest {
    /**
     * A Linux guest; net_failover is there since 4.18.
     *
     * @param kernel the kernel's version
     */
    record Linux(Version kernel) implements Guest {
        /** {@code linux:4.18.0}. */
        @Override
        public String toString() {
            return "linux:" + kernel;
        }
    }

    /**
     * A Windows guest; failover is there since virtio drivers 0.1.189, with the protocol driver installed.
     *
     * @param drivers the version of the virtio drivers
     * @param protocolDriver whether the protocol driver is installed; empty when it is not known
     */
    record Windows(Version drivers, Optional<Boolean> protocolDriver) implements Guest {
        /** {@code windows:0.1.189}. */
        @Override
        public String toString() {
            return "windows:" + drivers;
        }
    }

    /**
     * Reads {@code linux:KERNEL} or {@code windows:DRIVERS}.
     *
     * @param text such as {@code linux:4.18} or {@code windows:0.1.189}
     * @return the guest
     * @throws IllegalArgumentException when the text is anything else
     */
    static Guest parse(String text) {
        if (text.startsWith("linux:")) {
            return new Linux(Version.parse(text.substring("linux:".length())));
        }
        if (text.startsWith("windows:")) {
            return new Windows(Version.parse(text.substring("windows:".length())), Optional.empty());
        }
        throw new IllegalArgumentException(
                "not a guest: " + Quoted.of(text) + ", expected linux:VERSION or windows:VERSION");
    }
}
