package org.netfailover.testkit.arbitraries;

import java.util.Locale;
import java.util.StringJoiner;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.netfailover.model.MacAddress;

/**
 * MAC addresses, their spellings, and texts that libvirt takes for none.
 *
 * <pre>{@code
 * Arbitrary<MacAddress> macs = MacAddresses.unicast();
 * Arbitrary<MacAddress> read = macs.flatMap(MacAddresses::spellings).map(MacAddress::parse);
 * assertThat(read.sampleStream().limit(100)).noneMatch(MacAddress::isMulticast);
 * }</pre>
 */
public final class MacAddresses {
    private static final long GROUP_BIT = 0x0100_0000_0000L;
    private static final long MAX = 0xffff_ffff_ffffL;
    private static final long QEMU_PREFIX = 0x5254_0000_0000L;

    private MacAddresses() {}

    /**
     * Any 48 bits, group addresses and zero among them.
     *
     * @return addresses
     */
    public static Arbitrary<MacAddress> any() {
        return Arbitraries.longs()
                .between(0, MAX)
                .edgeCases(edges -> edges.add(0L, 1L, GROUP_BIT, QEMU_PREFIX, MAX))
                .map(MacAddress::new);
    }

    /**
     * Addresses that a NIC can have: unicast and not zero. Most begin with {@code 52:54:00}, and so do the shrunk ones.
     *
     * @return addresses for pairs
     */
    public static Arbitrary<MacAddress> unicast() {
        Arbitrary<MacAddress> usual =
                Arbitraries.longs().between(0, 0xff_ffff).map(low -> new MacAddress(QEMU_PREFIX | low));
        Arbitrary<MacAddress> wide =
                any().map(mac -> new MacAddress(mac.bits() & ~GROUP_BIT)).filter(mac -> !mac.isZero());
        return Arbitraries.frequencyOf(Tuple.of(3, usual), Tuple.of(1, wide));
    }

    /**
     * Group addresses, which libvirt refuses for a NIC.
     *
     * @return multicast addresses, broadcast among them
     */
    public static Arbitrary<MacAddress> multicast() {
        return any().map(mac -> new MacAddress(mac.bits() | GROUP_BIT));
    }

    /**
     * Texts that are one address to libvirt and to its schema: in lower, upper and mixed case.
     *
     * @param mac an address
     * @return its spellings, the canonical one first
     */
    public static Arbitrary<String> spellings(MacAddress mac) {
        String lower = mac.toString();
        String upper = lower.toUpperCase(Locale.ROOT);
        return Arbitraries.of(lower, upper, upper.substring(0, 8) + lower.substring(8));
    }

    /**
     * Texts that libvirt reads as one address although its schema knows only two digits an octet.
     *
     * @param mac an address
     * @return spellings without leading zeros
     */
    public static Arbitrary<String> shortSpellings(MacAddress mac) {
        StringJoiner text = new StringJoiner(":");
        for (String octet : mac.toString().split(":", -1)) {
            text.add(octet.startsWith("0") ? octet.substring(1) : octet);
        }
        return Arbitraries.just(text.toString());
    }

    /**
     * Texts that libvirt refuses as a MAC address.
     *
     * @return malformed addresses
     */
    public static Arbitrary<String> malformed() {
        return Arbitraries.of(
                "52-54-00-aa-bb-01",
                "525400aabb01",
                "52:54:00:aa:bb",
                "52:54:00:aa:bb:01:02",
                "52:54:00:aa:bb:0g",
                "52:54:00:aa:bb:001",
                "52:54:00:aa:bb:01x",
                "52:54:00:aa:bb:",
                "52::00:aa:bb:01",
                "0x52:54:00:aa:bb:01",
                " 52:54:00:aa:bb:01",
                "52: 54:00:aa:bb:01",
                "virtio",
                "");
    }
}
