package org.netfailover.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.netfailover.libvirt.Timing;
import org.netfailover.plan.Side;

/** What a repair has done, leg by leg, and what has gone wrong. */
final class RepairJournal {
    private final UUID domain;
    private final String name;
    private final Timing timing;
    private final OperationListener listener;
    private final Instant started;
    private final List<Journal.Entry> entries = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Failure> left = new ArrayList<>();
    private Optional<Failure> undone = Optional.empty();
    private boolean touched;

    RepairJournal(UUID domain, String name, Timing timing, OperationListener listener) {
        this.domain = domain;
        this.name = name;
        this.timing = timing;
        this.listener = listener;
        this.started = timing.now();
    }

    String name() {
        return name;
    }

    /** What hears the legs: everything but that they begin and end. */
    OperationListener ofLegs() {
        return event -> {
            if (!(event instanceof OperationEvent.Started || event instanceof OperationEvent.Ended)) {
                listener.on(event);
            }
        };
    }

    void observe(Side side, String line) {
        tell(new OperationEvent.Observation(side, line));
    }

    void tell(OperationEvent event) {
        new JournalWriter(domain, name, timing, listener).tell(event);
    }

    /**
     * Takes over what a leg came to.
     *
     * @return whether it was done
     */
    boolean add(Outcome leg) {
        entries.addAll(leg.journal().entries());
        if (leg instanceof Outcome.Completed) {
            touched |= leg.journal().entries().stream().anyMatch(entry -> entry.result() == Journal.Result.DONE);
            return true;
        }
        if (leg instanceof Outcome.RolledBack back) {
            undone = Optional.of(undone.orElse(back.cause()));
            failures.add(back.cause());
        } else if (leg instanceof Outcome.NeedsAttention attention) {
            failures.add(attention.cause());
            left.addAll(attention.left());
        } else if (leg instanceof Outcome.Degraded degraded) {
            touched = true;
            failures.addAll(degraded.failures());
        } else {
            failures.add(Failure.of("repair " + name, leg.summary()));
        }
        return false;
    }

    /** Takes over an entry of the repair's own. */
    void add(Journal.Entry entry) {
        entries.add(entry);
        touched |= entry.result() == Journal.Result.DONE;
        entry.failure().ifPresent(failures::add);
    }

    /** Takes over something that is wrong and stays so. */
    void add(Failure failure) {
        failures.add(failure);
    }

    /** Whether something is otherwise than before. */
    boolean isTouched() {
        return touched;
    }

    /** What went wrong. */
    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** What could not be undone. */
    List<Failure> left() {
        return List.copyOf(left);
    }

    /** The first thing that went wrong and was undone. */
    Optional<Failure> undone() {
        return undone;
    }

    Journal finished() {
        return new Journal(domain, name, started, timing.now(), entries);
    }
}
