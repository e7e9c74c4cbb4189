package org.netfailover.testkit.contract;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.network.HostNetwork;

/**
 * A host's network with what a contract needs of it: a bridge with two ports, of which one leads to a segment, and where
 * there can be, a PF with VFs. Used by one test, which closes it.
 *
 * <pre>{@code
 * try (NetworkBed bed = new MyNetworkBed()) { // your network
 *     MacAddress guest = MacAddress.parse("52:54:00:aa:bb:01");
 *     bed.frame(bed.tap(), guest);
 *     assertThat(bed.network().fdb(bed.bridge(), guest)).extracting(FdbEntry::device).contains(bed.tap());
 * }
 * }</pre>
 */
public interface NetworkBed extends AutoCloseable {
    /**
     * The network.
     *
     * @return an open network, which the bed closes
     */
    HostNetwork network();

    /**
     * A bridge without STP, that is up.
     *
     * @return its name
     */
    InterfaceName bridge();

    /**
     * A port of the bridge, up and with a carrier, behind which a guest may be.
     *
     * @return its name
     */
    InterfaceName tap();

    /**
     * A port of the bridge, up and with a carrier, behind which a segment is.
     *
     * @return its name
     */
    InterfaceName uplink();

    /**
     * A device that is up, and a port of nothing.
     *
     * @return its name
     */
    InterfaceName spare();

    /**
     * The VLANs that both ports of the bridge have.
     *
     * @return 1 and others, or none where the bridge knows no VLANs
     */
    List<Integer> vlans();

    /**
     * A PF with at least two VFs.
     *
     * @return its name, or empty where there can be none, see {@link #withoutPf()}
     */
    Optional<InterfaceName> pf();

    /**
     * Why there is no PF, and what of it is not tested.
     *
     * @return the reason for skipping, empty where there is a PF
     */
    Optional<String> withoutPf();

    /**
     * Lets a frame come in at a device, broadcast and without a tag.
     *
     * @param device the {@link #tap()} or the {@link #uplink()}
     * @param source the frame's source
     */
    void frame(InterfaceName device, MacAddress source);

    /**
     * Whether the segment behind the {@link #uplink()} has heard of a MAC.
     *
     * @param mac the MAC
     * @return true when a frame with this source has come out of the uplink
     */
    boolean isKnownToSegment(MacAddress mac);

    @Override
    void close();
}
