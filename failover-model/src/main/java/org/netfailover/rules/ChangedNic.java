package org.netfailover.rules;

/**
 * A NIC before and after a change.
 *
 * @param before the NIC as it is
 * @param after the same NIC as it is to be
 */
record ChangedNic(NicFacts before, NicFacts after) {}
