package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.Quoted;
import org.netfailover.model.VlanText;

/** What libvirt refuses about the values of any interface. */
final class LibvirtNicRules {
    private static final String SOURCE = "libvirt 9.0.0, as its daemon answers a definition";
    private static final Set<String> TYPES = Set.of(
            "user",
            "ethernet",
            "vhostuser",
            "server",
            "client",
            "mcast",
            "network",
            "bridge",
            "internal",
            "direct",
            "hostdev",
            "udp",
            "vdpa",
            "null",
            "vds");
    private static final Set<String> TYPES_WITH_MTU = Set.of("network", "bridge", "ethernet", "vhostuser");

    private LibvirtNicRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(
                macMalformed(),
                macMulticast(),
                mtuNotSupported(),
                mtuMalformed(),
                linkUnknown(),
                modelInvalid(),
                typeUnknown(),
                sourceMissing(),
                vlanMalformed());
    }

    private static Bound<DomainFacts> macMalformed() {
        return Rule.error("MAC_MALFORMED", LIBVIRT)
                .requirement("A MAC address is six octets separated by colons.")
                .says("XML error: unable to parse mac address '…'")
                .remedy("write it like 52:54:00:aa:bb:01")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (nic.mac() == null && nic.nic().mac().isPresent()) {
                        sink.at(
                                nic,
                                "mac",
                                "the MAC address is "
                                        + Quoted.of(nic.nic().mac().get()));
                    }
                });
    }

    private static Bound<DomainFacts> macMulticast() {
        return Rule.error("MAC_MULTICAST", LIBVIRT)
                .requirement("The MAC address of a NIC is unicast: the lowest bit of its first octet is 0.")
                .says("XML error: expected unicast mac address, found multicast '…'")
                .remedy("use an even first octet, such as 52")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    MacAddress mac = nic.mac();
                    if (mac != null && mac.isMulticast()) {
                        sink.at(nic, "mac", "the MAC address is " + mac);
                    }
                });
    }

    private static Bound<DomainFacts> mtuNotSupported() {
        return Rule.error("MTU_NOT_SUPPORTED", LIBVIRT)
                .since(3, 1, 0)
                .requirement("An MTU is set on an interface of type network, bridge, ethernet or vhostuser, or of type"
                        + " user by passt.")
                .says("unsupported configuration: setting MTU on interface type … is not supported yet")
                .remedy("remove <mtu>; the MTU of a VF is that of its PF")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (nic.nic().mtuBytes().isPresent() && !takesMtu(nic.nic())) {
                        sink.at(
                                nic,
                                "mtu",
                                "an MTU is set on an interface of type "
                                        + Quoted.of(nic.nic().type()));
                    }
                });
    }

    private static boolean takesMtu(Nic nic) {
        boolean passt = nic.type().equals("user")
                && nic.backend().isPresent()
                && nic.backend().get().equals("passt");
        return passt || !TYPES.contains(nic.type()) || TYPES_WITH_MTU.contains(nic.type());
    }

    private static Bound<DomainFacts> mtuMalformed() {
        return Rule.error("MTU_MALFORMED", LIBVIRT)
                .since(3, 1, 0)
                .requirement("An MTU is a decimal number of bytes.")
                .says("XML error: malformed mtu size")
                .remedy("write it like <mtu size='1500'/>")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (!nic.nic().isMtuReadable()) {
                        sink.at(
                                nic,
                                "mtu",
                                "the MTU is " + Quoted.of(nic.nic().mtu().orElse("")));
                    }
                });
    }

    private static Bound<DomainFacts> linkUnknown() {
        return Rule.error("LINK_STATE_UNKNOWN", LIBVIRT)
                .requirement("A link's state is up or down.")
                .says("unsupported configuration: unknown interface link state '…'")
                .remedy("use state='up' or state='down'")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    Optional<String> link = nic.nic().link();
                    if (link.isPresent() && LinkState.find(link.get()).isEmpty()) {
                        sink.at(nic, "link", "the link's state is " + Quoted.of(link.get()));
                    }
                });
    }

    private static Bound<DomainFacts> modelInvalid() {
        return Rule.error("MODEL_MALFORMED", LIBVIRT)
                .requirement("A model's name holds letters, digits, '_' and '-'.")
                .says("invalid argument: Model name contains invalid characters")
                .remedy("use virtio, or a model that QEMU knows")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    Optional<String> model = nic.nic().model();
                    if (model.isPresent() && !isWord(model.get())) {
                        sink.at(nic, "model", "the model is " + Quoted.of(model.get()));
                    }
                });
    }

    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'z' || c != '-' && c != '_' && !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static Bound<DomainFacts> typeUnknown() {
        return Rule.error("INTERFACE_TYPE_UNKNOWN", LIBVIRT)
                .requirement("An interface is of a type that libvirt knows.")
                .says("XML error: Invalid value for attribute 'type' in element 'interface': '…'.")
                .remedy("use bridge or network for a standby, hostdev or network for a primary")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (!TYPES.contains(nic.nic().type())) {
                        sink.at(
                                nic,
                                "",
                                "the interface's type is " + Quoted.of(nic.nic().type()));
                    }
                });
    }

    private static Bound<DomainFacts> sourceMissing() {
        return Rule.error("INTERFACE_SOURCE_MISSING", LIBVIRT)
                .requirement("An interface of type bridge, network, direct, vdpa or vhostuser names it in its source.")
                .says(
                        "XML error: Missing required attribute '…' in element 'source'",
                        "XML error: interface type='…' requires a 'source' element")
                .remedy("name it in <source>")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    NicSource source = nic.nic().source();
                    boolean there = switch (nic.nic().type()) {
                        case "bridge" -> source.bridge().isPresent();
                        case "network" -> source.network().isPresent();
                        case "direct", "vdpa" -> source.dev().isPresent();
                        case "vhostuser" ->
                            source.path().isPresent()
                                    || nic.nic()
                                            .backend()
                                            .filter("passt"::equals)
                                            .isPresent();
                        default -> true;
                    };
                    if (!there) {
                        sink.at(
                                nic,
                                "source",
                                "the interface of type " + Quoted.of(nic.nic().type()) + " does not say which");
                    }
                });
    }

    private static Bound<DomainFacts> vlanMalformed() {
        return Rule.error("VLAN_MALFORMED", LIBVIRT)
                .requirement("A VLAN has at least one tag, and the id of each is a decimal number of 0 to 4095.")
                .says(
                        "XML error: vlan tag id … too large (maximum 4095)",
                        "XML error: Invalid value for attribute 'id' in element 'tag': '…'. Expected non-negative"
                                + " integer value",
                        "XML error: Missing required attribute 'id' in element 'tag'",
                        "XML error: missing tag id - each <vlan> must have at least one <tag id='n'/> subelement")
                .remedy("write it like <vlan><tag id='42'/></vlan>")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    Optional<VlanText> vlan = nic.nic().vlan();
                    if (vlan.isPresent() && vlan.get().vlan().isEmpty()) {
                        sink.at(
                                nic,
                                "vlan",
                                vlan.get().tags().isEmpty()
                                        ? "the VLAN has no tag"
                                        : "a tag of the VLAN is no number of 0 to 4095");
                    }
                });
    }
}
