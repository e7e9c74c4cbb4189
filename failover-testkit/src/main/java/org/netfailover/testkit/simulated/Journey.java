package org.netfailover.testkit.simulated;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a frame on all of its ways, of which it has several where it is flooded. It takes no time. */
final class Journey {
    private final Frame frame;
    private @Nullable Way arrived;
    private @Nullable SimulatedDomain guest;
    private @Nullable Way lost;
    private @Nullable LossReason reason;

    Journey(Frame frame) {
        this.frame = frame;
    }

    /** The beginning of its ways. */
    Way begin() {
        return new Way(this, frame, List.of());
    }

    void arrived(Way way, @Nullable SimulatedDomain at) {
        if (arrived == null) {
            arrived = way;
            guest = at;
        }
    }

    /** Keeps the longest way, and of two that are as long the first; one on which it only passed by others last of all. */
    void lost(Way way, LossReason why) {
        boolean better = lost == null
                || reason == LossReason.NOBODY && why != LossReason.NOBODY
                || (reason == LossReason.NOBODY) == (why == LossReason.NOBODY)
                        && way.hops().size() > lost.hops().size();
        if (better) {
            lost = way;
            reason = why;
        }
    }

    /** Why it has not arrived. */
    Optional<LossReason> loss() {
        return arrived == null ? Optional.of(reason == null ? LossReason.NOBODY : reason) : Optional.empty();
    }

    /** The domain whose guest has got it. */
    Optional<SimulatedDomain> guest() {
        return Optional.ofNullable(guest);
    }

    /** Where it came, to the end or until it was lost. */
    List<PacketPlace> hops() {
        Way way = arrived == null ? lost : arrived;
        return way == null ? List.of() : way.hops();
    }
}
