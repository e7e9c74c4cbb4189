package org.netfailover.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.VfState;
import org.netfailover.network.HostNetworkException;
import org.netfailover.plan.Step;

/**
 * Waits until the guest uses its primary, as far as its host can see: its driver has the VF, and it sends nothing on its
 * standby any more.
 */
final class UseStep {
    /** For how long nothing has to come from the standby. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private static final Duration LOOKS = Duration.ofMillis(200);

    private final Course course;
    private final Step.AwaitUse step;
    private final Map<LeadStep.Place, LeadStep.Led> led;
    private final NetworkReach network;
    private String doubt = "the PF has no VF of the pair's MAC";
    private OptionalInt vf = OptionalInt.empty();
    private long sent = -1;
    private long since;
    private boolean driven;
    private boolean used;

    UseStep(Course course, Step.AwaitUse step, Map<LeadStep.Place, LeadStep.Led> led) {
        this.course = course;
        this.step = step;
        this.led = led;
        this.network = course.network(step.side(), step.deadline());
    }

    /** @param given devices that are known not to come, for which it does not wait */
    Journal.Result run(Set<String> given) throws StepFailed {
        LeadStep.Led now = led.get(new LeadStep.Place(step.side(), step.standby()));
        if (given.contains(step.primary()) || now == null || now.path().pf().isEmpty()) {
            course.journal().observe(step.side(), "whether the guest uses " + step.primary() + " cannot be seen");
            used = true;
            return Journal.Result.SKIPPED;
        }
        PairPath path = now.path();
        InterfaceName pf = path.pf().get();
        used = awaited(course.in(step.deadline()), path, pf);
        course.journal().observe(step.side(), used ? "the guest uses " + step.primary() : doubt);
        return Journal.Result.DONE;
    }

    private boolean isDriven(PairPath path, InterfaceName pf) {
        if (vf.isEmpty()) {
            vf = network.ask(host -> host.link(pf)).vfs().stream()
                    .filter(state -> state.mac().equals(path.mac()))
                    .mapToInt(VfState::index)
                    .findFirst();
        }
        if (vf.isEmpty()) {
            return false;
        }
        doubt = "no driver of the guest has taken VF " + vf.getAsInt() + " of " + pf;
        return network.ask(host -> host.isDriven(pf, vf.getAsInt()));
    }

    /**
     * Looks at short intervals, since until it knows the host's network is not as it is to be; by one command each time, since
     * the guest sets its VF up meanwhile, on the same processors.
     */
    private boolean awaited(Deadline deadline, PairPath path, InterfaceName pf) throws StepFailed {
        while (!isUsed(path, pf)) {
            if (deadline.isOver()) {
                return false;
            }
            course.await(deadline.atMost(LOOKS));
        }
        return true;
    }

    /** The primary, where it is not used. */
    List<String> missing() {
        return used ? List.of() : List.of(step.primary());
    }

    private boolean isUsed(PairPath path, InterfaceName pf) throws StepFailed {
        try {
            if (!driven && !isDriven(path, pf)) {
                return false;
            }
            driven = true;
            long now = network.ask(host -> host.link(path.tap())).counters().rxPackets();
            if (now != sent) {
                doubt = "the guest still sends on " + step.standby();
                sent = now;
                since = course.timing().nanoTime();
                return false;
            }
            return course.timing().nanoTime() - since >= QUIET.toNanos();
        } catch (HostNetworkException e) {
            throw new StepFailed(Failure.of(step.toString(), e));
        }
    }
}
