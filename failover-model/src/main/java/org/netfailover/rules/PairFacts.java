package org.netfailover.rules;

/**
 * A primary and the standby that it refers to. A standby to which several refer is in as many of these.
 *
 * @param standby a NIC that is marked as a standby and has the alias
 * @param primary a NIC that is marked as a primary and refers to it
 */
record PairFacts(NicFacts standby, NicFacts primary) {}
