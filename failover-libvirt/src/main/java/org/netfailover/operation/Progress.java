package org.netfailover.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.plan.Side;

/** Tells how far a migration is, and writes down each phase once. */
final class Progress {
    private static final JobStatistics NOTHING =
            new JobStatistics(Duration.ZERO, 0, 0, 0, 0, 0, Optional.empty(), OptionalLong.empty());

    private final Course course;
    private final boolean unplugs;
    private JobStatistics last = NOTHING;
    private Optional<MigrationPhase> phase = Optional.empty();

    Progress(Course course, boolean unplugs) {
        this.course = course;
        this.unplugs = unplugs;
    }

    void tell(JobStatistics now, boolean aborting) {
        last = now;
        tell(aborting ? MigrationPhase.ABORTING : phase(now));
    }

    void tell(MigrationPhase now) {
        if (!phase.equals(Optional.of(now))) {
            phase = Optional.of(now);
            course.journal().observe(Side.SOURCE, "phase: " + now);
        }
        course.journal().tell(new OperationEvent.MigrationProgress(now, last));
        Recordings.Progress.commit(course.domain(), course.name(), now, last);
    }

    private MigrationPhase phase(JobStatistics now) {
        if (!now.hasBegun()) {
            return unplugs ? MigrationPhase.WAIT_UNPLUG : MigrationPhase.PREPARING;
        }
        return now.memoryRemaining() == 0 ? MigrationPhase.SWITCHOVER : MigrationPhase.MEMORY;
    }
}
