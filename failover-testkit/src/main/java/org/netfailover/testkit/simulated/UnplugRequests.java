package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a guest was asked to let go of, and how it answers. Guarded by the agenda's lock. */
final class UnplugRequests {
    private static final class Request {
        final LiveNic nic;
        final Runnable gone;
        final Runnable refused;

        /** How it is answered when the guest's processors run again, if that is certain already. */
        @Nullable
        GuestAnswer later;

        Request(LiveNic nic, Runnable gone, Runnable refused) {
            this.nic = nic;
            this.gone = gone;
            this.refused = refused;
        }
    }

    private static final GuestAnswer USUAL = new GuestAnswer.LetsGo(Duration.ofMillis(100));
    private static final GuestAnswer AT_ONCE = new GuestAnswer.LetsGo(Duration.ZERO);

    private final SimulatedGuest guest;
    private final Agenda agenda;
    private final Map<String, GuestAnswer> answers = new HashMap<>();
    private final Deque<GuestAnswer> next = new ArrayDeque<>();
    private final List<Request> pending = new ArrayList<>();
    private GuestAnswer usual = USUAL;
    private Duration closes = Duration.ofMillis(50);

    UnplugRequests(SimulatedGuest guest, Agenda agenda) {
        this.guest = guest;
        this.agenda = agenda;
    }

    void setUsual(GuestAnswer how) {
        usual = how;
    }

    void setFor(String alias, GuestAnswer how) {
        answers.put(alias, how);
    }

    void addNext(GuestAnswer how) {
        next.add(how);
    }

    /** How long before it lets go of a VF the guest's driver closes it. */
    void setCloses(Duration before) {
        closes = before;
    }

    List<String> pending() {
        return pending.stream().map(request -> request.nic.alias()).toList();
    }

    /** Asks for a device, in place of an earlier request for it. */
    void ask(LiveNic nic, Runnable gone, Runnable refused) {
        withdraw(nic);
        nic.askedAt = agenda.now();
        Request request = new Request(nic, gone, refused);
        pending.add(request);
        if (guest.isAwake()) {
            answer(request);
        }
    }

    /** Forgets that a device was asked for. */
    void withdraw(LiveNic nic) {
        pending.removeIf(request -> request.nic == nic);
        nic.askedAt = -1;
        nic.closed = false;
    }

    /** The guest takes up what it has not answered. */
    void answerAll() {
        List.copyOf(pending).forEach(this::answer);
    }

    /** The guest lets go of everything, now. */
    void letGoOfAll() {
        List.copyOf(pending).forEach(this::letGo);
    }

    private GuestAnswer how(Request request) {
        if (request.later != null) {
            return request.later;
        }
        return next.isEmpty() ? answers.getOrDefault(request.nic.alias(), usual) : next.remove();
    }

    private void answer(Request request) {
        GuestAnswer how = how(request);
        if (how instanceof GuestAnswer.LetsGo letsGo) {
            after(letsGo.after().minus(closes), request, () -> guest.close(request.nic));
            after(letsGo.after(), request, () -> letGo(request));
        } else if (how instanceof GuestAnswer.Refuses refuses) {
            after(refuses.after(), request, () -> refuse(request));
        } else if (how instanceof GuestAnswer.Reboots reboots) {
            after(reboots.after(), request, () -> guest.reboot(reboots.takes()));
        } else if (how instanceof GuestAnswer.Pauses pauses) {
            after(pauses.after(), request, () -> {
                request.later = AT_ONCE;
                guest.pause();
            });
        }
    }

    /** In some time, if the guest runs then and was not let off meanwhile. */
    private void after(Duration delay, Request request, Runnable action) {
        agenda.add(delay.toNanos(), () -> {
            if (guest.isAwake() && pending.contains(request)) {
                action.run();
            }
        });
    }

    private void letGo(Request request) {
        if (pending.remove(request)) {
            request.nic.askedAt = -1;
            request.gone.run();
        }
    }

    private void refuse(Request request) {
        pending.remove(request);
        request.nic.askedAt = -1;
        request.refused.run();
    }
}
