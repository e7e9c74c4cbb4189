package org.netfailover.operation;

/** An operation that runs on a thread of its own. Safe for many threads. */
public interface Running {
    /**
     * Asks it to stop and undo what it did. Returns at once; the outcome says whether it came in time. Twice is once.
     */
    void cancel();

    /**
     * Waits until it is over.
     *
     * @return what it came to
     * @throws InterruptedException when the waiting thread was interrupted; the operation goes on
     */
    Outcome await() throws InterruptedException;

    /**
     * Whether it is over.
     *
     * @return true when {@link #await()} would not wait
     */
    boolean isDone();
}
