package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.HOSTDEV1;
import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.plain;
import static org.netfailover.rules.NicSpec.pooled;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Strategy;
import org.netfailover.model.TeamingText;
import org.netfailover.model.Version;
import org.netfailover.model.VfMapping;
import org.netfailover.model.VfRequest;
import org.netfailover.model.VirtualFunction;

/** Cases of updates and moves. */
final class MoveCases {
    private static final String ENTRY1 = "/map/entry[1]";
    private static final String ENTRY2 = "/map/entry[2]";
    private static final String REQUEST1 = "/requests/request[1]";
    private static final String REQUEST2 = "/requests/request[2]";
    private static final PciAddress VF = PciAddress.parse("b3:02.3");

    private MoveCases() {}

    private static Checkable update(DomainSpec before, DomainSpec after) {
        return rules -> rules.checkUpdate(before.build(), after.build());
    }

    private static Checkable to(DomainSpec before, DomainSpec after, VfMapping... map) {
        return move(before, b -> b.after(after.build()).addMap(map));
    }

    private static Checkable move(DomainSpec before, UnaryOperator<Move.Builder> more) {
        return rules -> rules.checkMove(more.apply(Move.of(before.build())).build());
    }

    private static Checkable mapped(DomainSpec before, VfMapping... map) {
        return move(before, b -> b.addMap(map));
    }

    private static VfMapping entry(String source, String destination) {
        return new VfMapping(source, destination);
    }

    private static VfRequest request(String source, LiveMigratable wanted) {
        return new VfRequest(PciAddress.parse(source), wanted, false);
    }

    private static Checkable requested(VfRequest... requests) {
        return move(domain(hostdev().noTeaming()), b -> b.addRequests(requests));
    }

    private static Target.Builder host(VirtualFunction.Builder... functions) {
        HostInventory.Builder host = HostInventory.named("b").addPciDevices(PciAddress.parse("05:00.0"));
        for (VirtualFunction.Builder function : functions) {
            host.addFunctions(function.build());
        }
        return Target.builder().host(host.build());
    }

    private static VirtualFunction.Builder function(String address, LiveMigratable migratable) {
        return VirtualFunction.at(PciAddress.parse(address)).liveMigratable(migratable);
    }

    private static Checkable on(Target.Builder target, Checkable subject) {
        Rules rules = Rules.forTarget(target.build());
        return given -> subject.check(rules);
    }

    private static DomainSpec two() {
        return domain(hostdev().noTeaming(), plain("pci").vf("b3:02.4"));
    }

