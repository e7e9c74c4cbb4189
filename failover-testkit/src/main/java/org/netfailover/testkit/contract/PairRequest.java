package org.netfailover.testkit.contract;

import org.netfailover.model.MacAddress;

/**
 * A pair as an administrator asks for it. Which aliases its halves get is the tool's to decide.
 *
 * @param mac the MAC of both halves
 * @param bridge the bridge on which the standby is to be
 * @param pool the libvirt network from which the primary is to get its VF
 */
public record PairRequest(MacAddress mac, String bridge, String pool) {}
