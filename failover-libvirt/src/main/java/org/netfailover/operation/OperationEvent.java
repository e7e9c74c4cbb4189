package org.netfailover.operation;

import java.util.UUID;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.plan.Side;

/** What an operation tells while it runs. */
public sealed interface OperationEvent {
    /**
     * It begins.
     *
     * @param domain the domain's UUID
     * @param name the domain's name
     * @param steps how many steps the plan has
     */
    record Started(UUID domain, String name, int steps) implements OperationEvent {}

    /**
     * A step begins.
     *
     * @param side which host
     * @param what what is to be done, as the plan says it
     * @param undo whether it undoes an earlier one
     */
    record StepStarted(Side side, String what, boolean undo) implements OperationEvent {}

    /**
     * A step is over.
     *
     * @param entry what the journal says of it
     */
    record StepEnded(Journal.Entry entry) implements OperationEvent {}

    /**
     * Something was seen.
     *
     * @param side on which host
     * @param line what, in words
     */
    record Observation(Side side, String line) implements OperationEvent {}

    /**
     * How far the migration is; about once a second.
     *
     * @param phase the phase
     * @param statistics its figures, all 0 where the host tells none
     */
    record MigrationProgress(MigrationPhase phase, JobStatistics statistics) implements OperationEvent {}

    /**
     * A step has failed, and what was done before is undone.
     *
     * @param cause what failed
     */
    record Undoing(Failure cause) implements OperationEvent {}

    /**
     * It is over.
     *
     * @param outcome what it came to
     */
    record Ended(Outcome outcome) implements OperationEvent {}
}
