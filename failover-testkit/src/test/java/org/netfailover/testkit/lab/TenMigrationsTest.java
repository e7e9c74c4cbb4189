package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.model.FdbTable;
import org.netfailover.model.VfState;
import org.netfailover.operation.Outcome;
import org.netfailover.testkit.lab.LabEnds.End;

/** However often a guest moves, nothing gathers on the hosts. */
@Tag("soak")
@WithSriovLab
@Timeout(1800)
class TenMigrationsTest {
    private static final int MOVES = 10;
    private static final int PACKETS = 100;

    /** Pings, 20 a second, lost in a move; on a machine that is busy the guest stands still for long. */
    private static final int FEW = 120;

    /** What a host has of guests and their NICs, besides logs. */
    private static final String INVENTORY = "find /run/libvirt /var/lib/libvirt /etc/libvirt -type f"
            + " ! -name '*.pid' ! -path '*/log/*' | sort; ls /dev/vfio; ls /sys/class/net";

    @Test
    void tenMovesThereAndBackLeaveNothing(SriovLab lab) throws Exception {
        LabGuest guest = LabGuest.withPair("wanderer");
        try (LabEnds ends = new LabEnds(lab)) {
            Map<String, Set<String>> before = new TreeMap<>();
            ends.both().forEach(end -> before.put(end.host().name(), things(end)));
            guest.start(lab.a());
            End from = ends.a();
            End to = ends.b();
            try (TrafficMeter meter = TrafficMeter.start(lab, guest.address(), PACKETS, TrafficMeter.PINGS)) {
                for (int move = 1; move <= MOVES; move++) {
                    Instant begun = Instant.now();
                    Outcome outcome = ends.migration(guest, from, to).plan().run();
                    assertInstanceOf(
                            Outcome.Completed.class,
                            outcome,
                            () -> outcome.journal().toString());
                    System.out.println("move " + move + " to " + to.host() + " took "
                            + Duration.between(begun, Instant.now()).toMillis() + " ms");
                    isAccountedFor(guest, from, to);
                    assertThat(things(from)).isEqualTo(before.get(from.host().name()));
                    End here = from;
                    from = to;
                    to = here;
                }
                Traffic traffic = meter.stop();
                System.out.println(traffic);
                assertThat(traffic.icmp().lost()).isLessThanOrEqualTo(MOVES * FEW);
            }
            assertThat(guest.answers(lab)).isTrue();
            lab.hosts().forEach(guest::remove);
            ends.both()
                    .forEach(end -> assertThat(things(end))
                            .isEqualTo(before.get(end.host().name())));
        } finally {
            lab.hosts().forEach(guest::remove);
        }
    }

    /** One VF is taken where the guest is, none where it was, and no entry leads to where it is not. */
    private static void isAccountedFor(LabGuest guest, End from, End to) {
        from.isWithout(guest);
        to.isNotLed(guest);
        assertThat(to.libvirt().networkPorts(LabHost.POOL)).hasSize(1);
        assertThat(to.libvirt().networkPorts(LabHost.NETWORK)).hasSize(1);
        assertThat(to.network().link(LabEnds.PF).vfs()).extracting(VfState::mac).containsOnlyOnce(guest.mac());
        for (End end : List.of(from, to)) {
            assertThat(end.network().ownFdb(LabEnds.PF))
                    .filteredOn(entry -> entry.mac().equals(guest.mac()) && entry.table() == FdbTable.SELF)
                    .as("entries of the PF's own on " + end.host())
                    .isEmpty();
        }
    }

    private static Set<String> things(End end) {
        return end.shell(INVENTORY).lines().collect(Collectors.toCollection(TreeSet::new));
    }
}
