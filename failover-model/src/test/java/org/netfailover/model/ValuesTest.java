package org.netfailover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The smaller values: aliases, versions, places, networks, pools. */
class ValuesTest {
    @Provide
    Arbitrary<String> aliasTexts() {
        return Arbitraries.strings()
                .withChars("aAzZ09_-.@[`{/: uU\u00e9")
                .ofMaxLength(6)
                .flatMap(rest -> Arbitraries.of("ua-", "UA-", "ua", "", "-ua-").map(prefix -> prefix + rest));
    }

    @Property
    void libvirtKeepsAnAliasByItsPrefixAndLettersDigitsAndTwoSigns(@ForAll("aliasTexts") String text) {
        boolean kept = text.matches("ua-[a-zA-Z0-9_-]*");
        assertThat(UserAlias.isKept(text)).isEqualTo(kept);
        assertThat(UserAlias.find(text).isPresent()).isEqualTo(kept && text.length() > 3);
        if (kept && text.length() > 3) {
            assertThat(UserAlias.of(text)).hasToString(text).isEqualByComparingTo(new UserAlias(text));
        } else {
            assertThatThrownBy(() -> UserAlias.of(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Quoted.of(text));
        }
    }

    @Example
    void aliasesAreOrderedAsText() {
        assertThat(UserAlias.of("ua-a")).isLessThan(UserAlias.of("ua-b"));
    }

    @Property
    void versionsAreOrderedPartByPart(
            @ForAll @IntRange(max = 3) int major,
            @ForAll @IntRange(max = 3) int minor,
            @ForAll @IntRange(max = 3) int micro,
            @ForAll @IntRange(max = 63) int other) {
        Version one = Version.of(major, minor, micro);
        Version two = Version.of(other / 16, other / 4 % 4, other % 4);
        int expected = Integer.compare(major * 16 + minor * 4 + micro, other);
        assertThat(Integer.signum(one.compareTo(two))).isEqualTo(expected);
        assertThat(one.isAtLeast(two)).isEqualTo(expected >= 0);
        assertThat(Version.parse(one.toString())).isEqualTo(one);
        assertThat(Version.ofLibvirtNumber(major * 1_000_000L + minor * 1_000L + micro))
                .isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "9, 9.0.0",
        "4.6, 4.6.0",
        "4.18.0-553.el8, 4.18.0",
        "6.1.0+dfsg, 6.1.0",
        "7.2.22 (Debian), 7.2.22",
        "1.2.3.4.5x, 1.2.3",
        "1.x, 1.0.0"
    })
    void aVersionIsReadAsFarAsItGoes(String text, String version) {
        assertThat(Version.parse(text)).hasToString(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".1", "1234567", "-1", "1.2.3x", "4.18rc1"})
    void whatDoesNotStartAsAVersionIsRefused(String text) {
        assertThatThrownBy(() -> Version.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Quoted.of(text));
    }

