package org.netfailover.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;

/** What a host tells, and waiting for it. For one thread. */
final class Watch {
    static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Timing timing;
    private final BlockingQueue<HostEvent> mailbox = new LinkedBlockingQueue<>();
    private final List<HostEvent> seen = new ArrayList<>();

    Watch(Hypervisor host, Timing timing) {
        this.timing = timing;
        host.subscribe(mailbox::add);
    }

    /** Waits until an event was told, now or before. */
    void expect(String what, Predicate<HostEvent> wanted) {
        long end = timing.nanoTime() + LONG.toNanos();
        while (seen.stream().noneMatch(wanted)) {
            long left = end - timing.nanoTime();
            HostEvent event = left <= 0 ? null : take(Duration.ofNanos(left));
            if (event == null) {
                Assertions.fail("no event: " + what + ", only " + seen);
                return;
            }
            seen.add(event);
        }
    }

    void expect(HostEvent event) {
        expect(event.toString(), event::equals);
    }

    /** Everything told within a time. */
    List<HostEvent> during(Duration span) {
        long end = timing.nanoTime() + span.toNanos();
        for (@Nullable HostEvent event = take(span); event != null; ) {
            seen.add(event);
            event = take(Duration.ofNanos(Math.max(0, end - timing.nanoTime())));
        }
        return List.copyOf(seen);
    }

    private @Nullable HostEvent take(Duration atMost) {
        try {
            return timing.poll(mailbox, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something is so. */
    static void until(Timing timing, String what, BooleanSupplier condition) {
        long end = timing.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            Assertions.assertTrue(timing.nanoTime() < end, what);
            pass(timing, LOOK);
        }
    }

    static void pass(Timing timing, Duration span) {
        try {
            timing.poll(new LinkedBlockingQueue<>(), span);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until a migration has ended well. */
    static void ended(Timing timing, CompletableFuture<Void> migration) {
        until(timing, "the migration has not ended", migration::isDone);
        migration.join();
    }

    /** Waits until a migration has failed. */
    static LibvirtException failed(Timing timing, CompletableFuture<Void> migration) {
        until(timing, "the migration has not ended", migration::isDone);
        CompletionException thrown = Assertions.assertThrows(CompletionException.class, migration::join);
        return Assertions.assertInstanceOf(LibvirtException.class, thrown.getCause());
    }
}
