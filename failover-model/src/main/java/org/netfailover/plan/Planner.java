package org.netfailover.plan;

/**
 * Decides what is to be done before anything is: a hotplug, an unplug, a migration as steps with their undoing, or the
 * reasons why not.
 *
 * <pre>{@code
 * Plan plan = Planner.migration(MigrationOrder.of(domain)
 *         .source(here)
 *         .destination(there)
 *         .mode(MigrationMode.PEER_TO_PEER)
 *         .build());
 * System.out.println(plan);
 * }</pre>
 *
 * <p>Pure: nothing is asked of any host, equal orders give equal plans, and no order makes it throw. What a plan rests on
 * may change before it is carried out; whoever carries it out observes every step.
 *
 * <p>A refusal lists every error, as the rule catalogue words them. Errors that the domain has already and that do not
 * concern what is asked are no reason to refuse: it runs in spite of them.
 */
public final class Planner {
    private Planner() {}

    /**
     * Plans a live migration of one domain.
     *
     * @param order what is wanted, and what is known
     * @return the steps, or why there are none
     */
    public static Plan migration(MigrationOrder order) {
        return MigrationPlan.of(order);
    }

    /**
     * Plans to plug NICs into a running domain: each standby before its primary.
     *
     * @param order what is wanted, and what is known
     * @return the steps, or why there are none
     */
    public static Plan plug(PlugOrder order) {
        return PlugPlan.of(order);
    }

    /**
     * Plans to unplug NICs of a running domain: each primary before its standby.
     *
     * @param order what is wanted, and what is known
     * @return the steps, or why there are none; no steps when the domain has none of the devices
     */
    public static Plan unplug(UnplugOrder order) {
        return UnplugPlan.of(order);
    }
}
