package org.netfailover.rules;

import static org.netfailover.rules.Authority.NOVA;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.Location;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Quoted;
import org.netfailover.model.VfMapping;
import org.netfailover.model.VirtualFunction;

/** What a map from the source's VFs to the destination's has to be: one to one, and complete. */
final class MapRules {
    private static final String SOURCE = "Nova 2025.1, pci_dev_map_src_dst";

    private MapRules() {}

    static List<Bound<MoveFacts>> all() {
        return List.of(
                malformed(),
                sourceTwice(),
                destinationTwice(),
                unmatched(),
                ambiguous(),
                notMapped(),
                notPresent(),
                notFree());
    }

    private static Rule.Builder rule(String code) {
        return Rule.error(code, NOVA).subject(Rule.Subject.MOVE).source(SOURCE);
    }

    /** A place in the map, which is no document. */
    private static Location entry(int index) {
        return Location.of("/map/entry[" + (index + 1) + "]");
    }

    /** Looks at each entry of the map. */
    @FunctionalInterface
    private interface EntryCheck {
        Optional<String> fault(MoveFacts facts, VfMapping entry);
    }

    private static Bound.Check<MoveFacts> onEntries(EntryCheck check) {
        return (facts, sink) -> {
            for (int i = 0; i < facts.map().size(); i++) {
                Location place = entry(i);
                check.fault(facts, facts.map().get(i)).ifPresent(fault -> sink.found(place, fault));
            }
        };
    }

    private static Bound<MoveFacts> malformed() {
        return rule("MAP_ADDRESS_MALFORMED")
                .requirement("Both sides of an entry are PCI addresses.")
                .remedy("write addresses like 0000:b3:02.3")
                .checkedBy(onEntries((facts, entry) -> {
                    if (entry.from().isEmpty()) {
                        return Optional.of("the source is " + Quoted.of(entry.source()));
                    }
                    return entry.to().isEmpty()
                            ? Optional.of("the destination is " + Quoted.of(entry.destination()))
                            : Optional.empty();
                }));
    }

    private static Bound<MoveFacts> sourceTwice() {
        return rule("MAP_SOURCE_TWICE")
                .requirement("Each source address is in the map once, however it is written.")
                .remedy("keep one of the entries")
                .checkedBy((facts, sink) -> {
                    Set<PciAddress> seen = new HashSet<>();
                    for (int i = 0; i < facts.map().size(); i++) {
                        Optional<PciAddress> from = facts.map().get(i).from();
                        if (from.isPresent() && !seen.add(from.get())) {
                            sink.found(entry(i), "the source " + from.get() + " is mapped already");
                        }
                    }
                });
    }

    private static Bound<MoveFacts> destinationTwice() {
        return rule("MAP_DESTINATION_TWICE")
                .requirement("Each destination address is in the map once: no two VFs become one.")
                .remedy("give each VF a destination of its own")
                .checkedBy((facts, sink) -> {
                    Set<PciAddress> seen = new HashSet<>();
                    for (int i = 0; i < facts.map().size(); i++) {
                        Optional<PciAddress> to = facts.map().get(i).to();
                        if (to.isPresent() && !seen.add(to.get())) {
                            sink.found(entry(i), "the destination " + to.get() + " is taken already");
                        }
                    }
                });
    }

    private static Bound<MoveFacts> unmatched() {
        return rule("MAP_ENTRY_UNMATCHED")
                .requirement("Each entry matches a device of the domain.")
                .remedy("remove the entry, or correct its source")
                .checkedBy(onEntries((facts, entry) -> entry.from()
                        .filter(from -> facts.at(from).isEmpty())
                        .map(from -> "the domain has no device " + from)));
    }

    private static Bound<MoveFacts> ambiguous() {
        return rule("MAP_ENTRY_AMBIGUOUS")
                .requirement("Each entry matches one device of the domain.")
                .remedy("name each VF in the domain once")
                .checkedBy(onEntries((facts, entry) -> entry.from()
                        .filter(from -> facts.at(from).size() > 1)
                        .map(from -> "the domain has the device " + from + " "
                                + facts.at(from).size() + " times")));
    }

    private static Bound<MoveFacts> notMapped() {
        return rule("VF_NOT_MAPPED")
                .requirement(
                        "Where there is a map, each VF that the domain names and keeps is in it, of a plain hostdev or"
                                + " of an interface.")
                .remedy("add an entry for the VF")
                .checkedBy((facts, sink) -> {
                    if (facts.map().isEmpty()) {
                        return;
                    }
                    Set<PciAddress> sources = new HashSet<>();
                    facts.map().forEach(entry -> entry.from().ifPresent(sources::add));
                    for (NicFacts nic : facts.before().nics()) {
                        PciAddress vf = nic.nic().actual().isPresent() ? null : nic.host();
                        if (vf != null && !sources.contains(vf) && !facts.isByPort(vf)) {
                            sink.at(nic, "source/address", "the VF " + vf + " is not in the map");
                        }
                    }
                });
    }

    private static Bound<MoveFacts> notPresent() {
        return rule("MAP_DESTINATION_NOT_PRESENT")
                .needs(Need.HOST)
                .requirement("Each destination address is a VF of the destination host.")
                .remedy("map the VF to one that the host has")
                .checkedBy(onEntries((facts, entry) -> entry.to()
                        .filter(to -> facts.destination().lacksDevice(to)
                                || facts.destination().isNoFunction(to))
                        .map(to -> "the destination has no VF " + to)));
    }

    private static Bound<MoveFacts> notFree() {
        return rule("MAP_DESTINATION_NOT_FREE")
                .needs(Need.HOST)
                .requirement("Each VF that the map takes is free on the destination.")
                .remedy("map the VF to a free one, or refuse the move")
                .checkedBy(onEntries((facts, entry) -> entry.to()
                        .flatMap(facts.destination()::function)
                        .flatMap(VirtualFunction::heldBy)
                        .map(holder -> "the destination's VF is held by " + Quoted.of(holder))));
    }
}
