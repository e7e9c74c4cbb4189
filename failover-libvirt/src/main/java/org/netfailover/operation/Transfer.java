package org.netfailover.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.plan.MigrationMode;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/**
 * The migration itself: begins it, watches it, and aborts it when the guest does not unplug in time, when it takes too
 * long, or when it is cancelled. It ends when nothing more is to be learned from this side; where the domain is then is
 * not said here.
 */
final class Transfer {
    private static final Duration FIRST_LOOKS = Duration.ofMillis(200);
    private static final Duration LOOKS = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration ABORT_AGAIN = Duration.ofSeconds(1);

    private final Course course;
    private final Step.Migrate step;
    private final MigrationRequest request;
    private final Vanguard vanguard;
    private final Progress progress;
    private final Deadline total;
    private Deadline waitUnplug;
    private @Nullable CompletableFuture<Void> end;
    private @Nullable Throwable lost;
    private @Nullable Deadline grace;
    private @Nullable Deadline blind;
    private Optional<String> abortedBecause = Optional.empty();
    private boolean postCopy;
    private boolean begun;
    private boolean early;
    private boolean jobSeen;
    private boolean jobGone;
    private long abortedAt;

    Transfer(Course course, Step.Migrate step, MigrationRequest request, Vanguard vanguard) {
        this.course = course;
        this.step = step;
        this.request = request;
        this.vanguard = vanguard;
        this.progress = new Progress(course, !step.unplugs().isEmpty());
        this.total = course.in(step.deadline());
        this.waitUnplug = course.in(step.waitUnplug().plus(step.grace()));
    }

    /**
     * Migrates, or tries to.
     *
     * @return what went wrong as far as this side knows, or empty when the host says that it went well
     */
    Optional<Failure> run() {
        begin();
        Duration looks = FIRST_LOOKS;
        while (!isOver()) {
            Signal signal = course.await(looks);
            if (signal instanceof Signal.FromHost from) {
                hear(from);
                vanguard.hear(from);
            }
            if (signal == null || signal instanceof Signal.FromHost && !isQuiet()) {
                look();
                looks = begun ? LOOKS : looks;
            }
            if (!isOver()) {
                decide();
            }
        }
        progress.tell(MigrationPhase.FINISHING);
        return failure();
    }

    /** Whether the answer of the host was lost, so that the migration may be anywhere. */
    boolean isLost() {
        return lost != null;
    }

