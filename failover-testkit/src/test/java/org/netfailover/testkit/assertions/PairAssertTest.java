package org.netfailover.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netfailover.testkit.assertions.Examples.said;
import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NicPair;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.xml.DomainXml;

class PairAssertTest {
    private static final PciAddress VF = PciAddress.parse("0000:b3:02.3");

    private final TeamingPair pooled = pair(Standby.bridge("br0"), Primary.pooled("vfpool"));
    private final TeamingPair named = pair(Standby.network("lan"), Primary.hostdev(VF));

    private static TeamingPair pair(Standby.Builder standby, Primary.Builder primary) {
        return TeamingPair.builder()
                .mac(MacAddress.parse("52:54:00:aa:bb:01"))
                .standby(standby.alias("ua-net0"))
                .primary(primary.alias("ua-net0-vf"))
                .build();
    }

    @Test
    void whatIsSoIsAccepted() {
        assertThat(pooled)
                .hasMac("52:54:00:AA:BB:01")
                .hasAliases("ua-net0", "ua-net0-vf")
                .isOnBridge("br0")
                .isPooledIn("vfpool");
        assertThat(named).isOnNetwork("lan").hasVf("b3:02.3");
        assertThat(pair(Standby.bridge("br0"), Primary.vf(VF))).hasVf("0000:b3:02.3");
        assertThat(named.described()).isWhole().hasMac("52:54:00:aa:bb:01");
    }

    @Test
    void whatDiffersIsToldWithTheAliases() {
        assertThat(said(() -> assertThat(pooled).hasMac("52:54:00:aa:bb:02")))
                .isEqualTo(
                        "Expected the MAC of ua-net0 and ua-net0-vf to be 52:54:00:aa:bb:02, but it is 52:54:00:aa:bb:01");
        assertThat(said(() -> assertThat(pooled).hasAliases("ua-net1", "ua-net0-vf")))
                .isEqualTo("Expected the standby's alias of ua-net0 and ua-net0-vf to be ua-net1, but it is ua-net0");
        assertThat(said(() -> assertThat(pooled).hasAliases("ua-net0", "ua-net1-vf")))
                .startsWith("Expected the primary's alias of ");
        assertThat(said(() -> assertThat(pooled).isOnBridge("br1")))
                .isEqualTo("Expected the standby's source of ua-net0 and ua-net0-vf to be Bridge[name=br1], but it is"
                        + " Bridge[name=br0]");
        assertThat(said(() -> assertThat(pooled).isOnNetwork("br0"))).contains("Network[name=br0");
        assertThat(said(() -> assertThat(pooled).hasStandbyOn(new StandbySource.User())))
                .contains("User[]");
        assertThat(said(() -> assertThat(named).isPooledIn("vfpool")))
                .startsWith("Expected the primary's source of ua-net0 and ua-net0-vf to be Pool[network=vfpool], ");
        assertThat(said(() -> assertThat(pooled).hasVf("b3:02.3")))
                .isEqualTo("Expected the VF 0000:b3:02.3 of ua-net0 and ua-net0-vf, but the primary's source is"
                        + " Pool[network=vfpool]");
    }

    @Test
    void aDescribedPairIsWholeOrNotAndIsToldWithItsPlaces() {
        NicPair described = DomainXml.parse(Examples.XML).pairs().get(0);
        NicPair whole = pooled.described();

        assertThat(described).isNotWhole();
        assertThat(said(() -> assertThat(described).isWhole()))
                .isEqualTo("Expected a whole pair of ua-net0 at 5:5 /domain/devices/interface[1] and ua-net0-vf at 12:5"
                        + " /domain/devices/interface[2], but a half lacks something");
        assertThat(said(() -> assertThat(whole).isNotWhole()))
                .isEqualTo("Expected something to be wrong with the pair of ua-net0 at /pair/standby and ua-net0-vf at"
                        + " /pair/primary, but it is whole");
    }
}
