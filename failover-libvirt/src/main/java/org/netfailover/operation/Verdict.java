package org.netfailover.operation;

import java.util.List;
import java.util.Optional;
import org.netfailover.plan.Side;

/**
 * Where the domain is, from what both hosts said.
 *
 * @param runs the one host on which it runs, or empty when there is none, more than one, or none that is known
 * @param sights what each host said, the source first
 */
record Verdict(Optional<Side> runs, List<Sight> sights) {
    static Verdict of(Sight source, Sight destination) {
        List<Sight> both = List.of(source, destination);
        if (source.runs() && !destination.runs()) {
            return new Verdict(Optional.of(Side.SOURCE), both);
        }
        if (destination.runs() && !source.runs()) {
            return new Verdict(Optional.of(Side.DESTINATION), both);
        }
        return new Verdict(Optional.empty(), both);
    }

    Sight source() {
        return sights.get(0);
    }

    Sight destination() {
        return sights.get(1);
    }

    boolean isOn(Side side) {
        return runs.filter(side::equals).isPresent();
    }

    /** Whether nothing of it will change by itself: it runs on one host, and on the other there is no guest. */
    boolean isSettled() {
        if (source().isSilent() || destination().isSilent()) {
            return false;
        }
        return isOn(Side.SOURCE) && !source().job() && !destination().isActive()
                || isOn(Side.DESTINATION) && !source().isActive();
    }

    /** Whether all that is missing is the word of the host on which it does not run. */
    boolean lacksOneWord() {
        return isOn(Side.SOURCE) && !source().job() && destination().isSilent()
                || isOn(Side.DESTINATION) && source().isSilent();
    }

    /** {@code on the source: running; on the destination: not there}. */
    String words() {
        return "on the source: " + source().words() + "; on the destination: "
                + destination().words();
    }
}
