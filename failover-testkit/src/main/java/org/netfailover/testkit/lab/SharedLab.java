package org.netfailover.testkit.lab;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lab of a test run: one at a time. */
final class SharedLab implements AutoCloseable {
    private @Nullable SriovLab lab;

    /** The lab that is there, if it is what is asked for; or else a new one, and the old one ends. */
    synchronized SriovLab lab(LabOptions options) {
        SriovLab present = lab;
        if (present != null && present.isOpen() && present.options().equals(options)) {
            return present;
        }
        close();
        SriovLab started = SriovLab.start(options, System.out::println);
        lab = started;
        return started;
    }

    synchronized Optional<SriovLab> existing() {
        return Optional.ofNullable(lab).filter(SriovLab::isOpen);
    }

    @Override
    public synchronized void close() {
        if (lab != null) {
            lab.close();
            lab = null;
        }
    }
}
