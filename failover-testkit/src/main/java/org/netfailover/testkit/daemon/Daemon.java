package org.netfailover.testkit.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netfailover.libvirt.LibvirtHost;

/** libvirtd on a host of namespaces. Safe for many threads. */
final class Daemon {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final String FOLDER = "/run/private-libvirt/";
    private static final String NEVER_STARTED = "";

    private final Enclosure host;
    private volatile String pid = NEVER_STARTED;

    Daemon(Enclosure host) {
        this.host = host;
    }

    /** Starts the daemon; {@link #awaitReady} waits until it answers. */
    synchronized void start() {
        pid = host.run("start_libvirtd");
    }

    /** Waits until it answers, 30 seconds at most. */
    void awaitReady() {
        Readiness.await(this, READY_WITHIN);
    }

    /** Ends the daemon as a crash would, and waits until it is gone; its domains go on. Twice is once. */
    synchronized void kill() {
        if (isRunning()) {
            host.run("kill_libvirtd " + pid);
        }
    }

    void freeze() {
        host.run("kill -STOP " + pid);
    }

    void thaw() {
        host.run("kill -CONT " + pid);
    }

    boolean isRunning() {
        return host.isOpen() && !pid.equals(NEVER_STARTED) && Files.exists(host.file("/proc/" + pid));
    }

    String uri() {
        return "qemu+unix:///system?socket=" + host.file(FOLDER + "libvirt-sock");
    }

    LibvirtHost connect() {
        return LibvirtHost.open(uri());
    }

    /** What it has logged, and what it has written before it could log. */
    String log() {
        return Stream.of("/var/log/libvirt/libvirtd.log", FOLDER + "output")
                .map(this::text)
                .collect(Collectors.joining());
    }

    private String text(String path) {
        try {
            return Files.readString(host.file(path));
        } catch (IOException e) {
            return "";
        }
    }
}
