package org.netfailover.rules;

import org.netfailover.model.LinkState;
import org.netfailover.model.Strategy;

/**
 * A NIC and how it gets to the destination.
 *
 * @param before the NIC on the source
 * @param passage how it gets there
 * @param after the NIC on the destination, with its source there
 */
record MovedNic(NicFacts before, Passage passage, NicFacts after) {
    MovedNic(NicFacts before, Passage passage) {
        this(before, passage, new NicFacts(before.nic().withSource(passage.source())));
    }

    boolean isBy(Strategy strategy) {
        return passage.strategy() == strategy;
    }

    /** Whether the guest does not send on it. */
    boolean isLinkDown() {
        return before.nic().link().filter(LinkState.DOWN.text()::equals).isPresent();
    }

    /** What findings call it. */
    String name() {
        return before.nic().aliasText().orElse("the NIC");
    }
}
