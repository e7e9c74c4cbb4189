package org.example.tool.bugs;

import org.example.tool.Vnic;
import org.example.tool.VnicXml;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import org.netfailover.testkit.contract.PairWriterContract;

/** The alias of the pool again, found in the XML before any host is asked. */
class SharedAliasInXmlBug extends PairWriterContract {
    @Override
    protected String write(String domain, TeamingPair pair, Dialect dialect) {
        Vnic vnic = new Vnic(pair.mac(), "br0", "vfpool");
        return VnicXml.add(domain, vnic, "ua-" + vnic.pool());
    }
}
