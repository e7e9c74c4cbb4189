package org.netfailover.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An assured pair, described, is the same pair again. */
class DescribedPairTest {
    private static final PciAddress VF = PciAddress.parse("3b:02.1");

    private static TeamingPair pair(Standby.Builder standby, Primary.Builder primary) {
        return TeamingPair.builder()
                .mac(MacAddress.parse("52:54:00:aa:bb:01"))
                .standby(standby.alias("ua-net0"))
                .primary(primary.alias("ua-vf0"))
                .build();
    }

    @Test
    void everyStandbyIsDescribed() {
        for (Standby.Builder standby : List.of(
                Standby.bridge("br0").mtu(9000).queues(4).link(LinkState.DOWN),
                Standby.network("lan").vlan(Vlan.of(7)).model(VirtioModel.VIRTIO_TRANSITIONAL),
                Standby.on(new StandbySource.Network("lan", Optional.of("group"))),
                Standby.on(new StandbySource.Direct("eth0", StandbySource.DirectMode.BRIDGE)),
                Standby.on(new StandbySource.User()),
                Standby.on(new StandbySource.Ethernet(Optional.of("tap7"))),
                Standby.on(new StandbySource.Ethernet(Optional.empty())),
                Standby.on(new StandbySource.VhostUser("/run/switch", true)),
                Standby.on(new StandbySource.VhostUser("/run/switch", false)),
                Standby.on(new StandbySource.Vdpa("/dev/vhost-vdpa-0")))) {
            TeamingPair pair = pair(standby, Primary.pooled("pool"));
            assertThat(pair.described().assured()).contains(pair);
        }
    }

    @Test
    void everyPrimaryIsDescribed() {
        for (Primary.Builder primary : List.of(
                Primary.pooled("pool"),
                Primary.vf(VF).vlan(Vlan.of(7)),
                Primary.vf(VF).managed(false),
                Primary.on(new PrimarySource.Hostdev(VF)).managed(false),
                Primary.on(new PrimarySource.Hostdev(VF)))) {
            TeamingPair pair = pair(Standby.bridge("br0"), primary);
            assertThat(pair.described().assured()).contains(pair);
            assertThat(pair.described().primary().origin().location()).isEqualTo(Location.of("/pair/primary"));
            assertThat(pair.described().standby().origin().location()).isEqualTo(Location.of("/pair/standby"));
        }
    }
}
