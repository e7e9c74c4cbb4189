package org.netfailover.rules;

import static org.netfailover.rules.DomainSpec.IF1;
import static org.netfailover.rules.DomainSpec.IF2;
import static org.netfailover.rules.DomainSpec.domain;
import static org.netfailover.rules.DomainSpec.pair;
import static org.netfailover.rules.NicSpec.nic;
import static org.netfailover.rules.NicSpec.standby;
import static org.netfailover.rules.NicSpec.vf;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.NicSource;
import org.netfailover.model.VlanText;

/** Cases of the values that any interface has. */
final class NicCases {
    private static final Optional<String> NO = Optional.empty();

    private NicCases() {}

    private static NicSpec bridge() {
        return nic("bridge").source(NicSource.ofBridge("br0"));
    }

    private static NicSource dev(String name) {
        return new NicSource(NO, NO, NO, Optional.of(name), NO, NO, NO, Optional.empty());
    }

    private static DomainSpec mtu(NicSpec nic, String text) {
        return domain(nic.with(b -> b.mtu(text)));
    }

    private static DomainSpec link(String text) {
        return domain(bridge().with(b -> b.link(text)));
    }

    private static DomainSpec vlan(String... tags) {
        return domain(bridge().with(b -> b.vlan(new VlanText(List.of(tags), Optional.empty()))));
    }

    static List<RuleCase> all() {
        return List.of(
                RuleCase.of("MAC_MALFORMED")
                        .breaks(domain(bridge().mac("52-54-00-aa-bb-01")), IF1 + "/mac")
                        .breaks(domain(bridge().mac("52:54:00:aa:bb")), IF1 + "/mac")
                        .breaks(domain(bridge().mac("")), IF1 + "/mac")
                        .breaks(domain(standby().mac("52:54:00:aa:bb:01x"), vf()), IF1 + "/mac")
                        .keeps(
                                domain(bridge().mac("2:4:0:a:b:1")),
                                domain(bridge().mac("52:54:00:AA:BB:01 and more")),
                                domain(bridge().mac("00:00:00:00:00:00")),
                                domain(bridge())),
                RuleCase.of("MAC_MULTICAST")
                        .breaks(domain(bridge().mac("01:00:5e:00:00:01")), IF1 + "/mac")
                        .breaks(domain(bridge().mac("ff:ff:ff:ff:ff:ff")), IF1 + "/mac")
                        .keeps(domain(bridge().mac("fe:ff:ff:ff:ff:ff"))),
                RuleCase.of("MTU_NOT_SUPPORTED")
                        .breaks(domain(standby(), vf().with(b -> b.mtu("1500"))), IF2 + "/mtu")
                        .breaks(mtu(nic("user"), "1500"), IF1 + "/mtu")
                        .breaks(mtu(nic("user").with(b -> b.backend("other")), "1500"), IF1 + "/mtu")
                        .breaks(mtu(nic("direct").source(dev("eth0")), " 01500"), IF1 + "/mtu")
                        .keeps(
                                mtu(bridge(), "9000"),
                                mtu(nic("ethernet"), "9000"),
                                mtu(nic("user").with(b -> b.backend("passt")), "1500"),
                                domain(standby(), vf().with(b -> b.mtu("0")))),
                RuleCase.of("MTU_MALFORMED")
                        .breaks(mtu(bridge(), "0x5dc"), IF1 + "/mtu")
                        .breaks(mtu(bridge(), "1500 "), IF1 + "/mtu")
                        .breaks(mtu(bridge(), "4294967296"), IF1 + "/mtu")
                        .keeps(mtu(bridge(), " +1500"), mtu(bridge(), "4294967295")),
                RuleCase.of("LINK_STATE_UNKNOWN")
                        .breaks(link("default"), IF1 + "/link")
                        .breaks(link("Up"), IF1 + "/link")
                        .keeps(link("up"), link("down")),
                RuleCase.of("MODEL_MALFORMED")
                        .breaks(domain(bridge().model(" virtio")), IF1 + "/model")
                        .breaks(domain(bridge().model("virtio\u00e9")), IF1 + "/model")
                        .breaks(domain(bridge().model("a.b")), IF1 + "/model")
                        .keeps(domain(bridge().model("Zz9_-")), domain(bridge())),
                RuleCase.of("INTERFACE_TYPE_UNKNOWN")
                        .breaks(domain(nic("Bridge")), IF1)
                        .breaks(mtu(nic(""), "1500"), IF1)
                        .keeps(domain(nic("user")), domain(nic("vds"))),
                RuleCase.of("INTERFACE_SOURCE_MISSING")
                        .breaks(domain(nic("bridge")), IF1 + "/source")
                        .breaks(domain(nic("network").source(NicSource.ofBridge("br0"))), IF1 + "/source")
                        .breaks(domain(nic("direct")), IF1 + "/source")
                        .breaks(domain(nic("vdpa")), IF1 + "/source")
                        .keeps(
                                domain(bridge()),
                                domain(nic("network").source(NicSource.ofNetwork(""))),
                                domain(nic("direct").source(dev("eth0"))),
                                domain(nic("vdpa").source(dev("/dev/vhost-vdpa-0")))),
                RuleCase.of("VLAN_MALFORMED")
                        .breaks(vlan("4096"), IF1 + "/vlan")
                        .breaks(vlan(), IF1 + "/vlan")
                        .breaks(vlan("1", ""), IF1 + "/vlan")
                        .breaks(vlan("0x10"), IF1 + "/vlan")
                        .keeps(vlan("4095"), vlan("0", "1"), pair()));
    }
}
