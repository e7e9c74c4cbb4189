package org.netfailover.testkit.contract;

import org.netfailover.model.MacAddress;

/**
 * A pair as an administrator asks for it. Which aliases its halves get is the tool's to decide.
 *
 * <pre>{@code
 * PairRequest request = new PairRequest(MacAddress.parse("52:54:00:aa:bb:01"), "br0", "vfpool");
 * TeamingPair pair = TeamingPair.builder()
 *         .mac(request.mac())
 *         .standby(Standby.bridge(request.bridge()).alias("ua-net0"))
 *         .primary(Primary.pooled(request.pool()).alias("ua-net0-vf"))
 *         .build();
 * assertThat(pair).isOnBridge("br0").isPooledIn("vfpool");
 * }</pre>
 *
 * @param mac the MAC of both halves
 * @param bridge the bridge on which the standby is to be
 * @param pool the libvirt network from which the primary is to get its VF
 */
public record PairRequest(MacAddress mac, String bridge, String pool) {}
