package org.netfailover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MAC and PCI addresses, however they are written. */
class AddressValuesTest {
    private static final long MAX_MAC = 0xffff_ffff_ffffL;

    @Provide
    Arbitrary<PciAddress> addresses() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.integers().between(0, 0xff).withoutEdgeCases(),
                        Arbitraries.integers().between(0, 0x1f).withoutEdgeCases(),
                        Arbitraries.integers().between(0, 7).withoutEdgeCases())
                .as(PciAddress::new);
    }

    @Property
    void aMacIsReadBackFromItsText(@ForAll @LongRange(max = MAX_MAC) long bits) {
        MacAddress mac = new MacAddress(bits);
        assertThat(MacAddress.parse(mac.toString())).isEqualTo(mac);
        assertThat(MacAddress.find(mac.toString().toUpperCase(Locale.ROOT))).contains(mac);
        assertThat(MacAddress.findAttribute(mac + " junk")).contains(mac);
        assertThat(mac.toString()).matches("([0-9a-f]{2}:){5}[0-9a-f]{2}");
    }

    @Property
    void aMacMayLeaveOutLeadingZeros(@ForAll @LongRange(max = MAX_MAC) long bits) {
        StringBuilder text = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(Long.toHexString(bits >> shift & 0xff)).append(shift > 0 ? ":" : "");
        }
        assertThat(MacAddress.find(text.toString())).contains(new MacAddress(bits));
    }

    @Property
    void aMacIsMulticastByTheLowestBitOfItsFirstOctetAndOrderedByItsNumber(
            @ForAll @LongRange(max = MAX_MAC) long one, @ForAll @LongRange(max = MAX_MAC) long other) {
        assertThat(new MacAddress(one).isMulticast()).isEqualTo((one >> 40) % 2 == 1);
        assertThat(new MacAddress(one).isZero()).isEqualTo(one == 0);
        assertThat(Integer.signum(new MacAddress(one).compareTo(new MacAddress(other))))
                .isEqualTo(Integer.signum(Long.compare(one, other)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "52",
                "52:54:00:aa:bb",
                "52:54:00:aa:bb:",
                "52:54:00:aa:bb:0g",
                "52-54-00-aa-bb-01",
                "525400aabb01",
                "52:54:00:aa:bb:01:02",
                "052:54:00:aa:bb:01",
                "52::00:aa:bb:01",
                " 52:54:00:aa:bb:01",
                "52:54:00:aa:bb:01x",
                "52:54:00:aa:bb:01:",
                "0x52:54:00:aa:bb:01",
                "52: 54:00:aa:bb:01",
                "/2:54:00:aa:bb:01",
                "@2:54:00:aa:bb:01",
                "`2:54:00:aa:bb:01"
            })
    void whatIsNoMacIsNone(String text) {
        assertThat(MacAddress.find(text)).isEmpty();
        assertThat(MacAddress.findAttribute(text)).isEmpty();
        assertThatThrownBy(() -> MacAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Quoted.of(text));
    }

    @Example
    void onlyAnAttributeMayGoOnBehindABlank() {
        MacAddress mac = MacAddress.parse("52:54:00:aa:bb:01");
        assertThat(MacAddress.find("52:54:00:aa:bb:01 x")).isEmpty();
        assertThat(MacAddress.findAttribute("52:54:00:aa:bb:01 x")).contains(mac);
        assertThat(MacAddress.findAttribute("52:54:00:aa:bb:01\nx")).contains(mac);
        assertThat(MacAddress.findAttribute("52:54:00:aa:bb:1 ")).contains(mac);
        assertThat(MacAddress.findAttribute("52:54:00:aa:bb:01\u00e9")).isEmpty();
    }

    @Example
    void aMacHasNoMoreThanItsBits() {
        assertThat(new MacAddress(MAX_MAC)).hasToString("ff:ff:ff:ff:ff:ff");
        assertThatThrownBy(() -> new MacAddress(MAX_MAC + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MacAddress(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aPciAddressIsReadBackFromEitherText(@ForAll("addresses") PciAddress address) {
        assertThat(PciAddress.parse(address.toString())).isEqualTo(address);
        assertThat(PciAddress.find("0x" + address.toString().toUpperCase(Locale.ROOT)))
                .contains(address);
        assertThat(PciAddressText.of(address).address()).contains(address);
        assertThat(PciAddressText.of(address).fault()).isEmpty();
        assertThat(address.toString())
                .isEqualTo(String.format(
                        "%04x:%02x:%02x.%d", address.domain(), address.bus(), address.slot(), address.function()));
    }

    @Property
    void hexadecimalDecimalAndOctalAttributesAreOneAddress(@ForAll("addresses") PciAddress address) {
        PciAddress decimal = PciAddress.ofAttributes(
                "" + address.domain(), "+" + address.bus(), " " + address.slot(), "\t" + address.function());
        PciAddress octal = PciAddress.ofAttributes(
                "0" + Integer.toOctalString(address.domain()),
                "0" + Integer.toOctalString(address.bus()),
                "0" + Integer.toOctalString(address.slot()),
                "0" + address.function());
        PciAddress upper = PciAddress.ofAttributes(
                String.format("0X%X", address.domain()),
                String.format("0x%X", address.bus()),
                String.format(" +0x%x", address.slot()),
                String.format("0x%04x", address.function()));
        assertThat(decimal).isEqualTo(address).isEqualTo(octal).isEqualTo(upper);
    }

    @Property
    void pciAddressesAreOrderedFromTheDomainDown(
            @ForAll("addresses") PciAddress one, @ForAll @IntRange(max = 0xff) int bus) {
        PciAddress other = new PciAddress(one.domain(), bus, 0x1f, 7);
        int expected = bus != one.bus()
                ? Integer.compare(one.bus(), bus)
                : one.slot() != 0x1f ? -1 : Integer.compare(one.function(), 7);
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(expected);
        assertThat(one.slotAddress()).isEqualTo(new PciAddress(one.domain(), one.bus(), one.slot(), 0));
    }

    @Example
    void anotherDomainComesLaterWhateverFollows() {
        assertThat(new PciAddress(1, 0, 0, 0)).isGreaterThan(new PciAddress(0, 0xff, 0x1f, 7));
        assertThat(new PciAddress(0, 0, 1, 0)).isGreaterThan(new PciAddress(0, 0, 0, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b3",
                "b3:02",
                "b3:02.8",
                "100:02.1",
                "b3:20.1",
                "0000:b3:02.3 ",
                " b3:02.3",
                "0000:b3:02:3",
                "80000000:00:00.0",
                "123456789:00:00.0",
                "g0:00.0",
                "0000-b3-02.3"
            })
    void whatIsNoPciAddressIsNone(String text) {
        assertThat(PciAddress.find(text)).isEmpty();
        assertThatThrownBy(() -> PciAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void theDomainMayBeLeftOut() {
        assertThat(PciAddress.parse("b3:02.3")).isEqualTo(new PciAddress(0, 0xb3, 2, 3));
        assertThat(PciAddress.ofAttributes(null, "0xb3", "2", null)).isEqualTo(new PciAddress(0, 0xb3, 2, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "08", "6a", "-0", "1 ", "+ 1", "0b1", "4294967296", "\u0661", "++1"})
    void whatIsNoNumberOfCIsRefusedAsAnAttribute(String text) {
        PciAddressText address = new PciAddressText(
                Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(address.isReadable()).isFalse();
        assertThat(address.isEmpty()).isFalse();
        assertThat(address.address()).isEmpty();
        assertThat(address.fault()).contains("PCI bus " + Quoted.of(text) + " is not a number");
    }

    @Example
    void aPartOutOfItsRangeIsNamed() {
        assertThat(fault("0x80000000", "0", "0", "0")).contains("domain 0x80000000");
        assertThat(fault("0", "256", "0", "0")).contains("bus 0x100").contains("at most 0xff");
        assertThat(fault("0", "0", "0x20", "0")).contains("slot 0x20").contains("at most 0x1f");
        assertThat(fault("0", "0", "1", "8")).contains("function 0x8").contains("at most 0x7");
        assertThatThrownBy(() -> new PciAddress(-1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PciAddress(0, 0x100, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String fault(String... attributes) {
        PciAddressText address = new PciAddressText(
                Optional.of(attributes[0]),
                Optional.of(attributes[1]),
                Optional.of(attributes[2]),
                Optional.of(attributes[3]),
                Optional.empty());
        assertThat(address.isReadable()).isTrue();
        return address.fault().orElseThrow();
    }

    @Example
    void zeroOfThreePartsIsNoAddressWhateverTheFunction() {
        Optional<String> no = Optional.empty();
        Optional<String> zero = Optional.of("0x00");
        assertThat(new PciAddressText(no, no, no, no, no).isEmpty()).isTrue();
        assertThat(new PciAddressText(zero, zero, zero, Optional.of("9"), no).isEmpty())
                .isTrue();
        assertThat(new PciAddressText(Optional.of("1"), no, no, no, no).isEmpty())
                .isFalse();
        assertThat(new PciAddressText(no, Optional.of("1"), no, no, no).isEmpty())
                .isFalse();
        assertThat(new PciAddressText(no, no, Optional.of("1"), no, no).isEmpty())
                .isFalse();
    }

    @Property
    void anMtuIsDecimal(@ForAll @IntRange(min = 1) int mtu) {
        Nic.Builder nic = Nic.builder(Nic.Element.INTERFACE, "bridge").mtu(" +0" + mtu);
        assertThat(nic.build().mtuBytes()).hasValue(mtu);
        assertThat(NetworkDefinition.named("n").mtu("" + mtu).build().mtuBytes())
                .hasValue(mtu);
    }

    @Example
    void aHugeMtuIsTheLargestNumberThereIs() {
        Nic nic = Nic.builder(Nic.Element.INTERFACE, "bridge").mtu("4294967295").build();
        assertThat(nic.mtuBytes()).hasValue(Integer.MAX_VALUE);
        assertThat(NetworkDefinition.named("n").mtu("4294967295").build().mtuBytes())
                .hasValue(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4294967296", "0x10", "", "1a"})
    void anMtuThatIsNoneOrNoNumberIsMissing(String text) {
        assertThat(Nic.builder(Nic.Element.INTERFACE, "bridge")
                        .mtu(text)
                        .build()
                        .mtuBytes())
                .isEmpty();
        assertThat(NetworkDefinition.named("n").mtu(text).build().mtuBytes()).isEmpty();
    }
}
