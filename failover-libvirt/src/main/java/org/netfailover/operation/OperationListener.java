package org.netfailover.operation;

/**
 * Hears what an operation tells, on the thread that runs it. What it throws is logged and ignored; while it works the
 * operation waits, so it should be quick.
 */
@FunctionalInterface
public interface OperationListener {
    /** Hears nothing. */
    OperationListener NONE = event -> {};

    /**
     * Something happened.
     *
     * @param event what
     */
    void on(OperationEvent event);
}
