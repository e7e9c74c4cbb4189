package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.HOSTDEV1;
import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.pooled;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.Guest;
import org.netfailover.model.QosText;
import org.netfailover.model.Version;

/** Cases of versions, guests and the platforms above libvirt. */
final class GuestCases {
    private GuestCases() {}

    private static Target.Builder libvirt(int major, int minor, int micro) {
        return Target.builder().libvirt(Version.of(major, minor, micro));
    }

    private static Target.Builder qemu(int major, int minor, int micro) {
        return Target.builder().qemu(Version.of(major, minor, micro));
    }

    private static Target.Builder guest(String guest) {
        return Target.builder().guest(Guest.parse(guest));
    }

    private static Target.Builder windows(boolean protocolDriver) {
        return Target.builder().guest(new Guest.Windows(Version.of(0, 1, 240), Optional.of(protocolDriver)));
    }

    private static Target.Builder ovirt() {
        return Target.builder().ovirt(true);
    }

    private static QosText qos() {
        return new QosText(Optional.empty(), Optional.empty());
    }

    /** The same domain kept on another target. */
    private static Checkable on(Target.Builder target, Checkable subject) {
        Rules rules = Rules.forTarget(target.build());
        return given -> subject.check(rules);
    }

    private static DomainSpec plainNic() {
        return domain(nic("user"));
    }

    static List<RuleCase> all() {
        return List.of(
                RuleCase.of("LIBVIRT_WITHOUT_TEAMING")
                        .on(libvirt(6, 0, 99))
                        .breaks(pair(), IF1 + "/teaming", IF2 + "/teaming")
                        .keeps(plainNic(), on(libvirt(6, 1, 0), pair())),
                RuleCase.of("LIBVIRT_WITHOUT_HOSTDEV_TEAMING")
                        .on(libvirt(7, 0, 0))
                        .breaks(domain(standby(), hostdev()), HOSTDEV1 + "/teaming")
                        .keeps(pair(), on(libvirt(7, 1, 0), domain(standby(), hostdev()))),
                RuleCase.of("QEMU_WITHOUT_FAILOVER")
                        .on(qemu(4, 1, 9))
                        .breaks(pair(), IF1, IF2)
                        .keeps(plainNic(), on(qemu(4, 2, 0), pair())),
                RuleCase.of("QEMU_DOES_NOT_AWAIT_UNPLUG")
                        .on(qemu(6, 1, 1))
                        .breaks(pair(), "/domain/os/type")
                        .keeps(
                                plainNic(),
                                pair().machine("virt"),
                                on(qemu(6, 0, 0), pair()),
                                on(qemu(6, 2, 0), pair())),
                RuleCase.of("GUEST_KERNEL_TOO_OLD")
                        .on(guest("linux:4.17"))
                        .breaks(pair(), IF1)
                        .keeps(plainNic(), on(guest("linux:4.18"), pair()), on(guest("windows:0.1.189"), pair())),
                RuleCase.of("GUEST_DRIVERS_TOO_OLD")
                        .on(guest("windows:0.1.188"))
                        .breaks(pair(), IF1)
                        .keeps(plainNic(), on(guest("windows:0.1.189"), pair()), on(guest("linux:6.1"), pair())),
                RuleCase.of("GUEST_WITHOUT_PROTOCOL_DRIVER")
                        .on(windows(false))
                        .breaks(pair(), IF1)
                        .keeps(plainNic(), on(windows(true), pair()), on(guest("linux:6.1"), pair())),
                RuleCase.of("STANDBY_LINK_DOWN")
                        .breaks(domain(standby().with(b -> b.link("down")), vf()), IF1 + "/link")
                        .keeps(
                                domain(standby().with(b -> b.link("up")), vf().with(b -> b.link("down"))),
                                domain(nic("user").with(b -> b.link("down")))),
                RuleCase.of("CLUSTER_LEVEL_WITHOUT_FAILOVER")
                        .on(ovirt().clusterLevel(Version.parse("4.5")))
                        .breaks(pair(), IF1)
                        .keeps(plainNic(), on(ovirt().clusterLevel(Version.parse("4.6")), pair())),
                RuleCase.of("PASSTHROUGH_NIC_WITH_QOS")
                        .on(ovirt())
                        .breaks(domain(standby(), vf().with(b -> b.qos(qos()))), IF2 + "/bandwidth")
                        .breaks(domain(standby(), pooled().with(b -> b.qos(qos()))), IF2 + "/bandwidth")
                        .keeps(domain(standby().with(b -> b.qos(qos())), vf())),
                RuleCase.of("PASSTHROUGH_NIC_WITH_FILTER")
                        .on(ovirt())
                        .breaks(domain(standby(), vf().with(b -> b.filter("f"))), IF2 + "/filterref")
                        .keeps(domain(standby().with(b -> b.filter("f")), vf())),
                RuleCase.of("PASSTHROUGH_NIC_ISOLATED")
                        .on(ovirt())
                        .breaks(domain(standby(), vf().with(b -> b.isolated("yes"))), IF2 + "/port")
                        .keeps(
                                domain(standby().with(b -> b.isolated("yes")), vf()),
                                domain(standby(), vf().with(b -> b.isolated("no")))),
                RuleCase.of("PASSTHROUGH_NIC_UNLINKED")
                        .on(ovirt())
                        .breaks(domain(standby(), vf().with(b -> b.link("down"))), IF2 + "/link")
                        .keeps(
                                domain(standby(), vf().with(b -> b.link("up"))),
                                domain(nic("user").with(b -> b.link("down")))),
                RuleCase.of("VDSM_CANNOT_MATCH")
                        .on(ovirt())
                        .breaks(domain(standby(), hostdev()), HOSTDEV1 + "/teaming")
                        .breaks(domain(standby(), vf().noAlias()), IF2 + "/teaming", "PRIMARY_WITHOUT_ALIAS " + IF2)
                        .keeps(pair(), plainNic()),
                RuleCase.of("NOVA_LEAVES_INTERFACE")
                        .on(Target.builder().nova(true))
                        .breaks(pair(), IF2 + "/source/address")
                        .keeps(domain(standby(), hostdev()), on(Target.builder(), pair())));
    }
}
