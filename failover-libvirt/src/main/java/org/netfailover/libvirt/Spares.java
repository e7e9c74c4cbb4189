package org.netfailover.libvirt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one host for calls, each of which has one to itself. Those that are not in use are kept, a few of them.
 *
 * <p>Calls that share a connection wait for each other: libvirtd serves five of a connection at a time unless it is told
 * otherwise, and a migration is one call from its beginning to its end. And where the host hangs, libvirt's library 9.0.0
 * ends the whole process: once keepalive has given a connection up on which several calls wait, the first to return
 * leaves a pointer to its stack behind for the next (see {@code virNetClientIOEventLoop} in its
 * {@code src/rpc/virnetclient.c}).
 *
 * <p>Safe for many threads.
 */
final class Spares {
    private static final int KEPT = 8;

    private final Supplier<OpenHost> opening;
    private final Deque<OpenHost> idle = new ArrayDeque<>();
    private boolean closed;

    Spares(Supplier<OpenHost> opening) {
        this.opening = opening;
    }

    /** A connection for one call at a time, to be given back. */
    OpenHost take() {
        for (OpenHost next = next(); next != null; next = next()) {
            if (next.isAlive()) {
                return next;
            }
            end(next);
        }
        return opening.get();
    }

    void giveBack(OpenHost used) {
        if (!used.isAlive() || !keep(used)) {
            end(used);
        }
    }

    /** Ends those that are not in use; the others end when they are given back. */
    void close() {
        List<OpenHost> rest;
        synchronized (this) {
            closed = true;
            rest = List.copyOf(idle);
            idle.clear();
        }
        rest.forEach(Spares::end);
    }

    private synchronized @Nullable OpenHost next() {
        return idle.poll();
    }

    private synchronized boolean keep(OpenHost used) {
        if (closed || idle.size() >= KEPT) {
            return false;
        }
        idle.push(used);
        return true;
    }

    private static void end(OpenHost host) {
        new ConnectionLease(host).close();
    }
}
