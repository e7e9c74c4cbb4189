package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.InterfaceName;

/** Announcements on a host's network: each frame goes out where it is to, in its time. */
final class Announcing {
    private final SimulatedTime time;
    private final Agenda agenda;
    private final NetworkCalls calls;
    private final NetworkDevices network;
    private final HostWays ways;
    private final List<Announcement> begun = new ArrayList<>();

    Announcing(SimulatedTime time, NetworkCalls calls, NetworkDevices network, HostWays ways) {
        this.time = time;
        this.agenda = time.agenda();
        this.calls = calls;
        this.network = network;
        this.ways = ways;
    }

    /** What was announced, in the order in which it began. */
    List<Announcement> begun() {
        return agenda.locked(() -> List.copyOf(begun));
    }

    Announced announce(Announcement announcement) {
        long begin = agenda.now();
        boolean sends = calls.change(
                HostOperation.ANNOUNCE,
                announcement.mac() + " on " + announcement.device(),
                () -> {
                    NetworkDevice unused = network.device(announcement.device());
                    begun.add(announcement);
                    send(announcement);
                    return true;
                },
                () -> false);
        Runnable again = sends ? () -> send(announcement) : () -> {};
        Duration interval = announcement.interval();
        long end = begin + announcement.atMost().toNanos();
        boolean seen;
        if (announcement.until() instanceof Announcement.Until.Sent sent) {
            long needed = begin + interval.toNanos() * (sent.frames() - 1L);
            seen = needed <= end;
            counted(again, begin, interval.toNanos(), Math.min(needed, end));
        } else {
            BooleanSupplier condition = condition(announcement.until(), begin);
            seen = waited(condition, again, interval, end);
        }
        long took = agenda.now() - begin;
        return new Announced(sends ? (int) (took / interval.toNanos()) + 1 : 0, seen, Duration.ofNanos(took));
    }

    private void send(Announcement announcement) {
        agenda.locked(() -> {
            ways.fromHost(announcement.device(), new Journey(Frame.toAll(announcement.mac())).begin());
            return null;
        });
    }

    private void counted(Runnable again, long begin, long interval, long last) {
        for (long at = begin + interval; at <= last; at += interval) {
            time.await(() -> false, at);
            again.run();
        }
        time.await(() -> false, last);
    }

    /** Looks whenever a frame is sent, since silence is nothing that happens. */
    private boolean waited(BooleanSupplier condition, Runnable again, Duration interval, long end) {
        while (!agenda.locked(condition::getAsBoolean)) {
            if (agenda.now() >= end) {
                return false;
            }
            time.await(condition, Math.min(end, agenda.now() + interval.toNanos()));
            again.run();
        }
        return true;
    }

    private BooleanSupplier condition(Announcement.Until until, long begin) {
        if (until instanceof Announcement.Until.VfSends vf) {
            long before = sent(vf);
            return () -> sent(vf) > before;
        }
        if (until instanceof Announcement.Until.HeardOn on) {
            return () -> lastHeard(on.device()) > begin;
        }
        Announcement.Until.SilentOn on = (Announcement.Until.SilentOn) until;
        return () -> agenda.now() - Math.max(begin, lastHeard(on.device()))
                >= on.quiet().toNanos();
    }

    private long sent(Announcement.Until.VfSends vf) {
        return agenda.locked(() -> network.device(vf.pf())
                .link()
                .vf(vf.vf())
                .orElseThrow()
                .counters()
                .orElseThrow()
                .txPackets());
    }

    private long lastHeard(InterfaceName name) {
        return agenda.locked(() -> {
            NetworkDevice device = network.devices.get(name);
            return device == null ? -1 : device.heardAt;
        });
    }
}