    @Example
    void aVersionHasNoNegativePart() {
        assertThatThrownBy(() -> Version.of(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Version.of(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Version.of(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Version.ofLibvirtNumber(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aGuestIsReadFromItsText() {
        assertThat(Guest.parse("linux:4.18"))
                .isEqualTo(new Guest.Linux(Version.of(4, 18, 0)))
                .hasToString("linux:4.18.0");
        assertThat(Guest.parse("windows:0.1.189")).hasToString("windows:0.1.189");
        assertThatThrownBy(() -> Guest.parse("bsd:14")).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void placesAreOrderedByLineThenColumnThenPath() {
        assertThat(List.of(
                        new Location("b", 1, 9),
                        new Location("a", 2, 1),
                        new Location("b", 2, 1),
                        new Location("a", 2, 2)))
                .isSorted();
        assertThat(new Location("/a", 3, 4)).hasToString("3:4 /a");
        assertThat(Location.of("/a")).hasToString("/a");
        assertThat(Origin.ofPath("/a").location()).isEqualTo(Location.of("/a"));
        assertThat(Origin.ofPath("/a").locate("b/c")).isEqualTo(Location.of("/a/b/c"));
    }

    @Property
    void aQuotedValueIsShortAndOnOneLine(@ForAll String value) {
        String quoted = Quoted.of(value);
        assertThat(quoted).startsWith("'").hasSizeLessThanOrEqualTo(64 * 6 + 3);
        assertThat(quoted.chars()).noneMatch(c -> c < ' ' || c == 0x7f || c >= 0x2028 && c <= 0x202e);
    }

    @Example
    void aQuotedValueIsCutAndEscaped() {
        assertThat(Quoted.of("a".repeat(64))).isEqualTo("'" + "a".repeat(64) + "'");
        assertThat(Quoted.of("a".repeat(65))).isEqualTo("'" + "a".repeat(64) + "'\u2026");
        assertThat(Quoted.of("\n\u007f\u2028\u202e\u2027\u202f "))
                .isEqualTo("'\\u000a\\u007f\\u2028\\u202e\u2027\u202f '");
        assertThat(Quoted.of("\ud83d\ude00\ud83d\ude00")).isEqualTo("'\ud83d\ude00\ud83d\ude00'");
        assertThat(Quoted.of("\ud83dx\ude00")).isEqualTo("'\\ud83dx\\ude00'");
        assertThat(Quoted.of("\ude00")).isEqualTo("'\\ude00'");
        assertThat(Quoted.of("a".repeat(63) + "\ud83d\ude00")).endsWith("\\ud83d'\u2026");
    }

    @ParameterizedTest
    @CsvSource({
        "hostdev, VF_POOL",
        "nat, VIRTUAL",
        "route, VIRTUAL",
        "open, VIRTUAL",
        "bridge, MACVTAP",
        "vepa, MACVTAP",
        "private, MACVTAP",
        "passthrough, MACVTAP",
        "odd, UNKNOWN"
    })
    void aNetworkIsOfAKindByItsForward(String mode, NetworkDefinition.Kind kind) {
        assertThat(NetworkDefinition.named("n").forwardMode(mode).build().kind())
                .isEqualTo(kind);
    }

    @Example
    void aNetworkOnABridgeOrWithoutAForwardIsNoMacvtap() {
        assertThat(NetworkDefinition.named("n")
                        .forwardMode("bridge")
                        .bridge("br0")
                        .build()
                        .kind())
                .isEqualTo(NetworkDefinition.Kind.HOST_BRIDGE);
        assertThat(NetworkDefinition.named("n").build().kind()).isEqualTo(NetworkDefinition.Kind.VIRTUAL);
        assertThat(NetworkDefinition.named("n").build().origin().location()).isEqualTo(Location.of("/network"));
    }

    @Example
    void aVlanIsAnArrayOfTagsAndATrunkWhenThereAreSeveral() {
        assertThat(vlan(Optional.empty(), "5")).contains(new Vlan(List.of(5), false));
        assertThat(vlan(Optional.empty(), "5", "6")).contains(new Vlan(List.of(5, 6), true));
        assertThat(vlan(Optional.of("YES"), "5")).contains(new Vlan(List.of(5), true));
        assertThat(vlan(Optional.of("no"), "5")).contains(new Vlan(List.of(5), false));
        assertThat(vlan(Optional.empty(), "0")).contains(new Vlan(List.of(0), false));
        assertThat(vlan(Optional.empty(), "4095")).isPresent();
        assertThat(vlan(Optional.empty(), "4096")).isEmpty();
        assertThat(vlan(Optional.empty())).isEmpty();
        assertThat(Vlan.of(1).tags()).containsExactly(1);
        assertThat(Vlan.of(4094).trunk()).isFalse();
        assertThatThrownBy(() -> Vlan.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Vlan.of(4095)).isInstanceOf(IllegalArgumentException.class);
        List<Integer> tags = new ArrayList<>(List.of(1));
        Vlan vlan = new Vlan(tags, false);
        tags.add(2);
        assertThat(vlan.tags()).containsExactly(1);
    }

    private static Optional<Vlan> vlan(Optional<String> trunk, String... tags) {
        return new VlanText(List.of(tags), trunk).vlan();
    }

    @Example
    void aRequestAdmitsExactMatchesAndAnyWhereItSaysNothing() {
        assertThat(LiveMigratable.YES.admits(LiveMigratable.YES)).isTrue();
        assertThat(LiveMigratable.YES.admits(LiveMigratable.UNSET)).isFalse();
        assertThat(LiveMigratable.NO.admits(LiveMigratable.NO)).isTrue();
        assertThat(LiveMigratable.NO.admits(LiveMigratable.UNSET)).isTrue();
        assertThat(LiveMigratable.NO.admits(LiveMigratable.YES)).isFalse();
        assertThat(LiveMigratable.UNSET.admits(LiveMigratable.YES)).isTrue();
    }

    @Example
    void aHostFindsItsNetworksAndItsFunctionsInAPoolOrNot() {
        PciAddress free = PciAddress.parse("b3:02.1");
        PciAddress pooled = PciAddress.parse("b3:02.2");
        VirtualFunction one = VirtualFunction.at(free).build();
        VirtualFunction two = VirtualFunction.at(pooled).build();
        NetworkDefinition lan = NetworkDefinition.named("lan").build();
        HostInventory host = HostInventory.named("a")
                .addFunctions(one)
                .addPools(VfPool.named("p").addFunctions(two).build())
                .addNetworks(new HostInventory.Network(lan, false))
                .build();
        assertThat(host.function(free)).contains(one);
        assertThat(host.function(pooled)).contains(two);
        assertThat(host.function(PciAddress.parse("b3:02.3"))).isEmpty();
        assertThat(host.network("lan")).contains(new HostInventory.Network(lan, false));
        assertThat(host.network("nope")).isEmpty();
        assertThat(new HostInventory.Bridge("br0"))
                .isEqualTo(new HostInventory.Bridge("br0", OptionalInt.empty(), List.of(), List.of()));
    }

    @Example
    void aPoolHandsOutWhatIsHeldByNobodyAndHasAGroupOfItsOwn() {
        VirtualFunction free = function(1).iommuGroup(1).build();
        VirtualFunction neighbour = function(2).iommuGroup(2).build();
        VfPool pool = VfPool.named("p")
                .addFunctions(
                        free,
                        neighbour,
                        function(3).iommuGroup(2).heldBy("vm").build(),
                        function(4).inBond(true).build(),
                        function(5).vlan(7).build(),
                        function(6).build(),
                        function(7).heldBy("other").build())
                .build();
        assertThat(pool.free()).containsExactly(free, function(6).build());
    }

    private static VirtualFunction.Builder function(int number) {
        return VirtualFunction.at(new PciAddress(0, 0xb3, 2, number));
    }

    @Example
    void whatStandsWhereIsNoPartOfWhatIsEqual() {
        assertThat(nic("/a")).isEqualTo(nic("/b")).hasSameHashCodeAs(nic("/b"));
        DomainDevice one = new DomainDevice("disk", Optional.of("ua-a"), Optional.empty(), Origin.ofPath("/a"));
        DomainDevice two = new DomainDevice("disk", Optional.of("ua-a"), Optional.empty(), Origin.ofPath("/b"));
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
        assertThat(one)
                .isNotEqualTo(new DomainDevice("video", Optional.of("ua-a"), Optional.empty(), Origin.ofPath("/a")))
                .isNotEqualTo(new DomainDevice("disk", Optional.of("ua-b"), Optional.empty(), Origin.ofPath("/a")))
                .isNotEqualTo(new DomainDevice(
                        "disk", Optional.of("ua-a"), Optional.of(new PciAddress(0, 0, 5, 0)), Origin.ofPath("/a")))
                .isNotEqualTo("disk");
        assertThat(one.alias()).contains("ua-a");
    }

    private static Nic nic(String path) {
        return Nic.builder(Nic.Element.INTERFACE, "user")
                .origin(Origin.ofPath(path))
                .build();
    }

    @Example
    void aNicsHostAddressIsTheOneItNamesOrTheOneThatItWasGiven() {
        PciAddress vf = PciAddress.parse("b3:02.1");
        Nic named = Nic.builder(Nic.Element.INTERFACE, "hostdev")
                .source(NicSource.ofVf(vf))
                .build();
        Nic given = Nic.builder(Nic.Element.INTERFACE, "network")
                .source(NicSource.ofNetwork("p"))
                .actual(new ActualNic(Optional.of("hostdev"), NicSource.ofVf(vf), Optional.empty()))
                .build();
        assertThat(named.hostAddress()).contains(PciAddressText.of(vf));
        assertThat(given.hostAddress()).contains(PciAddressText.of(vf));
        assertThat(Nic.builder(Nic.Element.INTERFACE, "user").build().hostAddress())
                .isEmpty();
        assertThat(named.origin().location()).isEqualTo(Location.of("/domain/devices/interface"));
        assertThat(given.source().name()).contains("p");
        assertThat(NicSource.ofBridge("b").name()).contains("b");
        assertThat(NicSource.NONE.name()).isEmpty();
    }

    @Example
    void aControllerProvidesABusOfOneByte() {
        assertThat(controller("0xff").bus()).contains(255);
        assertThat(controller("0").bus()).contains(0);
        assertThat(controller("256").bus()).isEmpty();
        assertThat(controller("x").bus()).isEmpty();
        assertThat(new PciController(Optional.empty(), Optional.empty(), Optional.empty()).bus())
                .isEmpty();
    }

    private static PciController controller(String index) {
        return new PciController(Optional.of(index), Optional.empty(), Optional.empty());
    }

    @Example
    void namesOfThingsAreThoseOfTheDocument() {
        assertThat(Nic.Element.HOSTDEV.text()).isEqualTo("hostdev");
        assertThat(LinkState.find("up")).contains(LinkState.UP);
        assertThat(LinkState.find("down")).contains(LinkState.DOWN);
        assertThat(LinkState.find("Up")).isEmpty();
        assertThat(VirtioModel.find("Virtio-Transitional")).contains(VirtioModel.VIRTIO_TRANSITIONAL);
        assertThat(VirtioModel.find("virtio-net")).isEmpty();
        assertThat(StandbySource.DirectMode.find("passthrough")).contains(StandbySource.DirectMode.PASSTHROUGH);
        assertThat(StandbySource.DirectMode.find("Bridge")).isEmpty();
        assertThat(new VfMapping("b3:02.1", "x").from()).contains(PciAddress.parse("b3:02.1"));
        assertThat(new VfMapping("b3:02.1", "x").to()).isEmpty();
        assertThat(VnicProfile.builder().build().origin().location()).isEqualTo(Location.of("/vnic_profile"));
        assertThat(DomainNics.builder().build().origin().location()).isEqualTo(Location.of("/domain"));
        assertThat(TeamingText.NONE.isPresent()).isFalse();
        assertThat(TeamingText.ofTransient("ua-a").isTransient()).isTrue();
        assertThat(TeamingText.ofTransient("ua-a").isPersistent()).isFalse();
    }
}
