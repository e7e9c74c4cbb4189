package org.netfailover.testkit.simulated;

/**
 * A place that packets come to.
 *
 * <pre>{@code
 * PacketPlace vf = new PacketPlace("host-a", "pf0 VF 0");
 * assertThat(vf).hasToString("host-a/pf0 VF 0");
 * assertThat(new PacketPlace("lan", "")).hasToString("lan"); // a segment's switch
 * }</pre>
 *
 * @param where a host's name, a segment's, or a domain's
 * @param device a network device of the host, such as {@code pf0}, {@code pf0 VF 0}, {@code br0} or {@code vnet7}; an alias
 *     of the domain; {@code client} where packets of a {@link PacketMeter} begin and end; empty for the segment's switch
 */
public record PacketPlace(String where, String device) {
    /** Such as {@code host-a/pf0}. */
    @Override
    public String toString() {
        return device.isEmpty() ? where : where + "/" + device;
    }
}
