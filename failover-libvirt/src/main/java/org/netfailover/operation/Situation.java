package org.netfailover.operation;

import java.util.Set;
import org.netfailover.plan.Plan;

/**
 * What was read of the hosts, and decided.
 *
 * @param plan the plan
 * @param devices the XML of the devices that it plugs
 * @param preparation makes the migration's request; of no use for a hotplug
 * @param wasOnDestination whether the destination knew the domain before
 * @param networks the destination's networks that the domain is to use
 */
record Situation(
        Plan plan, DeviceTexts devices, Preparation preparation, boolean wasOnDestination, Set<String> networks) {}
