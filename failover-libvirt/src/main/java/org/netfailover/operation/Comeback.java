package org.netfailover.operation;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;
import org.netfailover.network.HostNetwork;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/**
 * Sees to it that the guest has its primaries again that QEMU was to unplug, after a move that came to nothing. QEMU plugs
 * back what the guest has let go of until 30 s after an abort. A guest that stood still that long lets go when it goes on, and
 * then nobody plugs the primary back, while libvirt's XML lists it: so it showed with libvirt 11.3 and QEMU 10.0, where
 * libvirt itself lets the guest go on when the abort is over.
 */
final class Comeback {
    /** How long a guest may take to use what QEMU has plugged back. */
    private static final Duration MOMENT = Duration.ofSeconds(20);

    private final Course course;
    private final Undoing undoing;
    private final boolean late;

    /** @param late whether the guest may yet let go, since it had not when the move was aborted */
    Comeback(Course course, Undoing undoing, boolean late) {
        this.course = course;
        this.undoing = undoing;
        this.late = late;
    }

    void after(Step.Migrate migrate) {
        for (String alias : migrate.unplugs()) {
            Step.Attach plug = new Step.Attach(Side.SOURCE, alias, alias, false, migrate.grace(), migrate.waitUnplug());
            undoing.undo(plug);
            try {
                if (isAway(alias)) {
                    course.journal().observe(Side.SOURCE, "no driver of the guest has " + alias);
                    undoing.undo(new Step.Detach(Side.SOURCE, alias, alias, false, migrate.grace(), migrate.grace()));
                    undoing.undo(plug);
                } else if (standsStill()) {
                    undoing.leave(Failure.of(
                            plug.toString(), "the guest stands still, and may let go of it when it goes on"));
                }
            } catch (StepFailed e) {
                undoing.leave(e.failure());
            } catch (Unanswered | LibvirtException e) {
                undoing.leave(Failure.of("look whether the guest has " + alias, e));
            }
        }
    }

    private boolean isAway(String alias) throws Unanswered, StepFailed {
        HostNetwork network = course.networks().get(Side.SOURCE);
        if (network == null) {
            return false;
        }
        return late
                ? course.until(course.in(Undoing.LATE), () -> isUnused(alias, network, Duration.ZERO), Course.Ear.NONE)
                : isUnused(alias, network, MOMENT);
    }

    private boolean isUnused(String alias, HostNetwork network, Duration moment) throws StepFailed {
        Hypervisor host = course.source().host();
        Usage usage = new Usage(Map.of(host, network), course.timing(), moment);
        try {
            Set<String> unused = usage.unused(
                    host,
                    course.source()
                            .xml(course.domain(), XmlKind.LIVE, course.in(Reach.ANSWER))
                            .nics(),
                    course.mailbox());
            return unused.contains(alias);
        } catch (Unanswered e) {
            throw new StepFailed(e.failure("look whether the guest has " + alias));
        }
    }

    private boolean standsStill() throws Unanswered {
        return course.source()
                .ask(host -> host.find(course.domain()), course.in(Reach.ANSWER))
                .filter(known -> known.state() == DomainState.PAUSED || known.state() == DomainState.SUSPENDED)
                .isPresent();
    }
}
