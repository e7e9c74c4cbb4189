package org.netfailover.plan;

import org.netfailover.model.Nic;
import org.netfailover.model.Strategy;

/**
 * What becomes of one NIC, and why.
 *
 * @param nic the NIC as it is on the source; the primary, where it is a pair
 * @param strategy what becomes of it
 * @param reason why, in words
 */
public record Decision(Nic nic, Strategy strategy, String reason) {
    /** {@code ALIAS: STRATEGY, because REASON}. */
    @Override
    public String toString() {
        return nic.aliasText().orElse(nic.type()) + ": " + strategy + ", because " + reason;
    }
}
