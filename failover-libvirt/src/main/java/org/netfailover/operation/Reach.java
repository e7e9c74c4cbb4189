package org.netfailover.operation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.plan.Side;
import org.netfailover.xml.DomainXml;

/**
 * One host as an operation reaches it: no call without a deadline, and a broken connection is made anew.
 *
 * <p>Errors that the host reports come as {@link LibvirtException}; that nothing is known, as {@link Unanswered}.
 */
final class Reach {
    /** How long one answer may take. */
    static final Duration ANSWER = Duration.ofSeconds(15);

    /** How often an error is not believed that may pass: a look changes nothing. */
    private static final int TRIES = 3;

    private static final Set<ErrorKind> PASSING =
            EnumSet.of(ErrorKind.BUSY, ErrorKind.FAILED, ErrorKind.ABORTED, ErrorKind.OTHER);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Side side;
    private final Hypervisor host;
    private final Timing timing;
    private final Mailbox mailbox;
    private final Readings readings = new Readings();

    Reach(Side side, Hypervisor host, Timing timing, Mailbox mailbox) {
        this.side = side;
        this.host = host;
        this.timing = timing;
        this.mailbox = mailbox;
    }

    Side side() {
        return side;
    }

    /** The host itself, for what is asked of it as a whole: its name, its events, to be a destination. */
    Hypervisor host() {
        return host;
    }

    /** Asks something that changes nothing, again and again until it is answered or the time is over. */
    <T> T ask(Function<Hypervisor, T> question, Deadline until) throws Unanswered {
        int tries = 0;
        while (true) {
            try {
                return timing.call(() -> question.apply(host), atLeast(until.atMost(ANSWER)));
            } catch (InterruptedException e) {
                mailbox.interrupt();
            } catch (TimeoutException e) {
                again(until, e);
            } catch (LibvirtException e) {
                if (e.kind() == ErrorKind.DISCONNECTED) {
                    again(until, e);
                } else if (PASSING.contains(e.kind()) && tries++ < TRIES) {
                    pause(until);
                } else {
                    throw e;
                }
            }
        }
    }

    /** A domain's XML, read. */
    DomainXml xml(UUID domain, XmlKind kind, Deadline until) throws Unanswered {
        String text = ask(host -> host.xml(domain, kind), until);
        return readings.of(text);
    }

    /** Where a device is. */
    Presence presence(UUID domain, String alias, Deadline until) throws Unanswered {
        return ask(host -> Presence.of(host, domain, alias, readings), until);
    }

    /** Tells the host to do something, once. */
    void tell(Consumer<Hypervisor> request, Duration atMost) throws Unanswered {
        once(
                hypervisor -> {
                    request.accept(hypervisor);
                    return hypervisor;
                },
                atMost);
    }

    /** Asks something that must not be asked twice. */
    <T> T once(Function<Hypervisor, T> request, Duration atMost) throws Unanswered {
        try {
            return timing.call(() -> request.apply(host), atLeast(atMost));
        } catch (InterruptedException e) {
            mailbox.interrupt();
            throw new Unanswered(e);
        } catch (TimeoutException e) {
            throw new Unanswered(e);
        } catch (LibvirtException e) {
            if (e.kind() == ErrorKind.DISCONNECTED) {
                throw new Unanswered(e);
            }
            throw e;
        }
    }

    private static Duration atLeast(Duration time) {
        return time.compareTo(LEAST) < 0 ? LEAST : time;
    }

    private void pause(Deadline until) {
        try {
            timing.poll(new LinkedBlockingQueue<>(), until.atMost(PAUSE));
        } catch (InterruptedException e) {
            mailbox.interrupt();
        }
    }

    private void again(Deadline until, Exception why) throws Unanswered {
        if (until.isOver()) {
            throw new Unanswered(why);
        }
        pause(until);
        try {
            timing.call(
                    () -> {
                        host.reconnect();
                        return host;
                    },
                    atLeast(until.atMost(ANSWER)));
        } catch (InterruptedException e) {
            mailbox.interrupt();
        } catch (TimeoutException | LibvirtException e) {
            if (until.isOver()) {
                why.addSuppressed(e);
                throw new Unanswered(why);
            }
        }
    }
}
