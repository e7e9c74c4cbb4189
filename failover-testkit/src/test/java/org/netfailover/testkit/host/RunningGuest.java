package org.netfailover.testkit.host;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;

/** A guest that runs on one of two hosts, and on neither when it is closed. */
record RunningGuest(TinyGuest guest, UUID uuid, List<LibvirtHost> hosts) implements AutoCloseable {
    static RunningGuest started(TinyGuest guest, TestHost on, LibvirtHost host, LibvirtHost... others) {
        List<LibvirtHost> all = new ArrayList<>(List.of(others));
        all.add(0, host);
        UUID uuid = host.define(guest.xml()).uuid();
        RunningGuest running = new RunningGuest(guest, uuid, List.copyOf(all));
        try {
            host.start(guest.name());
            guest.ticks(on);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    boolean runsOn(Hypervisor host) {
        return host.find(uuid).filter(info -> info.state().isActive()).isPresent();
    }

    @Override
    public void close() {
        for (LibvirtHost host : hosts) {
            quietly(() -> host.destroy(guest.name()));
            quietly(() -> host.undefine(guest.name()));
        }
    }

    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (LibvirtException e) {
            assertGone(e);
        }
    }

    private static void assertGone(LibvirtException e) {
        switch (e.kind()) {
            case NO_DOMAIN, WRONG_STATE -> {}
            default -> throw e;
        }
    }
}