    /** Whether the host has never said that it began, and may yet. */
    boolean isUnanswered() {
        return lost instanceof Unanswered never && never.isUnderWay() && !jobSeen;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it would be done only after the signal, which would wake in vain
    private void begin() {
        progress.tell(MigrationPhase.PREPARING);
        try {
            CompletableFuture<Void> future = course.source()
                    .once(
                            host -> host.migrate(
                                    course.domain(), course.at(Side.DESTINATION).host(), request),
                            Reach.ANSWER);
            end = future;
            future.whenComplete((done, thrown) -> course.mailbox().put(Signal.Other.MIGRATION_ENDED));
            course.journal().observe(Side.SOURCE, "asked to migrate");
        } catch (Unanswered e) {
            lost = e;
        } catch (LibvirtException e) {
            end = CompletableFuture.failedFuture(e);
        }
    }

    /** Whether there is nothing more to wait for. A lost answer ends it only once the job is seen to be gone. */
    private boolean isOver() {
        if (end != null && end.isDone()) {
            Throwable thrown = thrown(end);
            if (thrown != null && isDisconnect(thrown) && lost == null) {
                course.journal().observe(Side.SOURCE, "its answer was lost: " + thrown.getMessage());
                lost = thrown;
            }
            if (lost == null) {
                return true;
            }
        }
        return grace != null && grace.isOver() || lost != null && blind != null && blind.isOver() || jobGone;
    }

    /**
     * Whether events tell enough. A look is a question to QEMU, and around the switch to the destination events come in a
     * row, while the guest stands still.
     */
    private boolean isQuiet() {
        return begun && lost == null && !request.postCopy();
    }

    /**
     * The guest is asked when the destination's QEMU is there, so its time begins then; how long the destination takes to
     * prepare is its own affair, but not for ever, should no event tell. Libvirt itself finds a broken managed migration out
     * only when all memory has been sent.
     */
    private void hear(Signal.FromHost from) {
        if (!begun
                && from.side() == Side.DESTINATION
                && from.event() instanceof HostEvent.Lifecycle life
                && life.change() == HostEvent.Change.STARTED) {
            waitUnplug = course.in(step.waitUnplug());
        }
        if (isQuiet()
                && grace == null
                && from.side() == Side.SOURCE
                && from.event() instanceof HostEvent.Lifecycle life
                && life.change() == HostEvent.Change.SUSPENDED) {
            progress.tell(MigrationPhase.SWITCHOVER);
        }
        if (grace == null
                && request.mode() == MigrationMode.MANAGED
                && from.side() == Side.DESTINATION
                && from.event() instanceof HostEvent.Disconnected) {
            abort("the connection to the destination broke, over which it was to be finished");
        }
    }

    private void look() {
        Optional<JobStatistics> job;
        try {
            job = course.source().ask(host -> Calm.job(host, course.domain()), course.in(LOOK));
            blind = null;
        } catch (Unanswered | LibvirtException e) {
            course.journal().observe(Side.SOURCE, "the job cannot be looked at: " + e.getMessage());
            blind = blind == null ? course.in(step.grace()) : blind;
            return;
        }
        jobGone = lost != null && job.isEmpty();
        jobSeen |= job.isPresent();
        job.ifPresent(this::seen);
    }

    private void seen(JobStatistics now) {
        begun |= now.hasBegun();
        progress.tell(now, grace != null);
        if (request.postCopy() && !postCopy && grace == null && now.iteration() >= 2) {
            startPostCopy();
        }
    }

    private void startPostCopy() {
        try {
            course.source().tell(host -> host.startPostCopy(course.domain()), Reach.ANSWER);
            course.journal().observe(Side.SOURCE, "asked to switch to post-copy");
            postCopy = true;
        } catch (Unanswered e) {
            postCopy = true;
        } catch (LibvirtException e) {
            course.journal().observe(Side.SOURCE, "post-copy was refused: " + e.getMessage());
        }
    }

    private void decide() {
        if (grace == null) {
            if (course.mailbox().isCancelled()) {
                abort(course.mailbox().cancelWord());
            } else if (!begun && waitUnplug.isOver()) {
                abort(
                        step.unplugs().isEmpty()
                                ? "not a byte was sent within "
                                        + step.waitUnplug().toSeconds() + " s"
                                : "the guest has not let go of " + String.join(", ", step.unplugs()) + " within "
                                        + step.waitUnplug().toSeconds() + " s");
            } else if (total.isOver()) {
                abort("it took longer than " + step.deadline().toSeconds() + " s");
            }
        } else if (course.timing().nanoTime() - abortedAt >= ABORT_AGAIN.toNanos()) {
            tellToAbort();
        }
    }

    private void abort(String why) {
        course.journal().observe(Side.SOURCE, "aborting: " + why);
        abortedBecause = Optional.of(why);
        grace = course.in(step.grace());
        early = !begun;
        tellToAbort();
        progress.tell(MigrationPhase.ABORTING);
    }

    /** There may be no job yet, or none any more; so it is told again until the migration ends. */
    private void tellToAbort() {
        abortedAt = course.timing().nanoTime();
        if (postCopy) {
            course.journal().observe(Side.SOURCE, "in post-copy nothing can be aborted any more");
            return;
        }
        try {
            course.source().tell(host -> host.abortJob(course.domain()), Reach.ANSWER);
        } catch (Unanswered | LibvirtException e) {
            course.journal().observe(Side.SOURCE, "the abort was not taken: " + e.getMessage());
        }
    }

    private Optional<Failure> failure() {
        Throwable thrown = lost != null ? lost : end != null && end.isDone() ? thrown(end) : null;
        Optional<Failure> told = Optional.ofNullable(thrown).map(error -> Failure.of(step.toString(), error));
        return abortedBecause
                .map(why -> Failure.of(step.toString(), why))
                .map(why -> told.map(why::and).orElse(why))
                .or(() -> told);
    }

    /** Whether it was told to stop before anything was sent, which is only once the guest has let go. */
    boolean wasAbortedEarly() {
        return early;
    }

    private static boolean isDisconnect(Throwable thrown) {
        return thrown instanceof LibvirtException error && error.kind() == ErrorKind.DISCONNECTED;
    }

    private static @Nullable Throwable thrown(CompletableFuture<Void> done) {
        try {
            done.getNow(null);
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        } catch (RuntimeException e) {
            return e;
        }
    }
}
