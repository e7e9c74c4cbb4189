package org.netfailover.testkit.operation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.netfailover.operation.MigrationPhase;
import org.netfailover.operation.OperationEvent;
import org.netfailover.operation.OperationListener;

/** Everything that an operation has told, and something that is done when it tells a certain thing. */
final class Recorder implements OperationListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<OperationEvent> events = new CopyOnWriteArrayList<>();
    private final Predicate<OperationEvent> moment;
    private final Runnable action;

    private Recorder(Predicate<OperationEvent> moment, Runnable action) {
        this.moment = moment;
        this.action = action;
    }

    static Recorder silent() {
        return new Recorder(event -> false, () -> {});
    }

    /** Acts the first time that an event is the awaited one, before the operation goes on. */
    static Recorder at(Predicate<OperationEvent> moment, Runnable action) {
        return new Recorder(moment, action);
    }

    /** Right before the host is asked to migrate. */
    static Predicate<OperationEvent> migrationBegins() {
        return event -> event instanceof OperationEvent.StepStarted step
                && !step.undo()
                && step.what().startsWith("migrate");
    }

    static Predicate<OperationEvent> isIn(MigrationPhase phase) {
        return event -> event instanceof OperationEvent.MigrationProgress progress && progress.phase() == phase;
    }

    @Override
    public void on(OperationEvent event) {
        boolean first = moment.test(event) && events.stream().noneMatch(moment);
        events.add(event);
        if (first) {
            action.run();
        }
    }

    List<OperationEvent> events() {
        return List.copyOf(events);
    }

    <E extends OperationEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<MigrationPhase> phases() {
        return of(OperationEvent.MigrationProgress.class).stream()
                .map(OperationEvent.MigrationProgress::phase)
                .distinct()
                .toList();
    }

    void await(MigrationPhase phase) {
        await(isIn(phase));
    }

    void await(Predicate<OperationEvent> expected) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events.stream().anyMatch(expected));
    }
}
