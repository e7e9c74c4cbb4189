package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.libvirt.HostEvent.DeviceAdded;
import org.netfailover.libvirt.HostEvent.DeviceRemoved;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.MigrationMode;

class ManyOperationsTest {
    private static final int DOMAINS = 200;

    private final SimulatedSite site = Domains.site(DOMAINS);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);
    private final List<HostEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());

    @Test
    void oneConnectionCarriesTwoHundredOperationsAtOnceWithoutALostEvent() {
        a.subscribe(events::add);
        for (int i = 0; i < DOMAINS; i++) {
            a.machines().start(Domains.domain("vm" + i, List.of()));
        }

        site.time()
                .together(IntStream.range(0, DOMAINS)
                        .mapToObj(i -> (Runnable) () -> life(i))
                        .toList());

        assertThat(outcomes)
                .hasSize(3 * DOMAINS)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Completed.class));
        assertThat(outcomes).noneMatch(outcome -> outcome.journal().toString().contains("no event said so"));
        assertThat(count(DeviceAdded.class)).isEqualTo(4 * DOMAINS);
        assertThat(count(DeviceRemoved.class)).isEqualTo(2 * DOMAINS);
        assertThat(count(HostEvent.JobCompleted.class)).isEqualTo(DOMAINS);
        assertThat(site.truth().leaks()).isEmpty();
        assertThat(site.truth().heldFunctions(a)).isEmpty();
        assertThat(site.truth().heldFunctions(b)).hasSize(DOMAINS);
    }

    /** A pair comes, goes, comes again, and moves. */
    private void life(int number) {
        Hotplug hotplug = Hotplug.of("vm" + number).on(a).timing(site.time());
        outcomes.add(hotplug.plug(pair(number)).run());
        outcomes.add(hotplug.unplug("ua-net0").run());
        hotplug.plug(pair(number)).run();
        outcomes.add(Migration.of("vm" + number)
                .from(a)
                .to(b)
                .mode(MigrationMode.PEER_TO_PEER)
                .timing(site.time())
                .plan()
                .run());
    }

    private static TeamingPair pair(int number) {
        String mac = String.format("52:54:00:aa:%02x:%02x", number / 256, number % 256);
        return TeamingPair.builder()
                .mac(MacAddress.parse(mac))
                .standby(Standby.bridge("br0").alias("ua-net0"))
                .primary(Primary.pooled("vfpool").alias("ua-net0-vf"))
                .build();
    }

    private long count(Class<? extends HostEvent> type) {
        return events.stream().filter(type::isInstance).count();
    }
}
