package org.netfailover.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;
import org.netfailover.model.PciController;

/** What the rules about a domain ask for again and again, computed once for one check. */
final class DomainFacts implements Facts {
    // What rules look at one by one; those that look at the same share a pass.
    static final Function<DomainFacts, List<NicFacts>> INTERFACES = DomainFacts::interfaces;
    static final Function<DomainFacts, List<NicFacts>> STANDBYS = DomainFacts::standbys;
    static final Function<DomainFacts, List<NicFacts>> PRIMARIES = DomainFacts::primaries;
    static final Function<DomainFacts, List<NicFacts>> MARKED = DomainFacts::marked;
    static final Function<DomainFacts, List<NicFacts>> TEAMED = DomainFacts::teamed;
    static final Function<DomainFacts, List<NicFacts>> DRIVEN = DomainFacts::driven;
    static final Function<DomainFacts, List<NicFacts>> PASSED_THROUGH = DomainFacts::passedThrough;
    static final Function<DomainFacts, List<NicFacts>> PLACED = DomainFacts::placed;
    static final Function<DomainFacts, List<PairFacts>> PAIRS = DomainFacts::pairs;
    static final Function<DomainFacts, List<DomainFacts>> GUESTS = DomainFacts::guests;

    private final DomainNics domain;
    private final Target target;
    private final List<NicFacts> nics;
    private final List<NicFacts> interfaces;
    private final List<NicFacts> standbys = new ArrayList<>(4);
    private final List<NicFacts> primaries = new ArrayList<>(4);
    private final List<NicFacts> marked = new ArrayList<>(4);
    private final List<NicFacts> teamed = new ArrayList<>(4);
    private final List<NicFacts> driven = new ArrayList<>(0);
    private final List<NicFacts> passedThrough = new ArrayList<>(4);
    private final List<NicFacts> placed = new ArrayList<>(4);
    private final List<NicFacts> named = new ArrayList<>(4);
    private final List<PairFacts> pairs = new ArrayList<>(2);
    private final Map<String, NicFacts> byAlias = new HashMap<>();
    private final Set<String> references = new HashSet<>();
    private final HostFacts host;
    private @Nullable Set<String> droppedAliases;
    private @Nullable Set<String> otherAliases;
    private @Nullable Map<Integer, PciController> controllers;

    DomainFacts(DomainNics domain, Target target, HostFacts host) {
        this.domain = domain;
        this.target = target;
        this.host = host;
        nics = new ArrayList<>(domain.nics().size());
        interfaces = new ArrayList<>(domain.nics().size());
        for (Nic nic : domain.nics()) {
            add(new NicFacts(nic));
        }
        for (NicFacts primary : primaries) {
            NicFacts standby = primary.reference() == null ? null : byAlias.get(primary.reference());
            if (standby != null && standby.isStandby() && standby != primary) {
                pairs.add(new PairFacts(standby, primary));
            }
        }
    }

    private void add(NicFacts facts) {
        Nic nic = facts.nic();
        nics.add(facts);
        addIf(facts.isInterface(), interfaces, facts);
        addIf(nic.teaming().elements() > 0 || nic.teaming().isPresent(), teamed, facts);
        addIf(nic.driverFailover().isPresent() || nic.driverBackupAlias().isPresent(), driven, facts);
        addIf(facts.isPassedThrough(), passedThrough, facts);
        addIf(nic.guestAddress().isPresent(), placed, facts);
        addIf(nic.aliasText().isPresent(), named, facts);
        addIf(facts.isStandby(), standbys, facts);
        addIf(facts.isPrimary(), primaries, facts);
        addIf(facts.isMarked(), marked, facts);
        if (facts.alias() != null) {
            byAlias.putIfAbsent(facts.alias(), facts);
        }
        if (facts.reference() != null) {
            references.add(facts.reference());
        }
    }

    private static void addIf(boolean condition, List<NicFacts> list, NicFacts nic) {
        if (condition) {
            list.add(nic);
        }
    }

    DomainNics domain() {
        return domain;
    }

    Target target() {
        return target;
    }

    /** Every NIC and every plain hostdev. */
    List<NicFacts> nics() {
        return nics;
    }

    /** Every {@code <interface>}. */
    List<NicFacts> interfaces() {
        return interfaces;
    }

    /** Every device with a {@code <teaming>}, whatever is in it. */
    List<NicFacts> teamed() {
        return teamed;
    }

    /** Every device with a mark of the dialect of January 2020, whatever its value. */
    List<NicFacts> driven() {
        return driven;
    }

    /** Every device that hands one of the host to the guest. */
    List<NicFacts> passedThrough() {
        return passedThrough;
    }

    /** Every device that says which PCI address it has in the guest. */
    List<NicFacts> placed() {
        return placed;
    }

    /** Every device with an alias, kept or not. */
    List<NicFacts> named() {
        return named;
    }

    /** Every NIC that either dialect marks as a standby. */
    List<NicFacts> standbys() {
        return standbys;
    }

    /** Every NIC that either dialect marks as a primary. */
    List<NicFacts> primaries() {
        return primaries;
    }

    /** The standbys and the primaries, in document order. */
    List<NicFacts> marked() {
        return marked;
    }

    /** Every primary with its standby, where it refers to one; in the primaries' order. */
    List<PairFacts> pairs() {
        return pairs;
    }

    /** The domain itself, once, if it has any half of a pair. */
    List<DomainFacts> guests() {
        return marked.isEmpty() ? List.of() : List.of(this);
    }

    /** The first NIC whose alias libvirt keeps and that is this one. */
    Optional<NicFacts> nic(String alias) {
        return Optional.ofNullable(byAlias.get(alias));
    }

    /** Whether any device refers to this alias, whatever it is marked as. */
    boolean isReferredTo(String alias) {
        return references.contains(alias);
    }

    /** Whether a NIC has this as an alias that libvirt drops. */
    boolean isDroppedAlias(String text) {
        Set<String> known = droppedAliases;
        if (known == null) {
            known = new HashSet<>();
            for (NicFacts nic : nics) {
                if (nic.alias() == null && nic.nic().aliasText().isPresent()) {
                    known.add(nic.nic().aliasText().get());
                }
            }
            droppedAliases = known;
        }
        return known.contains(text);
    }

    /** Whether a device that is no NIC has this alias. */
    boolean isOtherAlias(String text) {
        Set<String> known = otherAliases;
        if (known == null) {
            known = new HashSet<>();
            for (DomainDevice device : domain.otherDevices()) {
                device.alias().ifPresent(known::add);
            }
            otherAliases = known;
        }
        return known.contains(text);
    }

    /** The controller that provides a bus of the guest, the first one of its number. */
    Optional<PciController> controller(int bus) {
        Map<Integer, PciController> known = controllers;
        if (known == null) {
            known = new HashMap<>();
            for (PciController controller : domain.controllers()) {
                Optional<Integer> number = controller.bus();
                if (number.isPresent()) {
                    known.putIfAbsent(number.get(), controller);
                }
            }
            controllers = known;
        }
        return Optional.ofNullable(known.get(bus));
    }

    /** The networks and the host, as far as the target gives them. */
    HostFacts host() {
        return host;
    }

    @Override
    public boolean misses(Need need) {
        return switch (need) {
            case NETWORK -> marked.stream().anyMatch(host::lacksDefinitionOf);
            case HOST -> !marked.isEmpty() || !passedThrough.isEmpty();
            default -> !marked.isEmpty();
        };
    }
}