    static List<RuleCase> all() {
        return Stream.of(updates(), destinations(), maps(), hosts(), requests())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RuleCase> updates() {
        return List.of(RuleCase.of("UPDATE_DROPS_TEAMING")
                .breaks(update(pair(), domain(standby().noTeaming())), IF1)
                .breaks(update(pair(), domain(vf().noTeaming().noAlias())), IF1)
                .breaks(update(domain(hostdev().noAlias()), domain(plain("pci"))), HOSTDEV1)
                .keeps(
                        update(pair(), domain(standby().with(b -> b.link("down")))),
                        update(pair(), domain(nic("user"))),
                        update(domain(nic("user")), domain(standby()))));
    }

    private static List<RuleCase> destinations() {
        return List.of(
                RuleCase.of("DESTINATION_DROPS_TEAMING")
                        .breaks(to(pair(), domain(standby().noTeaming(), vf())), IF1)
                        .keeps(to(pair(), pair())),
                RuleCase.of("DESTINATION_CHANGES_TEAMING")
                        .breaks(to(pair(), domain(standby(), vf().refersTo("ua-x"))), IF2 + "/teaming")
                        .breaks(
                                to(domain(nic("user")), domain(nic("user").teaming(standbyTeaming()))),
                                IF1 + "/teaming")
                        .keeps(to(pair(), pair())),
                RuleCase.of("DESTINATION_DROPS_NIC")
                        .breaks(to(pair(), domain(standby())), IF2)
                        .breaks(to(domain(nic("user")), domain(plain("usb"))), IF1, "DESTINATION_ADDS_NIC " + HOSTDEV1)
                        .breaks(PassageCases.withoutPrimary(Strategy.AUTOMATIC_FAILOVER), IF2)
                        .keeps(
                                to(pair(), domain(vf(), standby())),
                                PassageCases.withoutPrimary(Strategy.EXPLICIT_FAILOVER)),
                RuleCase.of("DESTINATION_ADDS_NIC")
                        .breaks(to(domain(standby()), pair()), IF2)
                        .breaks(PassageCases.withPrimary(Strategy.EXPLICIT_FAILOVER), IF2)
                        .keeps(
                                to(pair(), domain(vf(), standby())),
                                PassageCases.withPrimary(Strategy.AUTOMATIC_FAILOVER)),
                RuleCase.of("DESTINATION_CHANGES_MAC")
                        .breaks(to(pair(), domain(standby().mac("52:54:00:aa:bb:0f"), vf())), IF1 + "/mac")
                        .breaks(to(pair(), domain(standby().noMac(), vf())), IF1 + "/mac")
                        .keeps(to(pair(), domain(standby().mac("52:54:00:AA:BB:01"), vf()))),
                RuleCase.of("DESTINATION_CHANGES_GUEST_ADDRESS")
                        .breaks(
                                to(
                                        domain(standby().at("0", "3")),
                                        domain(standby().at("0", "4"))),
                                IF1 + "/address")
                        .breaks(to(domain(standby().at("0", "3")), domain(standby())), IF1 + "/address")
                        .keeps(to(
                                domain(standby().at("0", "3")), domain(standby().at("0", "0x3", "0", "0")))),
                RuleCase.of("DESTINATION_VF_NOT_AS_MAPPED")
                        .breaks(to(pair(), pair(), entry("b3:02.3", "b3:02.5")), IF2 + "/source/address")
                        .breaks(
                                to(
                                        two(),
                                        domain(
                                                hostdev().noTeaming().vf("b3:02.5"),
                                                plain("pci").vf("b3:02.5")),
                                        entry("b3:02.3", "b3:02.4"),
                                        entry("b3:02.4", "b3:02.5")),
                                HOSTDEV1 + "/source/address")
                        .keeps(
                                to(pair(), domain(standby(), vf().vf("b3:02.5")), entry("b3:02.3", "b3:02.5")),
                                to(
                                        two(),
                                        domain(
                                                hostdev().noTeaming().vf("b3:02.4"),
                                                plain("pci").vf("b3:02.5")),
                                        entry("b3:02.3", "b3:02.4"),
                                        entry("b3:02.4", "b3:02.5"))));
    }

    private static TeamingText standbyTeaming() {
        return TeamingText.ofPersistent();
    }

    private static List<RuleCase> maps() {
        return List.of(
                RuleCase.of("MAP_ADDRESS_MALFORMED")
                        .breaks(mapped(pair(), entry("b3:02.3", "b3:02.5"), entry("zz", "b3:02.6")), ENTRY2)
                        .breaks(mapped(pair(), entry("b3:02.3", "b3:02.8")), ENTRY1)
                        .keeps(mapped(pair(), entry("0x0000:0xb3:0x02.0x3", "0000:B3:02.5"))),
                RuleCase.of("MAP_SOURCE_TWICE")
                        .breaks(mapped(pair(), entry("b3:02.3", "b3:02.5"), entry("0000:B3:02.3", "b3:02.6")), ENTRY2)
                        .keeps(mapped(two(), entry("b3:02.3", "b3:02.4"), entry("b3:02.4", "b3:02.3"))),
                RuleCase.of("MAP_DESTINATION_TWICE")
                        .breaks(mapped(two(), entry("b3:02.3", "b3:02.5"), entry("b3:02.4", "b3:2.5")), ENTRY2)
                        .keeps(mapped(two(), entry("b3:02.3", "b3:02.5"), entry("b3:02.4", "b3:02.6"))),
                RuleCase.of("MAP_ENTRY_UNMATCHED")
                        .breaks(mapped(domain(standby(), pooled()), entry("b3:02.3", "b3:02.5")), ENTRY1)
                        .keeps(mapped(pair(), entry("b3:02.3", "b3:02.5"))),
                RuleCase.of("MAP_ENTRY_AMBIGUOUS")
                        .breaks(mapped(domain(vf(), plain("pci").vf("b3:02.3")), entry("b3:02.3", "b3:02.5")), ENTRY1)
                        .keeps(mapped(pair(), entry("b3:02.3", "b3:02.5"))),
                RuleCase.of("VF_NOT_MAPPED")
                        .breaks(mapped(two(), entry("b3:02.3", "b3:02.5")), "/domain/devices/hostdev[2]/source/address")
                        .breaks(
                                mapped(
                                        domain(standby(), vf(), plain("pci").vf("b3:02.4")),
                                        entry("b3:02.4", "b3:02.5")),
                                IF2 + "/source/address")
                        .keeps(
                                mapped(two()),
                                mapped(
                                        domain(
                                                vf(),
                                                pooled().actual(
                                                                "hostdev",
                                                                NicSource.ofVf(PciAddress.parse("b3:02.6")))),
                                        entry("b3:02.3", "b3:02.5"))));
    }

    private static List<RuleCase> hosts() {
        return List.of(
                RuleCase.of("MAP_DESTINATION_NOT_PRESENT")
                        .on(host(function("b3:02.5", LiveMigratable.UNSET)))
                        .breaks(mapped(pair(), entry("b3:02.3", "b3:02.6")), ENTRY1)
                        .breaks(mapped(pair(), entry("b3:02.3", "05:00.0")), ENTRY1)
                        .keeps(mapped(pair(), entry("b3:02.3", "b3:02.5"))),
                RuleCase.of("MAP_DESTINATION_NOT_FREE")
                        .on(host(function("b3:02.5", LiveMigratable.UNSET).heldBy("other")))
                        .breaks(mapped(pair(), entry("b3:02.3", "b3:02.5")), ENTRY1)
                        .keeps(mapped(pair())),
                RuleCase.of("MAP_DESTINATION_NOT_ADMITTED")
                        .on(host(
                                function("b3:02.4", LiveMigratable.YES),
                                function("b3:02.5", LiveMigratable.UNSET),
                                function("b3:02.6", LiveMigratable.YES)))
                        .breaks(wanted(LiveMigratable.YES, "b3:02.5"), REQUEST1)
                        .breaks(wanted(LiveMigratable.NO, "b3:02.4"), REQUEST1, "REQUEST_FORBIDS_MIGRATION " + REQUEST1)
                        .keeps(wanted(LiveMigratable.YES, "b3:02.4")),
                RuleCase.of("NO_MIGRATABLE_VF_FREE")
                        .on(host(
                                function("b3:02.4", LiveMigratable.YES),
                                function("b3:02.5", LiveMigratable.NO),
                                function("b3:02.6", LiveMigratable.YES).inBond(true),
                                function("b3:02.7", LiveMigratable.YES).heldBy("other")))
                        .breaks(
                                requested(
                                        request("b3:02.3", LiveMigratable.YES), request("b3:02.5", LiveMigratable.YES)),
                                REQUEST2)
                        .breaks(
                                on(
                                        host(function("b3:02.5", LiveMigratable.NO)),
                                        requested(
                                                request("b3:02.3", LiveMigratable.YES),
                                                request("b3:02.5", LiveMigratable.YES))),
                                REQUEST1,
                                REQUEST2)
                        .keeps(requested(request("b3:02.3", LiveMigratable.YES))));
    }

    private static Checkable wanted(LiveMigratable wanted, String destination) {
        return move(
                domain(hostdev().noTeaming()),
                b -> b.addRequests(request("b3:02.3", wanted)).addMap(entry("b3:02.3", destination)));
    }

    private static List<RuleCase> requests() {
        VfRequest migratable = request("b3:02.3", LiveMigratable.YES);
        Checkable variant = requested(migratable);
        Checkable port = move(
                two(),
                b -> b.addRequests(new VfRequest(VF, LiveMigratable.UNSET, true))
                        .addMap(entry("b3:02.4", "b3:02.5"))
                        .postCopy(true));
        return List.of(
                RuleCase.of("REQUEST_FORBIDS_MIGRATION")
                        .breaks(requested(request("b3:02.3", LiveMigratable.NO)), REQUEST1)
                        .keeps(on(Target.builder(), variant)),
                RuleCase.of("REQUEST_LEAVES_MIGRATION_OPEN")
                        .breaks(
                                on(Target.builder(), requested(migratable, request("b3:02.4", LiveMigratable.UNSET))),
                                REQUEST2)
                        .keeps(on(Target.builder(), variant)),
                RuleCase.of("PORT_VF_DETACHED")
                        .breaks(port, REQUEST1)
                        .breaks(requested(new VfRequest(VF, LiveMigratable.NO, true)), REQUEST1)
                        .breaks(requested(new VfRequest(VF, LiveMigratable.YES, true)), REQUEST1)
                        .keeps(on(Target.builder(), variant)),
                RuleCase.of("LIBVIRT_WITHOUT_VARIANT_DRIVERS")
                        .on(versions("9.10.0", "8.2.2"))
                        .breaks(variant, REQUEST1)
                        .breaks(PassageCases.variant(b -> b), HOSTDEV1)
                        .breaks(
                                on(
                                        versions("10.0.0", "8.2.2"),
                                        PassageCases.variant(b -> b.libvirt(Version.of(9, 0, 0)))),
                                HOSTDEV1)
                        .keeps(
                                on(versions("10.0.0", "8.2.2"), variant),
                                on(
                                        versions("10.0.0", "8.2.2"),
                                        PassageCases.variant(b -> b.libvirt(Version.of(10, 0, 0))))),
                RuleCase.of("QEMU_WITHOUT_VARIANT_DRIVERS")
                        .on(versions("10.0.0", "8.2.1"))
                        .breaks(variant, REQUEST1)
                        .breaks(PassageCases.variant(b -> b), HOSTDEV1)
                        .breaks(
                                on(versions("10.0.0", "8.2.2"), PassageCases.variant(b -> b.qemu(Version.of(8, 2, 1)))),
                                HOSTDEV1)
                        .keeps(
                                on(versions("10.0.0", "8.2.2"), variant),
                                on(
                                        versions("10.0.0", "8.2.2"),
                                        PassageCases.variant(b -> b.qemu(Version.of(8, 2, 2))))),
                RuleCase.of("POST_COPY_WITH_VARIANT_DRIVER")
                        .on(Target.builder())
                        .breaks(
                                move(
                                        domain(hostdev().noTeaming()),
                                        b -> b.addRequests(migratable).postCopy(true)),
                                "/domain")
                        .breaks(PassageCases.variantByPostCopy(), "/domain")
                        .keeps(variant, move(domain(hostdev().noTeaming()), b -> b.postCopy(true))));
    }

    private static Target.Builder versions(String libvirt, String qemu) {
        return Target.builder().libvirt(Version.parse(libvirt)).qemu(Version.parse(qemu));
    }
}
