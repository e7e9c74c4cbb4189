package org.netfailover.plan;

/** Which host of a plan. A hotplug has only a source: the host on which the domain runs. */
public enum Side {
    /** Where the domain runs before. */
    SOURCE,
    /** Where it is to run. */
    DESTINATION
}
