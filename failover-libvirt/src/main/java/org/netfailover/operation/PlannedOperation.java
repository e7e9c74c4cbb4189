package org.netfailover.operation;

import org.netfailover.plan.Plan;

/**
 * What is to be done to a domain, decided and not yet begun.
 *
 * <p>Safe for many threads. Before the first step the hosts are read and the plan is made again, since time has gone by:
 * what has become impossible is refused, and what is walked is the plan as it is then. One domain has one operation of
 * this process at a time; a second is refused.
 */
public interface PlannedOperation {
    /**
     * What is to be done, or why it cannot be.
     *
     * @return the plan as it was made from what the hosts said then
     */
    Plan plan();

    /**
     * Does it on the calling thread.
     *
     * @return what it came to
     */
    default Outcome run() {
        return run(OperationListener.NONE);
    }

    /**
     * Does it on the calling thread. An interrupt of that thread cancels it, and is set again when it returns.
     *
     * @param listener hears what happens
     * @return what it came to
     */
    Outcome run(OperationListener listener);

    /**
     * Does it on a thread of its own, a daemon.
     *
     * @param listener hears what happens, on that thread
     * @return a hold on it
     */
    Running start(OperationListener listener);
}
