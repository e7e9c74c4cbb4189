package org.netfailover.libvirt;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libvirt's event loop: one for the whole process, on one daemon thread, and there before the first connection, since a
 * connection that was opened without it has neither events nor keepalive. A program that runs libvirt's default loop
 * itself may go on doing so.
 */
final class EventLoop {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final long PAUSE_MILLIS = 500;

    private EventLoop() {}

    /** Starts the loop unless it runs. */
    static void ensureRunning() {
        Running.LOOP.isAlive();
    }

    private static Thread started() {
        Errors.check(NativeLibvirt.INSTANCE.virEventRegisterDefaultImpl());
        Thread thread = new Thread(EventLoop::run, "netfailover-libvirt-loop");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void run() {
        while (true) {
            try {
                Errors.check(NativeLibvirt.INSTANCE.virEventRunDefaultImpl());
            } catch (RuntimeException e) {
                LOG.warn("libvirt's event loop stumbled and goes on", e);
                pause();
            }
        }
    }

    /** An error that comes again at once does not take a whole processor. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            LOG.debug("the thread of libvirt's event loop is not to be interrupted", e);
        }
    }

    private static final class Running {
        static final Thread LOOP = started();
    }
}
