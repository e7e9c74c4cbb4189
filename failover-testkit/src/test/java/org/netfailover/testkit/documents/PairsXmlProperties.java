package org.netfailover.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.testkit.arbitraries.Pairs;
import org.netfailover.xml.PairsXml;

/** Whatever pairs a domain is to have, they are read as they were written. */
class PairsXmlProperties {
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void pairsAreReadAsTheyWereWritten(@ForAll("together") List<TeamingPair> pairs) {
        PairsXml written = PairsXml.of(pairs);

        PairsXml read = PairsXml.parse(written.text());

        assertThat(read.pairs())
                .isEqualTo(pairs.stream().map(PairsXmlProperties::kept).toList());
        assertThat(PairsXml.of(read.pairs()).text()).isEqualTo(written.text());
    }

    /** A pool's VFs are managed as the pool says, which no pair's XML tells. */
    private static TeamingPair kept(TeamingPair pair) {
        Primary primary = pair.primary();
        return !(primary.source() instanceof PrimarySource.Pool)
                ? pair
                : TeamingPair.builder()
                        .mac(pair.mac())
                        .standby(pair.standby())
                        .primary(Primary.on(primary.source())
                                .alias(primary.alias())
                                .vlan(primary.vlan()))
                        .build();
    }

    @Provide
    Arbitrary<List<TeamingPair>> together() {
        return Pairs.together(0, 4);
    }
}
