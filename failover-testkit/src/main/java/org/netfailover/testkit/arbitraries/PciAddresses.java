package org.netfailover.testkit.arbitraries;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;

/**
 * PCI addresses, the attributes that libvirt reads as one of them, and attributes that it refuses.
 *
 * <pre>{@code
 * PciAddress vf = PciAddresses.ofVfs().sample();
 * Arbitrary<PciAddressText> written = PciAddresses.attributes(vf);
 * assertThat(written.sampleStream().limit(100)).allMatch(text -> text.address().equals(Optional.of(vf)));
 * }</pre>
 */
public final class PciAddresses {
    private PciAddresses() {}

    /**
     * Any address that fits libvirt's schema, {@code 0000:00:00.0} among them.
     *
     * @return addresses
     */
    public static Arbitrary<PciAddress> any() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xffff).edgeCases(edges -> edges.add(0, 1, 0xffff)),
                        Arbitraries.integers().between(0, 0xff),
                        Arbitraries.integers().between(0, 0x1f),
                        Arbitraries.integers().between(0, 7))
                .as(PciAddress::new);
    }

    /**
     * Addresses as virtual functions have them: mostly of domain 0, and never all zero, which libvirt takes for none.
     *
     * @return addresses of the host
     */
    public static Arbitrary<PciAddress> ofVfs() {
        Arbitrary<PciAddress> usual = Combinators.combine(
                        Arbitraries.integers().between(1, 0xff),
                        Arbitraries.integers().between(0, 0x1f),
                        Arbitraries.integers().between(0, 7))
                .as((bus, slot, function) -> new PciAddress(0, bus, slot, function));
        return Arbitraries.frequencyOf(Tuple.of(4, usual), Tuple.of(1, any()))
                .filter(address -> address.domain() + address.bus() + address.slot() > 0);
    }

    /**
     * Texts that libvirt reads as one number: hexadecimal in either case, decimal and octal, with leading zeros,
     * blanks or a plus sign.
     *
     * @param number not negative
     * @return its spellings, from {@code 0x1a} on
     */
    public static Arbitrary<String> spellings(int number) {
        String hex = Integer.toHexString(number);
        String octal = number == 0 ? "0" : "0" + Integer.toOctalString(number);
        return Arbitraries.of(
                "0x" + hex,
                "0x0" + hex,
                Integer.toString(number),
                octal,
                "0X" + hex.toUpperCase(Locale.ROOT),
                "+" + number,
                " 0x" + hex,
                "\t" + octal);
    }

    /**
     * Attributes that libvirt reads as one address; a part that is zero may be missing.
     *
     * @param address any address
     * @return its spellings, libvirt's own first
     */
    public static Arbitrary<PciAddressText> attributes(PciAddress address) {
        Arbitrary<PciAddressText> odd = Combinators.combine(
                        part(address.domain()), part(address.bus()), part(address.slot()), part(address.function()))
                .as((domain, bus, slot, function) -> new PciAddressText(domain, bus, slot, function, Optional.empty()));
        return Arbitraries.oneOf(List.of(Arbitraries.just(PciAddressText.of(address)), odd));
    }

    private static Arbitrary<Optional<String>> part(int number) {
        Arbitrary<Optional<String>> written = spellings(number).map(Optional::of);
        return number == 0 ? Arbitraries.oneOf(List.of(written, Arbitraries.just(Optional.empty()))) : written;
    }

    /**
     * Texts that libvirt refuses as a number, wherever they stand.
     *
     * @return malformed numbers
     */
    public static Arbitrary<String> malformedNumbers() {
        return Arbitraries.of(
                "",
                "zz",
                "6a",
                "08",
                "0x",
                "-1",
                "-0",
                "1 ",
                "0b1",
                "0x1g",
                "1.0",
                "0x100000000",
                "4294967296",
                "\u0661");
    }
}
