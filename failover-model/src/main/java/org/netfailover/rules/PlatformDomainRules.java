package org.netfailover.rules;

import static org.netfailover.rules.Authority.OVIRT;

import java.util.List;
import org.netfailover.model.Version;

/** What oVirt and Nova impose on the devices of a domain. */
final class PlatformDomainRules {
    private static final String SOURCE = "oVirt 4.6, virtual network interface profiles and the SR-IOV feature pages";
    private static final Version CLUSTER_LEVEL = Version.of(4, 6, 0);

    private PlatformDomainRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(
                clusterLevel(), qos(), filter(), isolated(), unlinked(), vdsmCannotMatch(), novaLeavesInterface());
    }

    private static Bound<DomainFacts> clusterLevel() {
        return Rule.error("CLUSTER_LEVEL_WITHOUT_FAILOVER", OVIRT)
                .needs(Need.CLUSTER_LEVEL)
                .requirement("Failover needs cluster level 4.6 or newer.")
                .remedy("raise the cluster's compatibility version")
                .source("oVirt, SR-IOV live migration without downtime")
                .onEach(DomainFacts.GUESTS, (facts, sink) -> {
                    if (facts.target()
                            .clusterLevel()
                            .filter(level -> !level.isAtLeast(CLUSTER_LEVEL))
                            .isPresent()) {
                        sink.at(
                                facts.marked().get(0),
                                "",
                                "the cluster level is "
                                        + facts.target().clusterLevel().get());
                    }
                });
    }

    private static boolean isPassThrough(NicFacts nic) {
        return nic.isInterface() && (nic.isPassedThrough() || nic.isPrimary());
    }

    private static Bound<DomainFacts> qos() {
        return Rule.error("PASSTHROUGH_NIC_WITH_QOS", OVIRT)
                .requirement("A pass-through vNIC has no QoS.")
                .remedy("remove <bandwidth>")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (isPassThrough(nic) && nic.nic().qos().isPresent()) {
                        sink.at(nic, "bandwidth", "the pass-through NIC has QoS");
                    }
                });
    }

    private static Bound<DomainFacts> filter() {
        return Rule.error("PASSTHROUGH_NIC_WITH_FILTER", OVIRT)
                .requirement("A pass-through vNIC has no network filter.")
                .remedy("remove <filterref>")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (isPassThrough(nic) && nic.nic().filter().isPresent()) {
                        sink.at(nic, "filterref", "the pass-through NIC has a network filter");
                    }
                });
    }

    private static Bound<DomainFacts> isolated() {
        return Rule.error("PASSTHROUGH_NIC_ISOLATED", OVIRT)
                .requirement("A pass-through vNIC has no port isolation.")
                .remedy("remove <port isolated='yes'/>")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (isPassThrough(nic)
                            && nic.nic().isolated().isPresent()
                            && nic.nic().isolated().get().equals("yes")) {
                        sink.at(nic, "port", "the pass-through NIC has an isolated port");
                    }
                });
    }

    private static Bound<DomainFacts> unlinked() {
        return Rule.error("PASSTHROUGH_NIC_UNLINKED", OVIRT)
                .requirement("A pass-through vNIC cannot be unlinked.")
                .says("ACTION_TYPE_FAILED_CANNOT_UNLINK_PASSTHROUGH_VNIC")
                .remedy("use <link state='up'/>, or unplug the NIC")
                .source(SOURCE)
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (isPassThrough(nic)
                            && nic.nic().link().isPresent()
                            && nic.nic().link().get().equals("down")) {
                        sink.at(nic, "link", "the link of the pass-through NIC is down");
                    }
                });
    }

    private static Bound<DomainFacts> vdsmCannotMatch() {
        return Rule.error("VDSM_CANNOT_MATCH", OVIRT)
                .requirement(
                        "A device with a teaming has an alias and a MAC: Vdsm finds it by both, since both halves share"
                                + " the MAC.")
                .remedy("give the device an alias and a MAC, as an interface")
                .source("oVirt, SR-IOV live migration without downtime (Vdsm)")
                .onEach(DomainFacts.MARKED, (nic, sink) -> {
                    if (!nic.nic().teaming().isPresent()) {
                        return;
                    }
                    if (nic.nic().aliasText().isEmpty()) {
                        sink.at(nic, "teaming", "the device has a teaming and no alias");
                    } else if (nic.nic().mac().isEmpty()) {
                        sink.at(nic, "teaming", "the device has a teaming and no MAC");
                    }
                });
    }

    private static Bound<DomainFacts> novaLeavesInterface() {
        return Rule.warning("NOVA_LEAVES_INTERFACE", Authority.NOVA)
                .requirement(
                        "A VF that Nova maps is a plain hostdev; it rewrites no <interface type='hostdev'>, which needs it"
                                + " too.")
                .remedy("map the address of the interface as well")
                .source("Nova 2025.1, virt/libvirt/migration.py")
                .onEach(DomainFacts.INTERFACES, (nic, sink) -> {
                    if (nic.isInterface("hostdev")) {
                        sink.at(nic, "source/address", "Nova does not rewrite the VF of an interface");
                    }
                });
    }
}
