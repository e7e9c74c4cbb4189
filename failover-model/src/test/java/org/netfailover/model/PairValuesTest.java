package org.netfailover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;

/** Assured pairs: what they are made of, and that describing one and assuring it again gives the same pair. */
class PairValuesTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");
    private static final PciAddress VF = PciAddress.parse("0000:b3:02.3");

    @Provide
    Arbitrary<TeamingPair> pairs() {
        Arbitrary<StandbySource> sources = Arbitraries.of(
                new StandbySource.Bridge("br0"),
                new StandbySource.Network("lan", Optional.empty()),
                new StandbySource.Network("lan", Optional.of("blue")),
                new StandbySource.Direct("eth0", StandbySource.DirectMode.VEPA),
                new StandbySource.Direct("eth0", StandbySource.DirectMode.PRIVATE),
                new StandbySource.User(),
                new StandbySource.Ethernet(Optional.of("tap0")),
                new StandbySource.Ethernet(Optional.empty()),
                new StandbySource.VhostUser("/run/sock", true),
                new StandbySource.VhostUser("/run/sock", false),
                new StandbySource.Vdpa("/dev/vhost-vdpa-0"));
        Arbitrary<PrimarySource> primaries = Arbitraries.of(
                new PrimarySource.Vf(VF), new PrimarySource.Pool("vfpool"), new PrimarySource.Hostdev(VF));
        Arbitrary<Standby> standbys = Combinators.combine(
                        sources,
                        Arbitraries.of(VirtioModel.values()),
                        Arbitraries.integers().between(68, 65535).optional(),
                        Arbitraries.integers().between(1, 4094).optional(),
                        Arbitraries.of(LinkState.values()).optional(),
                        Arbitraries.integers().between(1, 256).optional())
                .as((source, model, mtu, vlan, link, queues) -> Standby.on(source)
                        .alias("ua-net0")
                        .model(source instanceof StandbySource.Vdpa ? VirtioModel.VIRTIO : model)
                        .mtu(number(source.takesMtu() ? mtu : Optional.empty()))
                        .vlan(vlan.map(Vlan::of))
                        .link(link)
                        .queues(number(queues))
                        .build());
        return Combinators.combine(
                        standbys,
                        primaries,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 4094).optional())
                .as((standby, source, managed, vlan) -> TeamingPair.builder()
                        .mac(MAC)
                        .standby(standby)
                        .primary(Primary.on(source)
                                .alias("ua-vf0")
                                .managed(managed || source instanceof PrimarySource.Pool)
                                .vlan(source instanceof PrimarySource.Hostdev ? Optional.empty() : vlan.map(Vlan::of)))
                        .build());
    }

    private static OptionalInt number(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aPairThatIsDescribedIsAssuredAsTheSamePair(@ForAll("pairs") TeamingPair pair) {
        DomainNics domain = DomainNics.builder()
                .machine("q35")
                .addNics(describe(pair.primary()), describe(pair.standby()))
                .build();
        assertThat(domain.pairs())
                .singleElement()
                .satisfies(found -> assertThat(found.assured()).contains(pair));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anAssuredPairBreaksNoRuleThatAPairAloneCanBreak(@ForAll("pairs") TeamingPair pair) {
        DomainNics domain = DomainNics.builder()
                .machine("q35")
                .addNics(describe(pair.standby()), describe(pair.primary()))
                .build();
        Report report = Rules.forTarget(Target.any()).check(domain);
        // These depend on where the pair is used: two halves with a VLAN each, the link's use.
        assertThat(report.codes())
                .isSubsetOf("VLANS_DIFFER", "VLAN_ON_STANDBY_ONLY", "VLAN_ON_LINUX_BRIDGE", "STANDBY_LINK_DOWN");
    }

    private static Nic describe(Standby standby) {
        StandbySource source = standby.source();
        Nic.Builder nic = Nic.builder(Nic.Element.INTERFACE, source.type())
                .mac(MAC.toString())
                .aliasText(standby.alias().value())
                .model(standby.model().text())
                .teaming(TeamingText.ofPersistent())
                .link(standby.link().map(LinkState::text))
                .vlan(standby.vlan()
                        .map(vlan -> new VlanText(List.of("" + vlan.tags().get(0)), Optional.empty())));
        standby.mtu().ifPresent(mtu -> nic.mtu("" + mtu));
        standby.queues().ifPresent(queues -> nic.queues("" + queues));
        if (source instanceof StandbySource.Ethernet ethernet) {
            nic.target(ethernet.target());
        }
        return nic.source(sourceOf(source)).build();
    }

    private static NicSource sourceOf(StandbySource source) {
        Optional<String> no = Optional.empty();
        if (source instanceof StandbySource.Bridge bridge) {
            return NicSource.ofBridge(bridge.name());
        } else if (source instanceof StandbySource.Network network) {
            return new NicSource(
                    Optional.of(network.name()), network.portgroup(), no, no, no, no, no, Optional.empty());
        } else if (source instanceof StandbySource.Direct direct) {
            Optional<String> mode = Optional.of(direct.mode().text()).filter(text -> !text.equals("vepa"));
            return new NicSource(no, no, no, Optional.of(direct.dev()), mode, no, no, Optional.empty());
        } else if (source instanceof StandbySource.VhostUser socket) {
            Optional<String> mode = Optional.of(socket.server() ? "server" : "client");
            return new NicSource(no, no, no, no, mode, Optional.of(socket.path()), no, Optional.empty());
        } else if (source instanceof StandbySource.Vdpa vdpa) {
            return new NicSource(no, no, no, Optional.of(vdpa.dev()), no, no, no, Optional.empty());
        }
        return NicSource.NONE;
    }

    private static Nic describe(Primary primary) {
        PrimarySource source = primary.source();
        boolean plain = source instanceof PrimarySource.Hostdev;
        boolean pooled = source instanceof PrimarySource.Pool;
        Nic.Builder nic = Nic.builder(
                        plain ? Nic.Element.HOSTDEV : Nic.Element.INTERFACE,
                        plain ? "pci" : pooled ? "network" : "hostdev")
                .aliasText(primary.alias().value())
                .teaming(TeamingText.ofTransient("ua-net0"))
                .managed(primary.managed() ? "yes" : "no")
                .source(pooled ? NicSource.ofNetwork("vfpool") : NicSource.ofVf(VF))
                .vlan(primary.vlan()
                        .map(vlan -> new VlanText(List.of("" + vlan.tags().get(0)), Optional.empty())));
        return plain ? nic.build() : nic.mac("52:54:0:AA:BB:1").build();
    }

    private static Nic.Builder bareStandby() {
        return Nic.builder(Nic.Element.INTERFACE, "bridge")
                .source(NicSource.ofBridge("br0"))
                .teaming(TeamingText.ofPersistent());
    }

    private static Nic.Builder goodStandby() {
        return bareStandby().mac(MAC.toString()).model("virtio").aliasText("ua-net0");
    }

    private static Nic.Builder barePrimary() {
        return Nic.builder(Nic.Element.INTERFACE, "hostdev").teaming(TeamingText.ofTransient("ua-net0"));
    }

    private static Nic.Builder goodPrimary() {
        return barePrimary().mac(MAC.toString()).aliasText("ua-vf0").source(NicSource.ofVf(VF));
    }

    private static Optional<TeamingPair> assured(Nic.Builder standby, Nic.Builder primary) {
        return new NicPair(standby.build(), primary.build()).assured();
    }

    @Example
    void aHalfThatLacksSomethingIsNotAssured() {
        assertThat(assured(goodStandby(), goodPrimary())).isPresent();
        assertThat(assured(bareStandby().mac(MAC.toString()).model("virtio"), goodPrimary()))
                .isEmpty();
        assertThat(assured(bareStandby().mac(MAC.toString()).aliasText("ua-net0"), goodPrimary()))
                .isEmpty();
        assertThat(assured(bareStandby().model("virtio").aliasText("ua-net0"), goodPrimary()))
                .isEmpty();
        assertThat(assured(goodStandby().mtu("9"), goodPrimary())).isEmpty();
        assertThat(assured(goodStandby().mtu("x"), goodPrimary())).isEmpty();
        assertThat(assured(goodStandby().queues("0x1"), goodPrimary())).isEmpty();
        assertThat(assured(goodStandby().queues("4294967295"), goodPrimary())).isEmpty();
        assertThat(assured(goodStandby(), barePrimary().mac(MAC.toString()).aliasText("ua-vf0")))
                .isEmpty();
        assertThat(assured(goodStandby(), barePrimary().aliasText("ua-vf0").source(NicSource.ofVf(VF))))
                .isEmpty();
        assertThat(assured(goodStandby(), barePrimary().mac(MAC.toString()).source(NicSource.ofVf(VF))))
                .isEmpty();
        assertThat(assured(
                        goodStandby(),
                        barePrimary()
                                .mac("52:54:00:aa:bb:02")
                                .aliasText("ua-vf0")
                                .source(NicSource.ofVf(VF))))
                .isEmpty();
        Nic.Builder usb =
                Nic.builder(Nic.Element.HOSTDEV, "usb").aliasText("ua-vf0").source(NicSource.ofVf(VF));
        assertThat(assured(goodStandby(), usb)).isEmpty();
        Nic.Builder bridged = Nic.builder(Nic.Element.INTERFACE, "bridge")
                .mac(MAC.toString())
                .aliasText("ua-vf0")
                .source(NicSource.ofBridge("br0"));
        assertThat(assured(goodStandby(), bridged)).isEmpty();
        assertThat(assured(bridged.model("virtio"), goodPrimary())).isEmpty();
        Nic.Builder odd = Nic.builder(Nic.Element.INTERFACE, "internal")
                .mac(MAC.toString())
                .model("virtio")
                .aliasText("ua-net0");
        assertThat(assured(odd, goodPrimary())).isEmpty();
    }

    @Example
    void halvesAreFoundByEitherDialectAndOnlyWhereTheyAreTwo() {
        Nic oldStandby = Nic.builder(Nic.Element.INTERFACE, "bridge")
                .aliasText("ua-net0")
                .driverFailover("on")
                .build();
        Nic oldPrimary = Nic.builder(Nic.Element.INTERFACE, "hostdev")
                .driverBackupAlias("ua-net0")
                .build();
        Nic standby = goodStandby().build();
        Nic primary = goodPrimary().build();
        assertThat(NicPair.of(List.of(oldPrimary, oldStandby))).containsExactly(new NicPair(oldStandby, oldPrimary));
        assertThat(NicPair.of(List.of(standby, primary, oldPrimary))).isEmpty();
        assertThat(NicPair.of(List.of(standby))).isEmpty();
        assertThat(NicPair.of(List.of(primary))).isEmpty();
        assertThat(oldStandby.dialects()).containsExactly(Dialect.DRIVER_ATTRIBUTES);
        assertThat(oldPrimary.dialects()).containsExactly(Dialect.DRIVER_ATTRIBUTES);
        assertThat(standby.dialects()).containsExactly(Dialect.TEAMING);
        assertThat(goodStandby().driverFailover("on").build().dialects())
                .containsExactly(Dialect.TEAMING, Dialect.DRIVER_ATTRIBUTES);
        assertThat(Nic.builder(Nic.Element.INTERFACE, "user").build().dialects())
                .isEmpty();
        assertThat(oldStandby.isStandby()).isTrue();
        assertThat(oldStandby.isPrimary()).isFalse();
        assertThat(oldPrimary.isPrimary()).isTrue();
        assertThat(Nic.builder(Nic.Element.INTERFACE, "user")
                        .driverFailover("off")
                        .build()
                        .isStandby())
                .isFalse();
    }

    @Example
    void aPairHasOneUnicastMacAndAnAliasForEachHalf() {
        Standby standby = Standby.bridge("br0").alias("ua-net0").build();
        Primary primary = Primary.vf(VF).alias("ua-vf0").build();
        TeamingPair.Builder multicast = TeamingPair.builder()
                .mac(MacAddress.parse("01:00:5e:00:00:01"))
                .standby(standby)
                .primary(primary);
        TeamingPair.Builder zero =
                TeamingPair.builder().mac(new MacAddress(0)).standby(standby).primary(primary);
        TeamingPair.Builder same = TeamingPair.builder()
                .mac(MAC)
                .standby(standby)
                .primary(Primary.pooled("p").alias("ua-net0"));
        for (TeamingPair.Builder broken : List.of(multicast, zero, same)) {
            assertThatThrownBy(broken::build).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> TeamingPair.builder().mac(MAC).build()).isInstanceOf(IllegalStateException.class);
        TeamingPair pair = TeamingPair.builder()
                .mac(MAC)
                .standby(Standby.network("lan").alias("ua-net0"))
                .primary(Primary.hostdev(VF).alias("ua-vf0"))
                .build();
        assertThat(pair.standby().source()).isEqualTo(new StandbySource.Network("lan", Optional.empty()));
        assertThat(pair.primary().source()).isEqualTo(new PrimarySource.Hostdev(VF));
        assertThat(pair.primary().managed()).isTrue();
    }

    @Example
    void aStandbysNumbersHaveRanges() {
        for (int good : List.of(68, 65535)) {
            assertThat(Standby.bridge("b").alias("ua-a").mtu(good).build().mtu())
                    .hasValue(good);
        }
        for (int bad : List.of(67, 65536)) {
            assertThatThrownBy(() -> Standby.bridge("b").alias("ua-a").mtu(bad).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("MTU " + bad);
        }
        for (int good : List.of(1, 256)) {
            assertThat(Standby.bridge("b").alias("ua-a").queues(good).build().queues())
                    .hasValue(good);
        }
        for (int bad : List.of(0, 257)) {
            assertThatThrownBy(
                            () -> Standby.bridge("b").alias("ua-a").queues(bad).build())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void aStandbyHasWhatLibvirtTakesOnItsKindOfInterface() {
        Standby.Builder mtu = Standby.on(new StandbySource.User()).alias("ua-a").mtu(1500);
        Standby.Builder model =
                Standby.on(new StandbySource.Vdpa("/dev/v")).alias("ua-a").model(VirtioModel.VIRTIO_TRANSITIONAL);
        assertThatThrownBy(mtu::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user");
        assertThatThrownBy(model::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("virtio-transitional");
    }

    @Example
    void aVfHasOneVlanAndAPlainHostdevNone() {
        Vlan trunk = new Vlan(List.of(1, 2), true);
        assertThatThrownBy(() -> Primary.vf(VF).alias("ua-a").vlan(trunk).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> Primary.hostdev(VF).alias("ua-a").vlan(Vlan.of(5)).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Primary.vf(VF).alias("ua-a").vlan(Vlan.of(5)).build().vlan()).contains(Vlan.of(5));
    }

    @Example
    void namesAreNotBlankAndFitIntoADocument() {
        for (String bad : List.of("", " ", "a\u0000", "a\ud800", "\uffff")) {
            assertThatThrownBy(() -> new StandbySource.Bridge(bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.Network(bad, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.Network("n", Optional.of(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.Direct(bad, StandbySource.DirectMode.BRIDGE))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.Ethernet(Optional.of(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.VhostUser(bad, true))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.Vdpa(bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new PrimarySource.Pool(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String good : List.of("a\tb", "a\nb", "a\rb", " a", "\ud7ff", "\ue000", "\ufffd", "\ud83d\ude00")) {
            assertThat(new StandbySource.Network(good, Optional.empty()).name()).isEqualTo(good);
            assertThat(new PrimarySource.Pool(good).network()).isEqualTo(good);
        }
    }

    @Example
    void namesThatLibvirtsSchemaRefusesAreRefused() {
        for (String name : List.of("", " ", "br 0", "br\u00e9", "a,b", "br0\n")) {
            assertThatThrownBy(() -> new StandbySource.Bridge(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.Direct(name, StandbySource.DirectMode.VEPA))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.Vdpa(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new StandbySource.Ethernet(Optional.of(name)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new StandbySource.VhostUser("run/socket", false))
                .hasMessage("the socket's path is absolute, not 'run/socket'");
        assertThat(new StandbySource.Bridge("br-ex.0:1/a\\b_").name()).isEqualTo("br-ex.0:1/a\\b_");
        assertThat(new StandbySource.Network("any thing, even \u00e9", Optional.empty()).name())
                .isEqualTo("any thing, even \u00e9");
    }
}
