package org.netfailover.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.netfailover.libvirt.Timing;
import org.netfailover.plan.Side;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what an operation does, and tells it: to the listener, the log and the flight recorder. */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger("org.netfailover.operation");

    /** A step at work. */
    @FunctionalInterface
    interface Work {
        Journal.Result run() throws StepFailed;
    }

    private final UUID domain;
    private final String name;
    private final Timing timing;
    private final OperationListener listener;
    private final Instant started;
    private final List<Journal.Entry> entries = new ArrayList<>();
    private List<String> observed = new ArrayList<>();

    JournalWriter(UUID domain, String name, Timing timing, OperationListener listener) {
        this.domain = domain;
        this.name = name;
        this.timing = timing;
        this.listener = listener;
        this.started = timing.now();
    }

    /** Runs a step and writes down how it went, whatever it throws. */
    Journal.Result step(Side side, String what, boolean undo, Work work) throws StepFailed {
        LOG.info("{}: {}: {}{}", name, side, undo ? "undo: " : "", what);
        tell(new OperationEvent.StepStarted(side, what, undo));
        observed = new ArrayList<>();
        Instant at = timing.now();
        Recordings.Step recording = Recordings.Step.begun();
        long begun = timing.nanoTime();
        Journal.Result result = Journal.Result.FAILED;
        Optional<Failure> failure = Optional.empty();
        try {
            result = work.run();
            return result;
        } catch (StepFailed e) {
            failure = Optional.of(e.failure());
            throw e;
        } catch (RuntimeException e) {
            failure = Optional.of(Failure.of(what, e));
            throw new StepFailed(failure.get(), StepFailed.Aftermath.UNCERTAIN);
        } finally {
            Duration took = Duration.ofNanos(timing.nanoTime() - begun);
            Journal.Entry entry = new Journal.Entry(at, took, side, what, undo, result, failure, observed);
            entries.add(entry);
            recording.end(domain, name, entry);
            LOG.info("{}: {}: {}: {} after {} ms", name, side, what, result, took.toMillis());
            tell(new OperationEvent.StepEnded(entry));
        }
    }

    /** Writes down what was seen, but not the same twice in a row. */
    void observe(Side side, String line) {
        if (observed.isEmpty() || !observed.get(observed.size() - 1).equals(line)) {
            LOG.debug("{}: {}: {}", name, side, line);
            observed.add(line);
            tell(new OperationEvent.Observation(side, line));
        }
    }

    void tell(OperationEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.warn("{}: a listener failed at {}", name, event.getClass().getSimpleName(), e);
        }
    }

    /** The journal up to now. */
    Journal finished() {
        return new Journal(domain, name, started, timing.now(), entries);
    }
}
