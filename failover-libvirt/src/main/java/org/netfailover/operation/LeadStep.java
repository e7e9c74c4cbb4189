package org.netfailover.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NicSource;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;
import org.netfailover.plan.Lead;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/**
 * Leads the frames for a pair to both of its halves, and back: what was changed is kept and put back exactly. Of a domain
 * that has gone its tap has gone as well, and with it what hung on that.
 */
final class LeadStep {
    /** Where and for which standby frames are led. */
    record Place(Side side, String standby) {}

    /**
     * What was done at a place.
     *
     * @param path the ways
     * @param undo what puts back what was there
     */
    record Led(PairPath path, NetworkChange undo) {}

    private final Course course;
    private final Step.LeadFrames step;
    private final Map<Place, Led> led;
    private final Optional<NicSource> planned;
    private final boolean used;
    private final Place place;
    private final NetworkReach network;

    /**
     * @param led what is led now, by place; changed here
     * @param planned what the primary is to hang on
     * @param used whether the guest uses its primary by now; otherwise the bridge goes on sending to the standby
     */
    LeadStep(Course course, Step.LeadFrames step, Map<Place, Led> led, Optional<NicSource> planned, boolean used) {
        this.course = course;
        this.step = step;
        this.led = led;
        this.planned = planned;
        this.used = used;
        this.place = new Place(step.side(), step.standby());
        this.network = course.network(step.side(), step.deadline());
    }

    Journal.Result run() throws StepFailed {
        try {
            return step.to() == Lead.BOTH ? toBoth() : back();
        } catch (Unanswered e) {
            throw new StepFailed(e.failure(step.toString()));
        } catch (LibvirtException e) {
            throw new StepFailed(Failure.of(step.toString(), e));
        } catch (HostNetworkException e) {
            boolean known = e.kind() != NetworkErrorKind.NO_ANSWER && e.kind() != NetworkErrorKind.UNREACHABLE;
            throw new StepFailed(
                    Failure.of(step.toString(), e), known ? StepFailed.Aftermath.NONE : StepFailed.Aftermath.UNCERTAIN);
        }
    }

    private Journal.Result toBoth() throws Unanswered {
        PathFinder finder = new PathFinder(course, step.side(), course.in(step.deadline()), network);
        Optional<PairPath> path = finder.find(step.standby(), step.primary(), planned);
        if (path.isEmpty()) {
            course.journal().observe(step.side(), step.standby() + " is on no bridge: nothing can be led");
            return Journal.Result.SKIPPED;
        }
        boolean arrives = step.side() == Side.DESTINATION;
        NetworkChange change = path.get().toBoth(arrives);
        led.put(place, new Led(path.get(), path.get().removal())); // should no answer come
        NetworkChange undo = network.ask(host -> host.apply(change));
        led.put(place, new Led(path.get(), undo));
        course.journal().observe(step.side(), change.text());
        if (arrives && !path.get().isOneWay()) {
            path.get().pf().ifPresent(pf -> announce(pf, path.get()));
        }
        return Journal.Result.DONE;
    }

    private Journal.Result back() {
        Led now = led.remove(place);
        if (now == null) {
            return Journal.Result.SKIPPED;
        }
        boolean arrived = step.side() == Side.DESTINATION;
        for (NetworkChange part : parts(now.undo())) {
            if (!arrived || !isOfBridge(part)) {
                putBack(part);
            }
        }
        if (arrived && used) {
            putBack(now.path().withoutTap());
        }
        return Journal.Result.DONE;
    }

    /** What the bridge knew of the guest before it came is out of date. */
    private static boolean isOfBridge(NetworkChange part) {
        return part instanceof NetworkChange.RestoreFdb restore && restore.table() == FdbTable.MASTER;
    }

    private void announce(InterfaceName pf, PairPath path) {
        Announcement frame = Announcement.of(pf, path.mac()).build();
        Announced sent = network.ask(host -> host.announce(frame));
        course.journal()
                .observe(step.side(), "announced " + path.mac() + " at " + pf + " by " + sent.frames() + " frame");
    }

    private static Iterable<NetworkChange> parts(NetworkChange change) {
        return change instanceof NetworkChange.InOrder all ? all.changes() : List.of(change);
    }

    private void putBack(NetworkChange part) {
        try {
            network.ask(host -> host.apply(part));
        } catch (HostNetworkException e) {
            if (e.kind() != NetworkErrorKind.NO_DEVICE) {
                throw e;
            }
            course.journal().observe(step.side(), "gone with its device: " + part.text());
        }
    }
}
