package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frame on one of its ways, as far as it has come. Immutable. */
record Way(Journey journey, Frame frame, List<PacketPlace> hops) {
    private static final int LONGEST = 24;

    Way {
        hops = List.copyOf(hops);
    }

    /** The way with one more place on it. */
    Way to(PacketPlace place) {
        List<PacketPlace> further = new ArrayList<>(hops);
        further.add(place);
        return new Way(journey, frame, further);
    }

    Way to(String where, String device) {
        return to(new PacketPlace(where, device));
    }

    boolean isTooLong() {
        return hops.size() > LONGEST;
    }

    /** It ends well. */
    void arrive(@Nullable SimulatedDomain guest) {
        journey.arrived(this, guest);
    }

    /** It ends here. */
    void lose(LossReason reason) {
        journey.lost(this, reason);
    }
}
