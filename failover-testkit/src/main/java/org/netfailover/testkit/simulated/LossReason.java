package org.netfailover.testkit.simulated;

/**
 * Why a packet went no further than it did.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * PacketMeter meter = site.segment("lan").meter(MacAddress.parse("52:54:00:aa:bb:01")).start();
 * site.time().advance(Duration.ofSeconds(1)); // nobody is there
 * PacketReport report = meter.stop();
 * assertThat(report.lost(LossReason.NOBODY)).isEqualTo(report.sent());
 * }</pre>
 */
public enum LossReason {
    /** The NIC takes frames for other MACs only: neither its own filter nor one of its VFs has this one. */
    NO_FILTER,

    /** A switch or a bridge looks for the MAC at the very port where the frame came in. */
    WRONG_PORT,

    /** Nobody there has the MAC. */
    NOBODY,

    /** The guest did not run, or only to boot. */
    STOOD_STILL,

    /** It came to the standby of a guest whose primary is registered, whether that has carrier or not. */
    PRIMARY_REGISTERED,

    /** The VF has the MAC, and no driver of a guest has the VF up. */
    VF_CLOSED,

    /** The device is down, has no cable, or is gone; a guest has nothing to send on. */
    NO_CARRIER,

    /** It went in a circle. */
    LOOP
}
