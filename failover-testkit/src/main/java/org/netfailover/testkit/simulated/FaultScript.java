package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.netfailover.libvirt.HostEvent;

/**
 * What is to go wrong on one simulated host: each fault strikes once. Counting begins when a fault is scripted, at 1.
 * Safe for many threads.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.faults().atEvent(HostEvent.DeviceRemoved.class, 1, new Fault.Lost());
 * Outcome outcome = Hotplug.of("vm").on(host).timing(site.time()).unplug("ua-net0").run();
 * assertThat(outcome).isInstanceOf(Outcome.Completed.class);
 * assertThat(host.faults().struck()).containsExactly(new Fault.Lost());
 * assertThat(site.truth().devices(vm)).isEmpty();
 * }</pre>
 *
 * <p>What goes wrong at a moment, and not at a call, is told to {@link SimulatedTime#after}: a {@linkplain
 * SimulatedHost#die() host} or a {@linkplain SimulatedDaemon#kill() daemon} that dies while memory is copied, a guest
 * that {@linkplain SimulatedGuest#reboot reboots}. How a guest answers is for it to {@linkplain SimulatedGuest#answers
 * say}.
 */
public final class FaultScript {
    private static final class Line {
        final BiPredicate<HostOperation, String> calls;
        final Predicate<HostEvent> events;
        final Fault fault;
        int left;

        Line(BiPredicate<HostOperation, String> calls, Predicate<HostEvent> events, int nth, Fault fault) {
            this.calls = calls;
            this.events = events;
            this.fault = fault;
            this.left = nth;
        }
    }

    private final Agenda agenda;
    private final List<Line> lines = new ArrayList<>();
    private final List<Fault> struck = new ArrayList<>();

    FaultScript(Agenda agenda) {
        this.agenda = agenda;
    }

    /**
     * A fault at a call of one kind.
     *
     * @param operation which calls count
     * @param nth at which of them, from 1
     * @param fault what goes wrong
     * @return this script
     */
    public FaultScript at(HostOperation operation, int nth, Fault.OfCall fault) {
        return add(new Line((asked, subject) -> asked == operation, event -> false, nth, fault));
    }

    /**
     * A fault at a call of one kind about one thing, as when one device of several is plugged.
     *
     * @param operation which calls count
     * @param subject of what, as {@link HostCall#subject} tells it: the alias of a device, say
     * @param nth at which of them, from 1
     * @param fault what goes wrong
     * @return this script
     */
    public FaultScript at(HostOperation operation, String subject, int nth, Fault.OfCall fault) {
        return add(new Line((asked, about) -> asked == operation && about.equals(subject), event -> false, nth, fault));
    }

    /**
     * A fault at any call.
     *
     * @param nth at which, from 1
     * @param fault what goes wrong
     * @return this script
     */
    public FaultScript atCall(int nth, Fault.OfCall fault) {
        return add(new Line((asked, subject) -> true, event -> false, nth, fault));
    }

    /**
     * A fault at a call that is to change something.
     *
     * @param nth at which of those, from 1
     * @param fault what goes wrong
     * @return this script
     */
    public FaultScript atChange(int nth, Fault.OfCall fault) {
        return add(new Line((asked, subject) -> asked.isChange(), event -> false, nth, fault));
    }

    /**
     * A fault of an event.
     *
     * @param nth of which, from 1; connections that end or are made anew do not count
     * @param fault what goes wrong
     * @return this script
     */
    public FaultScript atEvent(int nth, Fault.OfEvent fault) {
        return add(new Line((asked, subject) -> false, event -> true, nth, fault));
    }

    /**
     * A fault of an event of one kind.
     *
     * @param kind which events count, such as {@link HostEvent.DeviceRemoved}
     * @param nth of which of them, from 1
     * @param fault what goes wrong
     * @return this script
     */
    public FaultScript atEvent(Class<? extends HostEvent.OfDomain> kind, int nth, Fault.OfEvent fault) {
        return add(new Line((asked, subject) -> false, kind::isInstance, nth, fault));
    }

    /** Forgets what has not struck yet. */
    public void clear() {
        agenda.locked(() -> {
            lines.clear();
            return null;
        });
    }

    /**
     * What has gone wrong so far.
     *
     * @return the faults in the order in which they struck
     */
    public List<Fault> struck() {
        return agenda.locked(() -> List.copyOf(struck));
    }

    private FaultScript add(Line line) {
        if (line.left < 1) {
            throw new IllegalArgumentException("calls and events are counted from 1");
        }
        agenda.locked(() -> lines.add(line));
        return this;
    }

    Optional<Fault.OfCall> ofCall(HostOperation operation, String subject) {
        return strike(line -> line.calls.test(operation, subject)).map(Fault.OfCall.class::cast);
    }

    Optional<Fault.OfEvent> ofEvent(HostEvent event) {
        return strike(line -> line.events.test(event)).map(Fault.OfEvent.class::cast);
    }

    private Optional<Fault> strike(Predicate<Line> counts) {
        Line due = null;
        for (Line line : lines) {
            if (counts.test(line) && --line.left <= 0 && due == null) {
                due = line;
            }
        }
        if (due == null) {
            return Optional.empty();
        }
        lines.remove(due);
        struck.add(due.fault);
        return Optional.of(due.fault);
    }
}
