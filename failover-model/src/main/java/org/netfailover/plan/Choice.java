package org.netfailover.plan;

import org.netfailover.model.Strategy;

/**
 * A strategy and why it was chosen.
 *
 * @param strategy what becomes of a NIC
 * @param reason why, in words
 */
record Choice(Strategy strategy, String reason) {}
