package org.netfailover.testkit.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Numbered packets between the third place on a lab's segment and a guest, and what becomes of each: pings, and UDP both
 * ways at the same time. The guest sends UDP as long as it is told to, and says with each packet what it has received, so
 * that both ways are known outside of it, also for a time in which nothing came through.
 *
 * <pre>{@code
 * try (SriovLab lab = SriovLab.start(LabOptions.of(LabTopology.VLAN))) {
 *     LabGuest guest = LabGuest.withPair("mover");
 *     guest.start(lab.a());
 *     try (TrafficMeter meter = TrafficMeter.start(lab, guest)) {
 *         lab.cable("pf-a", false);
 *         Thread.sleep(1000);
 *         lab.cable("pf-a", true);
 *         Thread.sleep(1000);
 *         assertThat(meter.stop().icmp().lost()).isPositive();
 *     }
 * }
 * }</pre>
 *
 * <p>Packets are sent ten at a time, every 10 ms: a processor that is emulated twice is busy with interrupts. A sender that is late by more than 50 ms leaves packets out, which then have no number: a guest that stood still does
 * not catch up. The guest remembers 131,072 packets, which at 1,000 a second is 131 seconds.
 *
 * <p>One meter for a guest at a time. Safe for many threads.
 */
public final class TrafficMeter implements AutoCloseable {
    /** Pings a second, unless said otherwise. */
    public static final int PINGS = 20;

    /** UDP packets a second each way, unless said otherwise. */
    public static final int PACKETS = 1000;

    private static final String PORT = "7000";
    private static final int TERM = 15;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

    private final RemoteCommand command;
    private final CompletableFuture<CommandResult> ended;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StreamRecorder icmp = new StreamRecorder();
    private final StreamRecorder toGuest = new StreamRecorder();
    private final StreamRecorder fromGuest = new StreamRecorder();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    private TrafficMeter(RemoteCommand command) {
        this.command = command;
        ended = new CompletableFuture<>();
        Thread reader = new Thread(this::read, "traffic-meter");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Begins to measure, with {@value #PACKETS} UDP packets each way and {@value #PINGS} pings a second.
     *
     * @param lab where the guest runs, on whichever host
     * @param guest whose first address is spoken to
     * @return the meter
     */
    public static TrafficMeter start(SriovLab lab, LabGuest guest) {
        return start(lab, guest.address(), PACKETS, PINGS);
    }

    /**
     * Begins to measure.
     *
     * @param lab where the guest runs, on whichever host
     * @param address the guest's address on the segment
     * @param packets UDP packets a second each way, from 0 to 10,000
     * @param pings pings a second, from 0 to 1,000
     * @return the meter
     * @throws IllegalArgumentException for other rates
     * @throws IllegalStateException when the lab is closed
     */
    public static TrafficMeter start(SriovLab lab, String address, int packets, int pings) {
        if (packets < 0 || packets > 10_000 || pings < 0 || pings > 1000) {
            throw new IllegalArgumentException(packets + " packets and " + pings + " pings a second");
        }
        try {
            return new TrafficMeter(lab.place()
                    .begin(List.of(
                            "/srv/lab-traffic",
                            "meter",
                            address,
                            PORT,
                            Integer.toString(packets),
                            Integer.toString(pings))));
        } catch (IOException e) {
            throw new IllegalStateException("the traffic meter cannot be started", e);
        }
    }

    /**
     * What it has seen until now. What is on its way counts as lost.
     *
     * @return the traffic since the start
     */
    public synchronized Traffic soFar() {
        long begin = from == Long.MAX_VALUE ? micros() : from;
        long end = Math.max(begin, Math.max(to, latest));
        return traffic(begin, end);
    }

    /**
     * When a packet of the guest or an answer to a ping came last.
     *
     * @return that moment; {@link Instant#EPOCH} when none has
     */
    public synchronized Instant lastHeard() {
        return latest == Long.MIN_VALUE ? Instant.EPOCH : Instant.EPOCH.plusNanos(latest * 1000);
    }

    /**
     * Sends no more, waits half a second for what is on its way, and tells what it has seen.
     *
     * @return the traffic
     * @throws IllegalStateException when the meter had ended before
     */
    public Traffic stop() {
        try {
            command.signal(TERM);
            CommandResult end = ended.get(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (!end.succeeded()) {
                throw new IllegalStateException("the traffic meter has failed: " + end.errors());
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the traffic meter did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the traffic meter ended", e);
        } finally {
            close();
        }
        synchronized (this) {
            return from == Long.MAX_VALUE ? traffic(micros(), micros()) : traffic(from, to);
        }
    }

    /** Ends it without asking what it has seen. Twice is once. */
    @Override
    public void close() {
        try {
            command.close();
        } catch (IOException e) {
            throw new IllegalStateException("the traffic meter does not end", e);
        }
    }

    private Traffic traffic(long begin, long end) {
        return new Traffic(
                icmp.ofKnownSender(begin, end),
                toGuest.ofKnownSender(begin, end),
                fromGuest.ofUnknownSender(begin, end));
    }

    private static long micros() {
        return System.currentTimeMillis() * 1000;
    }

    private void read() {
        try {
            ended.complete(command.await(LONGEST, this::take));
        } catch (IOException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private synchronized void take(byte[] piece) {
        for (byte read : piece) {
            if (read == '\n') {
                event(line.toString(StandardCharsets.US_ASCII));
                line.reset();
            } else {
                line.write(read);
            }
        }
    }

    private void event(String text) {
        String[] words = text.split(" ", 3);
        long time = Long.parseLong(words[1]);
        int number = Integer.parseInt(words[2]);
        switch (words[0]) {
            case "p" -> {
                icmp.sent(number, time);
                wasSent(time);
            }
            case "o" -> {
                toGuest.sent(number, time);
                wasSent(time);
            }
            case "P" -> {
                icmp.arrived(number, time);
                latest = Math.max(latest, time);
            }
            case "I" -> {
                fromGuest.arrived(number, time);
                latest = Math.max(latest, time);
            }
            case "O" -> toGuest.acknowledged(number);
            case "d" -> toGuest.duplicatedSoFar(number);
            case "r" -> toGuest.reorderedSoFar(number);
            default -> throw new IllegalStateException("an event " + words[0]);
        }
    }

    private void wasSent(long time) {
        from = Math.min(from, time);
        to = Math.max(to, time);
    }
}
