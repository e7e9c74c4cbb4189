package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.HostEvent.Change;
import org.netfailover.libvirt.HostEvent.Lifecycle;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.model.DomainState;
import org.netfailover.plan.MigrationMode;

/** A migration on its way, from event to event. Guarded by the agenda's lock. */
final class Move {
    private enum Phase {
        BEGINNING,
        WAIT_UNPLUG,
        COPYING,
        POST_COPY,
        SWITCHING,
        ENDED
    }

    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration ABORT = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** How long QEMU goes on waiting for the guest when it is cancelled in wait-unplug. */
    private static final Duration ABORT_IN_WAIT_UNPLUG = Duration.ofSeconds(30);

    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED} and {@code VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY}. */
    private static final int SUSPENDED_MIGRATED = 1;

    private static final int SUSPENDED_POSTCOPY = 7;

    private final SimulatedSite site;
    private final SimulatedHost source;
    private final SimulatedHost destination;
    private final UUID uuid;
    private final MigrationRequest request;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final List<LiveNic> unplugged = new ArrayList<>();
    private Phase phase = Phase.BEGINNING;
    private int turn;
    private long began;
    private long stalledAt = -1;
    private boolean told;
    private boolean ran;
    private @Nullable SimulatedDomain domain;
    private @Nullable Arrival arrival;
    private @Nullable MemoryCopy copy;

    Move(SimulatedHost source, SimulatedHost destination, UUID uuid, MigrationRequest request) {
        this.site = source.site();
        this.source = source;
        this.destination = destination;
        this.uuid = uuid;
        this.request = request;
    }

    CompletableFuture<Void> start() {
        began = site.agenda().now();
        step(STEP, this::begin);
        return end;
    }

    private void step(Duration delay, Runnable action) {
        int mine = ++turn;
        site.after(delay, () -> {
            if (mine == turn && phase != Phase.ENDED) {
                proceed(action);
            }
        });
    }

    /** Does the next step, unless a daemon stands still. */
    private void proceed(Runnable action) {
        if (source.daemon().isFrozen() || destination.daemon().isFrozen()) {
            stalledAt = stalledAt < 0 ? site.agenda().now() : stalledAt;
            boolean lost = site.agenda().now() - stalledAt >= SimulatedDaemon.KEEPALIVE.toNanos()
                    && destination.daemon().isFrozen();
            step(LOOK, action);
            if (lost) {
                fail(Errors.failed("Lost connection to destination host"));
            }
            return;
        }
        stalledAt = -1;
        try {
            action.run();
        } catch (LibvirtException e) {
            fail(e);
        }
    }

    private void begin() {
        SimulatedDomain found = source.registry().required(uuid);
        if (found.job != null) {
            if (site.agenda().now() - began >= HostDomains.JOB_WAIT.toNanos()) {
                throw Errors.busy();
            }
            step(LOOK, this::begin);
            return;
        }
        DomainText running = found.running();
        MoveChecks.options(request);
        MoveChecks.movable(found, source.movesStates());
        DomainText target = request.destinationXml().map(DomainText::parse).orElse(running);
        MoveChecks.sameAbi(running.devices(), target.devices());
        domain = found;
        found.job = this;
        began = site.agenda().now();
        step(STEP, () -> prepare(target));
    }

    private void prepare(DomainText target) {
        if (request.mode() == MigrationMode.PEER_TO_PEER) {
            String uri = request.destinationUri().orElse(destination.uri());
            if (!site.reaches(uri) || !destination.daemon().isUp()) {
                throw Errors.unreachable(uri);
            }
        } else {
            destination.daemon().requireConnected();
        }
        arrival = new Arrival(destination, target, this);
        step(STEP, this::connect);
    }

    private void connect() {
        Optional<String> to = request.migrateUri();
        if (to.isPresent() && !site.reaches(to.get())) {
            throw Errors.unreachable(to.get());
        }
        waitUnplug(moving());
    }

    private SimulatedDomain moving() {
        if (domain == null) {
            throw new IllegalStateException("a migration that has not begun");
        }
        return domain;
    }

    private void waitUnplug(SimulatedDomain from) {
        phase = Phase.WAIT_UNPLUG;
        turn++;
        from.nics.stream()
                .filter(nic -> nic.isPrimary() && nic.isPresent() && from.hasStandby(nic.device))
                .forEach(unplugged::add);
        for (LiveNic nic : unplugged) {
            from.inside().ask(nic, () -> unplugged(nic), () -> {});
        }
        copyWhenUnplugged();
    }

    private void unplugged(LiveNic nic) {
        nic.setPresent(false);
        site.observe();
        copyWhenUnplugged();
    }

    private void copyWhenUnplugged() {
        if (phase == Phase.WAIT_UNPLUG && unplugged.stream().noneMatch(nic -> nic.isPresent())) {
            phase = Phase.COPYING;
            SimulatedGuest guest = moving().inside();
            long speed = request.bandwidth().isPresent() ? request.bandwidth().getAsLong() << 20 : site.linkSpeed();
            MemoryCopy begun = new MemoryCopy(guest.memoryBytes(), guest.dirtyPerSecond(), speed);
            copy = begun;
            step(Duration.ZERO, () -> pass(begun));
        }
    }

    private void pass(MemoryCopy memory) {
        Duration takes = Duration.ofNanos(memory.begin(site.agenda().now()));
        source.daemon().emit(new HostEvent.MigrationIteration(uuid, (int) memory.iteration()));
        step(takes, () -> {
            if (memory.needsAnother(request.autoConverge())) {
                pass(memory);
            } else {
                switchOver();
            }
        });
    }

    private void switchOver() {
        DomainText target = request.destinationXml().map(DomainText::parse).orElse(moving().running());
        if (!MoveChecks.loads(moving().running().devices(), target.devices())) {
            throw Errors.failed("job 'migration out' failed");
        }
        phase = Phase.SWITCHING;
        stand(SUSPENDED_MIGRATED);
        step(site.standStill(unplugged.size()), this::finish);
    }

    private void stand(int detail) {
        SimulatedDomain from = moving();
        ran = from.state == DomainState.RUNNING;
        from.state = DomainState.PAUSED;
        from.inside().setRunning(false);
        if (ran) {
            tell(Change.SUSPENDED, detail);
        }
    }

    private void finish() {
        if (!destination.daemon().isUp()) {
            throw Errors.failed("Lost connection to destination host");
        }
        if (request.mode() == MigrationMode.MANAGED) {
            destination.daemon().requireConnected();
        }
        Arrival here = arrived();
        here.takeOver(moving().inside(), ran, false);
        done(here);
    }

    private Arrival arrived() {
        if (arrival == null) {
            throw new IllegalStateException("a migration that has no destination");
        }
        return arrival;
    }

    private void done(Arrival here) {
        JobStatistics last = statistics();
        phase = Phase.ENDED;
        source.registry().moveAway(moving(), request.undefineSource());
        here.settle(request);
        source.daemon().emit(new HostEvent.JobCompleted(uuid, last));
        tell(Change.STOPPED, Lifecycle.MIGRATED_AWAY);
        if (request.undefineSource()) {
            tell(Change.UNDEFINED, 0);
        }
        site.observe();
        answer(null);
    }

    /** What is known of it; nothing before QEMU sends memory. */
    JobStatistics statistics() {
        long now = site.agenda().now();
        Duration elapsed = Duration.ofNanos(now - began);
        return copy == null
                ? new JobStatistics(elapsed, 0, 0, 0, 0, 0, Optional.empty(), OptionalLong.empty())
                : copy.statistics(elapsed, now);
    }

    boolean leaves(SimulatedHost host) {
        return source.equals(host);
    }

    /** Somebody wants it to end. */
    void abort() {
        switch (phase) {
            case POST_COPY -> throw Errors.invalid("cannot abort migration in post-copy mode");
            case WAIT_UNPLUG -> abortInWaitUnplug(site.agenda().now() + ABORT_IN_WAIT_UNPLUG.toNanos());
            case BEGINNING, COPYING -> step(ABORT, () -> fail(Errors.aborted()));
            default -> {
                // Too late: what little is left is done.
            }
        }
    }

    private void abortInWaitUnplug(long latest) {
        step(LOOK, () -> {
            boolean waiting = unplugged.stream().anyMatch(nic -> nic.isPresent());
            if (waiting && site.agenda().now() < latest) {
                abortInWaitUnplug(latest);
            } else {
                fail(Errors.aborted());
            }
        });
        phase = Phase.BEGINNING;
    }

    void startPostCopy() {
        if (!request.postCopy() || phase != Phase.COPYING || copy == null) {
            throw Errors.invalid("post-copy can only be started while outgoing migration is in progress");
        }
        phase = Phase.POST_COPY;
        stand(SUSPENDED_POSTCOPY);
        Arrival here = arrived();
        here.takeOver(moving().inside(), ran, true);
        site.observe();
        step(Duration.ofNanos(copy.rest(site.agenda().now())), () -> done(here));
    }

    /** The client has died: what it led is cancelled, what the daemons lead goes on. */
    void clientDied() {
        told = true;
        if (request.mode() == MigrationMode.MANAGED && phase != Phase.POST_COPY) {
            fail(Errors.aborted());
        }
    }

    /** The client's connection to the source has ended. */
    void connectionLost() {
        answer(Errors.disconnected());
        if (request.mode() == MigrationMode.MANAGED && phase != Phase.POST_COPY) {
            fail(Errors.disconnected());
        }
    }

    /** A daemon has died; the guest's own processes have not. */
    void daemonDied(SimulatedHost host) {
        if (phase == Phase.POST_COPY) {
            return;
        }
        if (leaves(host)) {
            fail(Errors.disconnected());
        } else if (request.mode() == MigrationMode.PEER_TO_PEER) {
            step(LOOK, () -> fail(Errors.failed("Lost connection to destination host")));
        }
    }

    /** A host has died, and everything on it. */
    void hostDied() {
        fail(Errors.disconnected());
    }

    private void fail(LibvirtException error) {
        if (phase == Phase.ENDED) {
            return;
        }
        Phase at = phase;
        phase = Phase.ENDED;
        if (arrival != null) {
            arrival.discard();
        }
        if (domain != null && domain.isActive()) {
            stay(domain, at == Phase.SWITCHING);
        }
        site.observe();
        answer(error);
    }

    /** The domain goes on where it was, and QEMU gives its primaries back. */
    private void stay(SimulatedDomain from, boolean stood) {
        from.job = null;
        if (stood && ran) {
            from.state = DomainState.RUNNING;
            from.inside().setRunning(true);
            tell(Change.RESUMED, Lifecycle.MIGRATED_HERE);
        }
        for (LiveNic nic : unplugged) {
            from.inside().withdraw(nic);
            if (nic.isPresent()) {
                continue;
            }
            if (nic.hold.function().filter(source.hardware()::breaksOnArrival).isPresent()) {
                from.unplug(nic);
            } else {
                site.after(SimulatedGuest.PLUG, () -> nic.setPresent(from.nics.contains(nic)));
            }
        }
    }

    private void tell(Change change, int detail) {
        source.daemon().emit(new HostEvent.Lifecycle(uuid, change, detail));
    }

    private void answer(@Nullable LibvirtException error) {
        if (told) {
            return;
        }
        told = true;
        site.after(Duration.ofMillis(1), () -> {
            if (error == null) {
                end.complete(null);
            } else {
                end.completeExceptionally(error);
            }
        });
    }
}
