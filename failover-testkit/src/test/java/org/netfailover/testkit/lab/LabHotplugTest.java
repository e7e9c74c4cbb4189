package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.Scope;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.VfSettings;
import org.netfailover.model.VfState;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.testkit.lab.LabEnds.End;

/** Real VFs are plugged into a running guest, and unplugged. */
@WithSriovLab
@Timeout(600)
class LabHotplugTest {
    private static final MacAddress FIRST = MacAddress.parse("52:54:00:aa:80:01");
    private static final MacAddress SECOND = MacAddress.parse("52:54:00:aa:80:02");
    private static final PciAddress VF0 = PciAddress.parse("0000:01:10.0");
    private static final PciAddress VF1 = PciAddress.parse("0000:01:10.2");

    /** It has a NIC of its own, by which it is seen to live. */
    private static final LabGuest GUEST =
            LabGuest.named("plugged").number(120).virtio().build();

    private static SriovLab lab;
    private static LabEnds ends;
    private static End here;

    @BeforeAll
    static void aGuestWithoutAVf(SriovLab started) {
        lab = started;
        ends = new LabEnds(lab);
        here = ends.a();
        GUEST.start(lab.a());
    }

    @AfterAll
    static void without() {
        GUEST.remove(lab.a());
        ends.close();
    }

    @AfterEach
    void everyVfIsFreeAndHasNoMacOfAPair() {
        assertThat(here.libvirt().networkPorts(LabHost.POOL)).isEmpty();
        assertThat(here.network().link(LabEnds.PF).vfs())
                .extracting(VfState::mac)
                .doesNotContain(FIRST, SECOND);
        assertThat(here.libvirt().networkPorts(LabHost.NETWORK)).hasSize(1);
        assertThat(GUEST.answers(lab)).isTrue();
    }

    @Test
    void twoPairsArePluggedOneOfThePoolAndOneOfAnAddressAndUnplugged() {
        plug(pair(FIRST, "ua-a", Primary.pooled(LabHost.POOL).alias("ua-a-vf")));
        VfState taken = vf(FIRST);
        plug(pair(SECOND, "ua-b", Primary.vf(taken.index() == 0 ? VF1 : VF0).alias("ua-b-vf")));

        assertThat(vf(SECOND).index()).isNotEqualTo(taken.index());
        awaitPair(FIRST);
        awaitPair(SECOND);
        completes(Hotplug.of(GUEST.name()).on(here.libvirt()).unplug("ua-a", "ua-b"));

        assertThat(here.live(GUEST)).doesNotContain("ua-a", "ua-b");
    }

    /** libvirt knows of no MAC of it, and sets none: igb has none for a VF to begin with, so the guest's driver invents one. */
    @Test
    void aPlainHostdevHasAMacThatTheGuestInvents() {
        Set<String> before = macsInTheGuest();
        here.libvirt().attach(here.uuid(GUEST), LabNic.hostdev(VF0, "ua-plain"), Scope.LIVE);
        Awaitility.await("the guest has another NIC")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !before.containsAll(macsInTheGuest()));

        Set<String> invented = macsInTheGuest();
        invented.removeAll(before);
        System.out.println("a plain hostdev: the guest has " + invented + ", the PF shows "
                + here.network().link(LabEnds.PF).vf(0).orElseThrow().mac());
        assertThat(invented).hasSize(1);
        assertThat(here.live(GUEST)).contains("<alias name='ua-plain'/>").doesNotContain(invented);
        completes(Hotplug.of(GUEST.name()).on(here.libvirt()).unplug("ua-plain"));
    }

    /** Of every NIC that the guest has told of. */
    private static Set<String> macsInTheGuest() {
        return GUEST.console(lab.a())
                .lines()
                .map(line -> line.strip().split(" +"))
                .filter(words -> words.length == 5 && words[0].equals("nic"))
                .map(words -> words[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aPlainHostdevIsAPrimaryWhenItsPfGivesItTheMac() {
        NetworkChange undo = here.network()
                .apply(new NetworkChange.SetVf(
                        LabEnds.PF, 1, VfSettings.builder().mac(FIRST).build()));
        try {
            plug(pair(FIRST, "ua-a", Primary.hostdev(VF1).alias("ua-a-vf")));
            awaitPair(FIRST);
            completes(Hotplug.of(GUEST.name()).on(here.libvirt()).unplug("ua-a"));
        } finally {
            NetworkChange unused = here.network().apply(undo);
        }
    }

    private static TeamingPair pair(MacAddress mac, String standby, Primary.Builder primary) {
        return TeamingPair.builder()
                .mac(mac)
                .standby(Standby.network(LabHost.NETWORK).alias(standby))
                .primary(primary)
                .build();
    }

    private static void plug(TeamingPair pair) {
        completes(Hotplug.of(GUEST.name()).on(here.libvirt()).plug(pair));
    }

    private static void completes(PlannedOperation planned) {
        Outcome outcome = planned.run();
        assertInstanceOf(
                Outcome.Completed.class, outcome, () -> planned + "\n" + outcome.summary() + "\n" + outcome.journal());
    }

    private static VfState vf(MacAddress mac) {
        return here.network().link(LabEnds.PF).vfs().stream()
                .filter(vf -> vf.mac().equals(mac))
                .findFirst()
                .orElseThrow();
    }

    /** The guest has one NIC of the MAC that leads two others. */
    private static void awaitPair(MacAddress mac) {
        Awaitility.await(mac + " is a pair in the guest")
                .atMost(Duration.ofMinutes(1))
                .until(() -> roles(mac).equals(List.of("master", "slave", "slave")));
    }

    /** The roles of the guest's NICs of a MAC, as it has told them last. */
    private static List<String> roles(MacAddress mac) {
        String console = GUEST.console(lab.a());
        String latest = console.substring(Math.max(0, console.lastIndexOf("\nat ")));
        Stream<String> nics = latest.lines().filter(line -> line.contains(" " + mac + " "));
        return nics.map(line -> line.strip().substring(line.strip().lastIndexOf(' ') + 1))
                .sorted()
                .toList();
    }
}
