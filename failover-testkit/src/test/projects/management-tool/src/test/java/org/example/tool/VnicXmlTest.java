package org.example.tool;

import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import org.netfailover.testkit.contract.PairWriterContract;

/** What the tool writes is what the kit asks for. */
class VnicXmlTest extends PairWriterContract {
    @Override
    protected String write(String domain, TeamingPair pair, Dialect dialect) {
        return VnicXml.add(
                domain,
                new Vnic(pair.mac(), "br0", "vfpool"),
                pair.standby().alias().value());
    }
}
