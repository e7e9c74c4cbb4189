package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.HOSTDEV1;
import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.IF3;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.hostdev;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.plain;
import static org.netfailover.rules.NicSpec.pooled;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.NicSource;
import org.netfailover.model.TeamingText;

/** Cases of what libvirt says of teaming and aliases, and of the other dialect. */
final class TeamingCases {
    private static final Optional<String> NO = Optional.empty();

    private TeamingCases() {}

    private static TeamingText teaming(Optional<String> type, Optional<String> persistent) {
        return new TeamingText(type, persistent, 1, List.of());
    }

    private static NicSpec usb(TeamingText teaming) {
        return plain("usb").alias("ua-usb0").teaming(teaming);
    }

    static List<RuleCase> all() {
        return List.of(
                RuleCase.of("TEAMING_TYPE_UNKNOWN")
                        .breaks(domain(standby().teaming(teaming(Optional.of("primary"), NO))), IF1 + "/teaming")
                        .breaks(domain(standby(), vf().teaming(teaming(NO, Optional.of("ua-net0")))), IF2 + "/teaming")
                        .breaks(
                                domain(standby().teaming(teaming(Optional.of("Persistent"), NO)), vf()),
                                IF1 + "/teaming")
                        .breaks(
                                domain(
                                        standby(),
                                        hostdev().teaming(teaming(Optional.of("none"), Optional.of("ua-net0")))),
                                HOSTDEV1 + "/teaming")
                        .keeps(pair(), domain(standby(), hostdev()), domain(standby(), pooled())),
                RuleCase.of("TRANSIENT_WITHOUT_REFERENCE")
                        .breaks(domain(vf().teaming(teaming(Optional.of("transient"), NO))), IF1 + "/teaming")
                        .keeps(pair()),
                RuleCase.of("PERSISTENT_WITH_REFERENCE")
                        .breaks(
                                domain(
                                        standby().teaming(teaming(Optional.of("persistent"), Optional.of("ua-vf0"))),
                                        vf()),
                                IF1 + "/teaming")
                        .keeps(pair()),
                RuleCase.of("STANDBY_NOT_VIRTIO")
                        .breaks(domain(standby().model("e1000"), vf()), IF1 + "/model")
                        .breaks(domain(standby().noModel(), vf()), IF1 + "/model")
                        .breaks(domain(standby().model("virtio-net"), vf()), IF1 + "/model")
                        .keeps(
                                domain(standby().model("virtio-transitional"), vf()),
                                domain(standby().model("virtio-non-transitional"), vf()),
                                domain(standby().model("VIRTIO"), vf()),
                                domain(standby().type("vdpa").noModel().source(dev("/dev/vhost-vdpa-0")), vf())),
                RuleCase.of("TRANSIENT_NOT_HOSTDEV")
                        .breaks(domain(standby(), vf().type("bridge").source(NicSource.ofBridge("br0"))), IF2)
                        .breaks(domain(standby(), vf().type("user").source(NicSource.NONE)), IF2)
                        .keeps(pair(), domain(standby(), pooled())),
                RuleCase.of("HOSTDEV_NOT_TRANSIENT")
                        .breaks(
                                domain(hostdev().teaming(TeamingText.ofPersistent())),
                                HOSTDEV1 + "/teaming",
                                "STANDBY_WITHOUT_PRIMARY " + HOSTDEV1)
                        .keeps(domain(standby(), hostdev())),
                RuleCase.of("HOSTDEV_WITHOUT_REFERENCE")
                        .breaks(domain(hostdev().teaming(teaming(Optional.of("transient"), NO))), HOSTDEV1 + "/teaming")
                        .keeps(domain(standby(), hostdev())),
                RuleCase.of("HOSTDEV_NOT_PCI")
                        .breaks(domain(standby(), usb(TeamingText.ofTransient("ua-net0"))), HOSTDEV1)
                        .breaks(domain(standby(), hostdev().with(b -> b.mode("capabilities"))), HOSTDEV1)
                        .keeps(
                                domain(usb(TeamingText.NONE)),
                                domain(standby(), hostdev().with(b -> b.mode("subsystem")))),
                RuleCase.of("TEAMING_EMPTY")
                        .breaks(domain(nic("user").teaming(teaming(NO, NO))), IF1 + "/teaming")
                        .breaks(domain(standby().teaming(teaming(NO, NO)), vf()), IF1 + "/teaming")
                        .keeps(domain(nic("user")), pair()),
                RuleCase.of("TEAMING_REPEATED")
                        .breaks(
                                domain(
                                        standby().teaming(new TeamingText(Optional.of("persistent"), NO, 2, List.of())),
                                        vf()),
                                IF1 + "/teaming")
                        .keeps(pair()),
                RuleCase.of("TEAMING_PARTS_IGNORED")
                        .breaks(
                                domain(
                                        standby()
                                                .teaming(new TeamingText(
                                                        Optional.of("persistent"), NO, 1, List.of("@mode", "driver"))),
                                        vf()),
                                IF1 + "/teaming",
                                IF1 + "/teaming")
                        .keeps(pair()),
                RuleCase.of("TEAMING_MISPLACED")
                        .breaks(pair().stray("/domain/devices/disk/teaming"), "/domain/devices/disk/teaming")
                        .keeps(pair()),
                RuleCase.of("ALIAS_TWICE")
                        .breaks(pair().device("disk", "ua-net0"), IF1 + "/alias")
                        .breaks(domain(standby(), vf(), nic("user").alias("ua-vf0")), IF3 + "/alias")
                        .breaks(
                                domain().device("disk", "ua-a").device("controller", "ua-a"),
                                "/domain/devices/controller/alias")
                        .breaks(domain(nic("user").alias("ua-a")).device("serial", "ua-a"), IF1 + "/alias")
                        .keeps(
                                pair().device("disk", "ua-NET0"),
                                pair().device("disk", "virtio-disk0").device("disk", "virtio-disk0"),
                                domain().device("serial", "ua-a").device("console", "ua-a"),
                                domain().device("console", "ua-a").device("serial", "ua-a")),
                RuleCase.of("STANDBY_ALIAS_DROPPED")
                        .breaks(domain(standby().alias("UA-net0"), vf().refersTo("UA-net0")), IF1 + "/alias")
                        .breaks(domain(standby().alias("ua-net.0")), IF1 + "/alias")
                        .breaks(domain(standby().alias("net0"), vf().refersTo("net0")), IF1 + "/alias")
                        .breaks(domain(nic("user").alias("backup0"), vf().refersTo("backup0")), IF1 + "/alias")
                        .keeps(pair()),
                RuleCase.of("ALIAS_DROPPED")
                        .breaks(domain(standby(), vf().alias("vf.0")), IF2 + "/alias")
                        .breaks(domain(nic("user").alias("UA_x")), IF1 + "/alias")
                        .breaks(domain(standby(), vf().alias("net")), IF2 + "/alias")
                        .breaks(domain(standby(), vf().alias("hostdev1x")), IF2 + "/alias")
                        .keeps(
                                domain(standby(), vf().alias("hostdev0")),
                                domain(standby(), vf().alias("net12")),
                                domain(nic("user").alias("net0")),
                                domain(nic("user").alias("whatever.it.is")),
                                domain(nic("user"))),
                RuleCase.of("ALIAS_IS_PREFIX_ONLY")
                        .breaks(domain(standby().alias("ua-"), vf().refersTo("ua-")), IF1 + "/alias")
                        .keeps(pair(), domain(nic("user").alias("ua-"))),
                RuleCase.of("STANDBY_WITHOUT_ALIAS")
                        .breaks(domain(standby().noAlias()), IF1 + "/alias")
                        .breaks(domain(standby().alias("net0")), IF1 + "/alias")
                        .keeps(pair()),
                RuleCase.of("PRIMARY_WITHOUT_ALIAS")
                        .breaks(domain(standby(), vf().noAlias()), IF2)
                        .keeps(pair(), domain(standby(), vf().alias("hostdev0"))),
                RuleCase.of("DRIVER_FAILOVER_DROPPED")
                        .breaks(domain(standby().noTeaming().with(b -> b.driverFailover("on")), vf()), IF1 + "/driver")
                        .breaks(domain(nic("user").with(b -> b.driverFailover("off"))), IF1 + "/driver")
                        .keeps(pair()),
                RuleCase.of("DRIVER_BACKUP_ALIAS_DROPPED")
                        .breaks(
                                domain(standby(), vf().noTeaming().with(b -> b.driverBackupAlias("ua-net0"))),
                                IF2 + "/driver")
                        .keeps(pair()),
                RuleCase.of("DRIVER_ATTRIBUTES_BESIDE_TEAMING")
                        .breaks(domain(standby().with(b -> b.driverFailover("on")), vf()), IF1 + "/driver")
                        .breaks(domain(standby(), vf().with(b -> b.driverBackupAlias("ua-net0"))), IF2 + "/driver")
                        .keeps(pair()),
                RuleCase.of("DIALECTS_CONTRADICT")
                        .breaks(
                                domain(standby(), vf().with(b -> b.driverBackupAlias("ua-other"))),
                                IF2 + "/driver",
                                "DRIVER_ATTRIBUTES_BESIDE_TEAMING " + IF2 + "/driver")
                        .breaks(
                                domain(standby().with(b -> b.driverFailover("off")), vf()),
                                IF1 + "/driver",
                                "DRIVER_ATTRIBUTES_BESIDE_TEAMING " + IF1 + "/driver")
                        .keeps(pair()));
    }

    private static NicSource dev(String name) {
        return new NicSource(NO, NO, NO, Optional.of(name), NO, NO, NO, Optional.empty());
    }
}
