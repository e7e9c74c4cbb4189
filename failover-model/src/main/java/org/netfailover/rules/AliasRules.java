package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.Quoted;
import org.netfailover.model.UserAlias;

/** The names by which the halves of a pair are known, some of which libvirt drops without a word. */
final class AliasRules {
    private static final String SOURCE =
            "libvirt 9.0.0, formatdomain (General device options) and as its daemon answers";
    private static final String FORM = "use 'ua-' and then letters, digits, '_' or '-'";

    private AliasRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(twice(), standbyDropped(), dropped(), bare(), standbyWithout(), primaryWithout());
    }

    private static Bound<DomainFacts> twice() {
        return Rule.error("ALIAS_TWICE", LIBVIRT)
                .since(3, 9, 0)
                .requirement("A user alias names one device of the domain, of whatever kind.")
                .says("unsupported configuration: non unique alias detected: ua-…")
                .remedy("give each device an alias of its own")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Map<String, String> used = new HashMap<>();
                    for (DomainDevice device : facts.domain().otherDevices()) {
                        Optional<String> alias = device.alias();
                        if (alias.isPresent() && isTaken(used, alias.get(), device.element())) {
                            sink.found(device.origin().locate("alias"), inUse(alias.get()));
                        }
                    }
                    for (NicFacts nic : facts.named()) {
                        String alias = nic.alias();
                        if (alias != null
                                && isTaken(used, alias, nic.nic().element().text())) {
                            sink.at(nic, "alias", inUse(alias));
                        }
                    }
                });
    }

    /** Whether another device has the alias. The first console is its serial port once more, and has its alias. */
    private static boolean isTaken(Map<String, String> used, String alias, String element) {
        String other = used.putIfAbsent(alias, element);
        boolean twins = "serial".equals(other) && element.equals("console")
                || "console".equals(other) && element.equals("serial");
        return other != null && !twins;
    }

    private static String inUse(String alias) {
        return "the alias " + Quoted.of(alias) + " is in use already";
    }

    private static boolean isDropped(NicFacts nic) {
        return nic.alias() == null && nic.nic().aliasText().isPresent();
    }

    /** Whether an alias that libvirt drops is a standby's by its mark or by a reference to it. */
    private static boolean isDroppedStandbys(DomainFacts facts, NicFacts nic) {
        return isDropped(nic)
                && (facts.isReferredTo(nic.nic().aliasText().orElse(""))
                        || nic.isStandby() && !nic.hasGeneratedAlias());
    }

    private static Bound<DomainFacts> standbyDropped() {
        return Rule.error("STANDBY_ALIAS_DROPPED", LIBVIRT)
                .since(3, 9, 0)
                .requirement("A standby's alias is one that libvirt keeps; any other it drops without a word, and the"
                        + " reference dangles.")
                .remedy(FORM)
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.named()) {
                        if (isDroppedStandbys(facts, nic)) {
                            sink.at(
                                    nic,
                                    "alias",
                                    "the standby's alias is "
                                            + Quoted.of(nic.nic().aliasText().orElse("")));
                        }
                    }
                });
    }

    private static Bound<DomainFacts> dropped() {
        return Rule.warning("ALIAS_DROPPED", LIBVIRT)
                .since(3, 9, 0)
                .requirement("A NIC's alias is one that libvirt keeps; any other it drops without a word.")
                .remedy(FORM)
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.named()) {
                        if (isDropped(nic) && !isDroppedStandbys(facts, nic) && isMeant(nic)) {
                            sink.at(
                                    nic,
                                    "alias",
                                    "the alias is "
                                            + Quoted.of(nic.nic().aliasText().orElse("")));
                        }
                    }
                });
    }

    /** Whether the alias is a user's: of a primary, or begun like one. Others are libvirt's own in a running domain. */
    private static boolean isMeant(NicFacts nic) {
        String text = nic.nic().aliasText().orElse("");
        return nic.isPrimary() && !nic.hasGeneratedAlias() || text.regionMatches(true, 0, UserAlias.PREFIX, 0, 2);
    }

    private static Bound<DomainFacts> bare() {
        return Rule.warning("ALIAS_IS_PREFIX_ONLY", LIBVIRT)
                .since(3, 9, 0)
                .requirement("An alias has a name behind its prefix; libvirt keeps the bare prefix too.")
                .remedy(FORM)
                .source(SOURCE)
                .onEach(DomainFacts.MARKED, (nic, sink) -> {
                    if (UserAlias.PREFIX.equals(nic.alias())) {
                        sink.at(nic, "alias", "the alias is the prefix alone");
                    }
                });
    }

    private static Bound<DomainFacts> standbyWithout() {
        return Rule.error("STANDBY_WITHOUT_ALIAS", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A standby has an alias of its user's, by which its primary refers to it.")
                .remedy("give the standby an alias such as <alias name='ua-backup0'/>")
                .source("libvirt 9.0.0, formatdomain (Teaming a virtio/hostdev NIC pair)")
                .checkedBy((facts, sink) -> {
                    for (NicFacts nic : facts.standbys()) {
                        if (nic.alias() == null && !isDroppedStandbys(facts, nic)) {
                            sink.at(nic, "alias", "the standby has no alias for a primary to refer to");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> primaryWithout() {
        return Rule.info("PRIMARY_WITHOUT_ALIAS", LIBVIRT)
                .since(3, 9, 0)
                .requirement("A primary has an alias, by which it is detached: its MAC is its standby's as well.")
                .says("operation failed: multiple devices matching MAC address … found")
                .remedy("give the primary an alias such as <alias name='ua-vf0'/>")
                .source("libvirt 9.0.0, virDomainDetachDeviceAlias (since 4.4.0)")
                .onEach(DomainFacts.PRIMARIES, (nic, sink) -> {
                    if (nic.nic().aliasText().isEmpty()) {
                        sink.at(nic, "", "the primary has no alias");
                    }
                });
    }
}
