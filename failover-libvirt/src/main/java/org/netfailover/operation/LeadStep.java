package org.netfailover.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkChange;
import org.netfailover.network.HostNetwork;
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
     * @param rest what is not done yet
     * @param told whether the host has told what was there
     */
    record Led(PairPath path, NetworkChange undo, Optional<HostNetwork.Prepared> rest, boolean told) {}

    private final Course course;
    private final Step.LeadFrames step;
    private final Map<Place, Led> led;
    private final boolean used;
    private final Place place;
    private final NetworkReach network;

    /**
     * @param led what is led now, by place; changed here
     * @param used whether the guest uses its primary by now; otherwise the bridge goes on sending to the standby
     */
    LeadStep(Course course, Step.LeadFrames step, Map<Place, Led> led, boolean used) {
        this.course = course;
        this.step = step;
        this.led = led;
        this.used = used;
        this.place = new Place(step.side(), step.standby());
        this.network = course.network(step.side(), step.deadline());
    }

    Journal.Result run() throws StepFailed {
        return guarded(() -> step.to() == Lead.BOTH ? toBoth() : back());
    }

    /**
     * Does what can be done for a domain that is still on its way, once its standby is there: what is left is quickly done
     * at the right moment.
     */
    void prepare() throws StepFailed {
        guarded(() -> {
            Optional<PairPath> path = new PathFinder(course, step, network).find();
            path.ifPresent(
                    found -> lead(found, found.detours(true), host -> Optional.of(host.prepare(found.entries()))));
            return Journal.Result.SKIPPED;
        });
    }

    /** Leads them while the domain is still on its way: the guest's first frames are then what the segment learns from. */
    void early() throws StepFailed {
        guarded(() -> lead().isPresent() ? Journal.Result.DONE : Journal.Result.SKIPPED);
    }

    private interface Work {
        Journal.Result run() throws Unanswered;
    }

    private Journal.Result guarded(Work work) throws StepFailed {
        try {
            return work.run();
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
        Led before = led.get(place);
        if (before != null && before.told() && before.rest().isEmpty()) {
            return Journal.Result.DONE;
        }
        Optional<PairPath> path = lead();
        if (path.isEmpty()) {
            course.journal().observe(step.side(), step.standby() + " is on no bridge: nothing can be led");
            return Journal.Result.SKIPPED;
        }
        if (step.side() == Side.DESTINATION && !path.get().isOneWay()) {
            path.get().pf().ifPresent(pf -> announce(pf, path.get()));
        }
        return Journal.Result.DONE;
    }

    /** @return the ways; empty when there is nothing that could be led */
    private Optional<PairPath> lead() throws Unanswered {
        Led before = led.get(place);
        if (before != null && before.told() && before.rest().isPresent()) {
            HostNetwork.Prepared rest = before.rest().get();
            PairPath path = before.path();
            led.put(place, new Led(path, path.removal(), Optional.empty(), false)); // should no answer come
            NetworkChange undo = network.ask(host -> rest.apply());
            led.put(place, new Led(path, NetworkChange.inOrder(List.of(undo, before.undo())), Optional.empty(), true));
            course.journal().observe(step.side(), path.entries().text());
            return Optional.of(path);
        }
        Optional<PairPath> path = new PathFinder(course, step, network).find();
        path.ifPresent(found -> lead(found, found.toBoth(step.side() == Side.DESTINATION), host -> Optional.empty()));
        return path;
    }

    /** @param rest looks at what is left for later, if anything is */
    private void lead(PairPath path, NetworkChange change, Function<HostNetwork, Optional<HostNetwork.Prepared>> rest) {
        boolean again = led.put(place, new Led(path, path.removal(), Optional.empty(), false)) != null;
        NetworkChange undo = network.ask(host -> host.apply(change));
        led.put(place, new Led(path, again ? path.removal() : undo, network.ask(rest), true));
        course.journal().observe(step.side(), change.text());
    }

    private Journal.Result back() {
        Led now = led.remove(place);
        if (now == null) {
            return Journal.Result.SKIPPED;
        }
        boolean arrived = step.side() == Side.DESTINATION;
        boolean gone = step.to() == Lead.NOWHERE;
        for (NetworkChange part : parts(now.undo())) {
            if (!(arrived || gone) || !isOfBridge(part)) {
                putBack(part);
            }
        }
        if (arrived && used && step.to() == Lead.PRIMARY) {
            putBack(now.path().withoutTap());
        }
        return Journal.Result.DONE;
    }

    /** What the bridge knew of the guest before it came is out of date, and of one that has gone it is not to know anything. */
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
