package org.netfailover.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private static final String URI = "test:///default";

    @Test
    void thereIsOneLoopWhichSleepsWhileNothingHappens() throws InterruptedException {
        try (LibvirtHost first = LibvirtHost.open(URI);
                LibvirtHost second = LibvirtHost.open(URI)) {
            first.subscribe(event -> {});
            second.subscribe(event -> {});
            List<Thread> loops = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("netfailover-libvirt-loop"))
                    .toList();
            assertThat(loops).singleElement().matches(Thread::isDaemon);

            long before = processorTime(loops.get(0));
            Thread.sleep(1000);

            assertThat(Duration.ofNanos(processorTime(loops.get(0)) - before)).isLessThan(Duration.ofMillis(100));
        }
    }

    @Test
    void eventsComeUntilTheSubscriptionEnds() throws InterruptedException {
        BlockingQueue<HostEvent> told = new LinkedBlockingQueue<>();
        BlockingQueue<HostEvent> toldToOther = new LinkedBlockingQueue<>();
        try (LibvirtHost host = LibvirtHost.open(URI)) {
            Subscription subscription = host.subscribe(told::add);
            host.subscribe(toldToOther::add);
            host.start(defined(host));
            assertThat(change(told)).isEqualTo(HostEvent.Change.DEFINED);
            assertThat(change(told)).isEqualTo(HostEvent.Change.STARTED);

            subscription.close();
            host.destroy("loop");
            host.undefine("loop");

            HostEvent.Change last = change(toldToOther);
            while (last != HostEvent.Change.UNDEFINED) {
                last = change(toldToOther);
            }
            assertThat(told).isEmpty();
        }
    }

    private static String defined(LibvirtHost host) {
        return host.define(
                        "<domain type='test'><name>loop</name><memory>65536</memory><os><type>hvm</type></os></domain>")
                .name();
    }

    private static HostEvent.Change change(BlockingQueue<HostEvent> told) throws InterruptedException {
        HostEvent event = told.poll(10, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(HostEvent.Lifecycle.class);
        return ((HostEvent.Lifecycle) event).change();
    }

    private static long processorTime(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }
}
