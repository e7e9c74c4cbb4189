package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/**
 * Leads frames on the destination before the guest sends its first frame there. Not before most of its memory has been
 * sent: until it runs there, others on that host who look for it are led to a guest that stands still. What fails is left
 * to the step that follows the move.
 */
final class Vanguard {
    /** The number of the pass in which the memory is sent that changed during the first, long one. */
    private static final int LAST_PASSES = 2;

    private final Course course;
    private final List<Step.LeadFrames> open;
    private final Function<Step.LeadFrames, LeadStep> leading;

    Vanguard(Course course, List<Step.LeadFrames> steps, Function<Step.LeadFrames, LeadStep> leading) {
        this.course = course;
        this.open = new ArrayList<>(steps);
        this.leading = leading;
    }

    /** Prepares once the domain is there, and leads once the first pass is over. */
    void hear(Signal.FromHost signal) {
        HostEvent event = signal.event();
        if (signal.side() == Side.DESTINATION
                && event instanceof HostEvent.Lifecycle life
                && life.change() == HostEvent.Lifecycle.Change.STARTED) {
            open.removeIf(step -> !attempt(step, LeadStep::prepare));
        } else if (signal.side() == Side.SOURCE
                && event instanceof HostEvent.MigrationIteration pass
                && pass.iteration() >= LAST_PASSES) {
            open.forEach(step -> attempt(step, LeadStep::early));
            open.clear();
        }
    }

    private interface Part {
        void of(LeadStep step) throws StepFailed;
    }

    private boolean attempt(Step.LeadFrames step, Part part) {
        try {
            part.of(leading.apply(step));
            return true;
        } catch (StepFailed e) {
            course.journal().observe(Side.DESTINATION, "not yet: " + e.failure());
            return false;
        }
    }
}
