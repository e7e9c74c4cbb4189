package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.InterfaceName;

/**
 * Waits, after a move by somebody who does not, until the guest uses its VF: its driver has it, and nothing comes from the
 * virtio NIC any more. So that ways to move can be compared up to the same point.
 */
final class BenchUse {
    /** What the step is called, by our executor too, which goes on with the NIC's alias. */
    static final String WHAT = "wait until the guest uses";

    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final long LOOK_MILLIS = 300;

    private final BenchEnd end;
    private final int vf;
    private final InterfaceName tap;
    private boolean driven;
    private long sent = -1;
    private Instant since = Instant.MIN;

    private BenchUse(BenchEnd end, int vf, InterfaceName tap) {
        this.end = end;
        this.vf = vf;
        this.tap = tap;
    }

    /** The move with one step more, unless it has failed, had such a step, or was that of a guest without a VF. */
    static BenchMove awaited(BenchMove move, LabGuest guest, BenchEnd end) throws InterruptedException {
        if (move.result() != BenchMove.Result.MOVED
                || move.steps().stream().anyMatch(step -> step.what().startsWith(WHAT))) {
            return move;
        }
        Optional<Integer> vf = end.vfOf(guest);
        if (vf.isEmpty()) {
            return move;
        }
        InterfaceName tap = InterfaceName.of(end.tapOf(guest));
        boolean used = new BenchUse(end, vf.get(), tap)
                .comes(move.at().plus(move.took()).plus(LONGEST));
        List<BenchStep> steps = new ArrayList<>(move.steps());
        Duration took = Duration.between(move.at().plus(move.took()), Instant.now());
        steps.add(new BenchStep(
                move.took(), took, "destination", WHAT + " its VF", used ? BenchStep.DONE : BenchStep.FAILED));
        return new BenchMove(move.at(), move.took(), move.result(), move.reason(), move.back(), steps);
    }

    private boolean comes(Instant deadline) throws InterruptedException {
        while (!isUsed()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    private boolean isUsed() {
        driven = driven || end.drives(vf);
        if (!driven) {
            return false;
        }
        long now = end.network().link(tap).counters().rxPackets();
        if (now != sent) {
            sent = now;
            since = Instant.now();
            return false;
        }
        return !Instant.now().isBefore(since.plus(QUIET));
    }
}
