package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs inside a simulated domain, and goes with it from host to host. Unless told otherwise it lets go of a device
 * 100 ms after it was asked, has 512 MiB of memory and changes 16 MiB of it each second. Safe for many threads.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.machines().guest(vm).answers("ua-net0-vf", new GuestAnswer.Refuses(Duration.ofSeconds(1)));
 * Outcome outcome = Hotplug.of("vm").on(host).timing(site.time()).unplug("ua-net0").run();
 * assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
 * assertThat(site.truth().devices(vm)).contains("ua-net0", "ua-net0-vf");
 * }</pre>
 */
public final class SimulatedGuest {
    /** How long the guest takes until it uses a device that was plugged. */
    static final Duration PLUG = Duration.ofMillis(50);

    private static final class Request {
        final LiveNic nic;
        final Runnable gone;
        final Runnable refused;

        Request(LiveNic nic, Runnable gone, Runnable refused) {
            this.nic = nic;
            this.gone = gone;
            this.refused = refused;
        }
    }

    private static final Duration CLOSES = Duration.ofMillis(50);
    private static final Duration CARRIER = Duration.ofSeconds(2);

    private final Agenda agenda;
    private final Map<String, GuestAnswer> answers = new HashMap<>();
    private final Deque<GuestAnswer> next = new ArrayDeque<>();
    private final List<Request> pending = new ArrayList<>();
    private GuestAnswer answer = new GuestAnswer.LetsGo(Duration.ofMillis(100));
    private long memory = 512L << 20;
    private long dirty = 16L << 20;
    private Duration closes = CLOSES;
    private Duration carrier = CARRIER;
    private boolean running = true;

    SimulatedGuest(Agenda agenda) {
        this.agenda = agenda;
    }

    /**
     * How it answers from now on.
     *
     * @param how every request to unplug a device for which there is no other answer
     * @return this guest
     */
    public SimulatedGuest answers(GuestAnswer how) {
        agenda.locked(() -> answer = how);
        return this;
    }

    /**
     * How it answers for one device.
     *
     * @param alias the device's
     * @param how every request to unplug it
     * @return this guest
     */
    public SimulatedGuest answers(String alias, GuestAnswer how) {
        agenda.locked(() -> answers.put(alias, how));
        return this;
    }

    /**
     * How it answers once.
     *
     * @param how the next request that has no such answer yet, before any other answer
     * @return this guest
     */
    public SimulatedGuest answersNext(GuestAnswer how) {
        agenda.locked(() -> next.add(how));
        return this;
    }

    /**
     * How much memory a migration has to send.
     *
     * @param bytes all of it, positive
     * @param dirtyPerSecond how much of it the guest changes each second
     * @return this guest
     */
    public SimulatedGuest memory(long bytes, long dirtyPerSecond) {
        return agenda.locked(() -> {
            memory = bytes;
            dirty = dirtyPerSecond;
            return this;
        });
    }

    /**
     * How long before it lets go of a VF its driver closes it, 50 ms otherwise: until it lets go it drops what comes to the
     * standby. In the lab it was 50 to 650 ms. Of consequence for packets only.
     *
     * @param before how long before; never longer than it takes to answer
     * @return this guest
     */
    public SimulatedGuest closes(Duration before) {
        return agenda.locked(() -> {
            closes = before;
            return this;
        });
    }

    /**
     * How long after it has got a VF that has carrier, 2 s otherwise, as igbvf tells it: until then the guest sends on its
     * standby. Of consequence for packets only.
     *
     * @param after how long after
     * @return this guest
     */
    public SimulatedGuest carrier(Duration after) {
        return agenda.locked(() -> {
            carrier = after;
            return this;
        });
    }

    /** The guest lets go, now, of everything that it was asked for and has not answered. */
    public void answerPending() {
        agenda.locked(() -> {
            List.copyOf(pending).forEach(this::letGo);
            return null;
        });
    }

    /** The machine is reset, which completes every unplug that the guest had not answered. */
    public void reset() {
        answerPending();
    }

    /**
     * Which devices it was asked to let go of and has not answered.
     *
     * @return their aliases
     */
    public List<String> pending() {
        return agenda.locked(
                () -> pending.stream().map(request -> request.nic.alias()).toList());
    }

    long memoryBytes() {
        return memory;
    }

    long carrierAfterNanos() {
        return carrier.toNanos();
    }

    long dirtyPerSecond() {
        return dirty;
    }

    /** Asks it to let go of a device, in place of an earlier request for it. */
    void ask(LiveNic nic, Runnable gone, Runnable refused) {
        withdraw(nic);
        nic.askedAt = agenda.now();
        Request request = new Request(nic, gone, refused);
        pending.add(request);
        if (running) {
            answer(request);
        }
    }

    /** Forgets that it was asked. */
    void withdraw(LiveNic nic) {
        pending.removeIf(request -> request.nic == nic);
        nic.askedAt = -1;
        nic.closed = false;
    }

    /** Its processors run or stand still. Requests that came meanwhile are answered when they run again. */
    void setRunning(boolean now) {
        boolean resumed = now && !running;
        running = now;
        if (resumed) {
            List.copyOf(pending).forEach(this::answer);
        }
    }

    private void answer(Request request) {
        GuestAnswer how = next.isEmpty() ? answers.getOrDefault(request.nic.alias(), answer) : next.poll();
        if (how instanceof GuestAnswer.LetsGo letsGo) {
            long takes = letsGo.after().toNanos();
            agenda.add(takes - closes.toNanos(), () -> whenRunning(request, () -> request.nic.closed = true));
            agenda.add(takes, () -> whenRunning(request, () -> letGo(request)));
        } else if (how instanceof GuestAnswer.Refuses refuses) {
            agenda.add(refuses.after().toNanos(), () -> whenRunning(request, () -> refuse(request)));
        }
    }

    private void whenRunning(Request request, Runnable action) {
        if (running && pending.contains(request)) {
            action.run();
        }
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
