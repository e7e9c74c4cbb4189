package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.MacAddress;

/**
 * Pings from a segment's client to a guest, and what becomes of each: it has come back, or where and why it was lost, on
 * its way to the guest or back. A ping that comes back does so at the moment in which it was sent. Now and then the guest
 * sends a broadcast of its own, as for ARP; what listens learns from that where it is.
 *
 * <pre>{@code
 * SimulatedLab lab = SimulatedLab.of(LabTopology.VIRTIO);
 * LabGuest guest = LabGuest.withPair("vm");
 * lab.start(guest);
 * lab.site().time().advance(Duration.ofSeconds(5)); // its VF has carrier
 * PacketMeter meter = lab.segment().meter(guest.mac()).start();
 * lab.site().time().advance(Duration.ofSeconds(1));
 * assertThat(meter.report().lost()).isZero();
 * assertThat(meter.trace(Duration.ofSeconds(6))).contains(new PacketPlace("host-a", "pf0 VF 0"));
 * }</pre>
 *
 * <p>A meter is set up, started once, and asked at any time. Safe for many threads.
 */
public final class PacketMeter {
    /** Pings a second, unless said otherwise. */
    public static final int PINGS = 20;

    private static final long SECOND = 1_000_000_000L;

    /** What became of a ping. */
    record Ping(Duration at, List<PacketPlace> hops, Optional<PacketLoss> loss) {}

    private final SimulatedSite site;
    private final Segment segment;
    private final MacAddress guest;
    private final List<Ping> pings = new ArrayList<>();
    private long interval = SECOND / PINGS;
    private Duration broadcasts = Duration.ofSeconds(10);
    private long began = -1;
    private long ended = -1;

    PacketMeter(SimulatedSite site, Segment segment, MacAddress guest) {
        this.site = site;
        this.segment = segment;
        this.guest = guest;
    }

    /**
     * Sets how many pings are sent.
     *
     * @param perSecond pings a second, {@value #PINGS} otherwise, from 1 to 1,000
     * @return this meter
     * @throws IllegalArgumentException for another rate
     * @throws IllegalStateException when it has begun
     */
    public PacketMeter pings(int perSecond) {
        if (perSecond < 1 || perSecond > 1000) {
            throw new IllegalArgumentException(perSecond + " pings a second");
        }
        return set(() -> interval = SECOND / perSecond);
    }

    /**
     * Sets how often the guest sends a broadcast.
     *
     * @param every the time between two of them, and before the first, 10 s otherwise; positive
     * @return this meter
     * @throws IllegalArgumentException when it is not positive
     * @throws IllegalStateException when it has begun
     */
    public PacketMeter broadcasts(Duration every) {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("a broadcast every " + every);
        }
        return set(() -> broadcasts = every);
    }

    private PacketMeter set(Runnable change) {
        return site.agenda().locked(() -> {
            if (began >= 0) {
                throw new IllegalStateException("the meter has begun");
            }
            change.run();
            return this;
        });
    }

    /**
     * Begins. The first ping is sent at once.
     *
     * @return this meter
     * @throws IllegalStateException when it has begun before
     */
    public PacketMeter start() {
        return set(() -> {
            began = now();
            ping();
            site.agenda().add(broadcasts.toNanos(), this::broadcast);
        });
    }

    /**
     * Ends. Twice is once.
     *
     * @return what it has seen
     */
    public PacketReport stop() {
        return site.agenda().locked(() -> {
            PacketReport seen = report();
            ended = ended < 0 ? now() : ended;
            return seen;
        });
    }

    /**
     * What it has seen so far.
     *
     * @return a report that does not change any more
     * @throws IllegalStateException when it has not begun
     */
    public PacketReport report() {
        return site.agenda().locked(() -> {
            requireBegun();
            long to = ended < 0 ? now() : ended;
            return PacketReport.of(Duration.ofNanos(began), Duration.ofNanos(to), pings);
        });
    }

    /**
     * Where a ping went.
     *
     * @param moment since the site's time began; the ping is the last one that was sent until then
     * @return the places in their order, from the client to the client; of one that was lost, to where it was
     * @throws IllegalArgumentException when none was sent until then
     * @throws IllegalStateException when it has not begun
     */
    public List<PacketPlace> trace(Duration moment) {
        return site.agenda().locked(() -> {
            requireBegun();
            long since = moment.toNanos() - began;
            if (since < 0) {
                throw new IllegalArgumentException("the meter began after " + moment);
            }
            return pings.get((int) Math.min(since / interval, pings.size() - 1)).hops();
        });
    }

    private void requireBegun() {
        if (began < 0) {
            throw new IllegalStateException("the meter has not begun");
        }
    }

    private long now() {
        return site.agenda().now();
    }

    private void ping() {
        if (ended >= 0) {
            return;
        }
        Duration at = Duration.ofNanos(now());
        Journey there = segment.toGuest(guest);
        Optional<Journey> back = there.guest().map(domain -> Segment.toClient(domain, guest));
        List<PacketPlace> hops = new ArrayList<>(there.hops());
        back.ifPresent(journey -> hops.addAll(journey.hops()));
        Optional<PacketLoss> loss =
                back.orElse(there).loss().map(reason -> new PacketLoss(at, hops.get(hops.size() - 1), reason));
        pings.add(new Ping(at, List.copyOf(hops), loss));
        site.agenda().add(interval, this::ping);
    }

    private void broadcast() {
        if (ended < 0) {
            site.guestOf(guest)
                    .ifPresent(domain -> new NetFailover(domain).send(new Journey(Frame.toAll(guest)).begin()));
            site.agenda().add(broadcasts.toNanos(), this::broadcast);
        }
    }
}
