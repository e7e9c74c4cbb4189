package org.netfailover.operation;

import java.util.UUID;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.JobStatistics;

/** What operations tell the flight recorder, under the category {@code Netfailover}. */
final class Recordings {
    private Recordings() {}

    /** One operation, from its first look to its outcome. */
    @Name("netfailover.Operation")
    @Label("Operation")
    @Category("Netfailover")
    @Description("A hotplug or a migration of one domain")
    @StackTrace(false)
    static final class Operation extends Event {
        @Label("Domain UUID")
        @Nullable
        String domainUuid;

        @Label("Domain")
        @Nullable
        String domain;

        @Label("Outcome")
        @Nullable
        String outcome;

        @Label("Summary")
        @Nullable
        String summary;

        static Operation begun() {
            Operation event = new Operation();
            event.begin();
            return event;
        }

        void end(Outcome came) {
            end();
            if (shouldCommit()) {
                domainUuid = came.journal().domain().toString();
                domain = came.journal().name();
                outcome = came.getClass().getSimpleName();
                summary = came.summary();
                commit();
            }
        }
    }

    /** One step of an operation. */
    @Name("netfailover.Step")
    @Label("Step")
    @Category("Netfailover")
    @Description("A step of an operation, or its undoing")
    @StackTrace(false)
    static final class Step extends Event {
        @Label("Domain UUID")
        @Nullable
        String domainUuid;

        @Label("Domain")
        @Nullable
        String domain;

        @Label("Side")
        @Nullable
        String side;

        @Label("What")
        @Nullable
        String what;

        @Label("Undo")
        boolean undo;

        @Label("Result")
        @Nullable
        String result;

        static Step begun() {
            Step event = new Step();
            event.begin();
            return event;
        }

        void end(UUID uuid, String name, Journal.Entry entry) {
            end();
            if (shouldCommit()) {
                domainUuid = uuid.toString();
                domain = name;
                side = entry.side().name();
                what = entry.what();
                undo = entry.undo();
                result = entry.result().name();
                commit();
            }
        }
    }

    /** How far a migration is. */
    @Name("netfailover.MigrationProgress")
    @Label("Migration Progress")
    @Category("Netfailover")
    @StackTrace(false)
    static final class Progress extends Event {
        @Label("Domain UUID")
        @Nullable
        String domainUuid;

        @Label("Domain")
        @Nullable
        String domain;

        @Label("Phase")
        @Nullable
        String phase;

        @Label("Memory Processed")
        @DataAmount
        long memoryProcessed;

        @Label("Memory Remaining")
        @DataAmount
        long memoryRemaining;

        @Label("Iteration")
        long iteration;

        static void commit(UUID uuid, String name, MigrationPhase phase, JobStatistics statistics) {
            Progress event = new Progress();
            if (event.shouldCommit()) {
                event.domainUuid = uuid.toString();
                event.domain = name;
                event.phase = phase.name();
                event.memoryProcessed = statistics.memoryProcessed();
                event.memoryRemaining = statistics.memoryRemaining();
                event.iteration = statistics.iteration();
                event.commit();
            }
        }
    }
}
