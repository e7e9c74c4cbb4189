package org.netfailover.rules;

import static org.netfailover.rules.Authority.GUEST;
import static org.netfailover.rules.Authority.LIBVIRT;
import static org.netfailover.rules.Authority.QEMU;

import java.util.ArrayList;
import java.util.List;
import org.netfailover.model.Location;
import org.netfailover.model.Quoted;

/** What devices have to be like that are plugged into a running domain, and unplugged. */
final class HotplugRules {
    private HotplugRules() {}

    static List<Bound<HotplugFacts>> all() {
        return List.of(pluggedWithoutAlias(), pluggedMacTaken(), unpluggedNotThere(), unpluggedNoNic(), standbyFirst());
    }

    /** A place among the aliases that were given, which are no document. */
    private static Location unplugged(int index) {
        return Location.of("/unplug/alias[" + (index + 1) + "]");
    }

    private static Bound<HotplugFacts> pluggedWithoutAlias() {
        return Rule.error("PLUGGED_WITHOUT_ALIAS", LIBVIRT)
                .subject(Rule.Subject.HOTPLUG)
                .requirement("A device that is plugged has an alias that libvirt keeps, by which it can be told whether"
                        + " it is there and by which it is unplugged: the MAC is that of both halves of a pair.")
                .says("operation failed: multiple devices matching MAC address … found")
                .remedy("give the device an alias, <alias name='ua-…'/>")
                .source("libvirt 9.0.0, domain_conf.c and formatdomain (user defined aliases)")
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.plugged()) {
                        if (nic.alias() == null) {
                            sink.at(nic, "alias", "the device has no alias that libvirt keeps");
                        }
                    }
                });
    }

    private static Bound<HotplugFacts> pluggedMacTaken() {
        return Rule.error("PLUGGED_MAC_TAKEN", GUEST)
                .subject(Rule.Subject.HOTPLUG)
                .requirement("Only the halves of a pair share a MAC; a NIC that belongs to none has one of its own.")
                .remedy("give the NIC another MAC")
                .source("Linux, Documentation/networking/net_failover.rst")
                .checkedBy((facts, sink) -> {
                    List<NicFacts> others = new ArrayList<>(facts.domain().nics());
                    for (NicFacts nic : facts.plugged()) {
                        boolean taken = others.stream()
                                .anyMatch(other ->
                                        nic.mac() != null && nic.mac().equals(other.mac()) && !other.isMarked());
                        if (taken && !nic.isMarked()) {
                            sink.at(nic, "mac", "another NIC of the domain has the MAC " + nic.mac());
                        }
                        others.add(nic);
                    }
                });
    }

    private static Bound<HotplugFacts> unpluggedNotThere() {
        return Rule.warning("UNPLUGGED_NOT_THERE", LIBVIRT)
                .subject(Rule.Subject.HOTPLUG)
                .requirement("A device that is to be unplugged is there; one that is not counts as unplugged.")
                .says("internal error: no device found with alias …")
                .remedy("look whether the alias is the one that is meant")
                .source("libvirt 9.0.0, qemu_hotplug.c")
                .checkedBy((facts, sink) -> {
                    for (int i = 0; i < facts.unplugged().size(); i++) {
                        String alias = facts.unplugged().get(i);
                        if (!isNic(facts, alias) && !facts.domain().isOtherAlias(alias)) {
                            sink.found(unplugged(i), "the domain has no device " + Quoted.of(alias));
                        }
                    }
                });
    }

    private static Bound<HotplugFacts> unpluggedNoNic() {
        return Rule.error("UNPLUGGED_NO_NIC", LIBVIRT)
                .subject(Rule.Subject.HOTPLUG)
                .requirement("A device that is to be unplugged is an interface or a hostdev.")
                .remedy("name a NIC")
                .source("libvirt 9.0.0, formatdomain (user defined aliases)")
                .checkedBy((facts, sink) -> {
                    for (int i = 0; i < facts.unplugged().size(); i++) {
                        String alias = facts.unplugged().get(i);
                        if (!isNic(facts, alias) && facts.domain().isOtherAlias(alias)) {
                            sink.found(unplugged(i), "the device " + Quoted.of(alias) + " is no NIC");
                        }
                    }
                });
    }

    private static boolean isNic(HotplugFacts facts, String alias) {
        return facts.domain().named().stream()
                .anyMatch(nic -> nic.nic().aliasText().filter(alias::equals).isPresent());
    }

    private static Bound<HotplugFacts> standbyFirst() {
        return Rule.error("STANDBY_UNPLUGGED_BEFORE_PRIMARY", QEMU)
                .subject(Rule.Subject.HOTPLUG)
                .since(4, 2, 0)
                .requirement(
                        "A standby is not unplugged while a primary refers to it: the guest would have two NICs with"
                                + " one MAC, and QEMU has crashed of it.")
                .remedy("unplug the primary as well, which goes first")
                .source("QEMU 7.2, hw/net/virtio-net.c")
                .checkedBy((facts, sink) -> {
                    for (PairFacts pair : facts.domain().pairs()) {
                        if (facts.isUnplugged(pair.standby()) && !facts.isUnplugged(pair.primary())) {
                            sink.at(pair.standby(), "", "the primary of this standby stays");
                        }
                    }
                });
    }
}
