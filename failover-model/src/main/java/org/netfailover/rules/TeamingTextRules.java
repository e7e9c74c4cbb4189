package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.List;
import org.netfailover.model.Location;
import org.netfailover.model.Quoted;
import org.netfailover.model.TeamingText;

/** What libvirt passes over in and around {@code <teaming>} without a word, so that a mark is not what it seems. */
final class TeamingTextRules {
    private static final String SOURCE = "libvirt 9.0.0, as its daemon gives a definition back";

    private TeamingTextRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(empty(), repeated(), partsIgnored(), misplaced());
    }

    private static Bound<DomainFacts> empty() {
        return Rule.error("TEAMING_EMPTY", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A teaming has a type; one without is dropped.")
                .remedy("give it a type, or remove it")
                .source(SOURCE)
                .onEach(DomainFacts.TEAMED, (nic, sink) -> {
                    TeamingText teaming = nic.nic().teaming();
                    if (teaming.elements() > 0 && !teaming.isPresent()) {
                        sink.at(nic, "teaming", "the teaming has no type, so the device is no half of a pair");
                    }
                });
    }

    private static Bound<DomainFacts> repeated() {
        return Rule.warning("TEAMING_REPEATED", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A device has one teaming; of several the attributes are merged.")
                .remedy("keep one teaming")
                .source(SOURCE)
                .onEach(DomainFacts.TEAMED, (nic, sink) -> {
                    int elements = nic.nic().teaming().elements();
                    if (elements > 1) {
                        sink.at(nic, "teaming", "the device has " + elements + " teaming elements");
                    }
                });
    }

    private static Bound<DomainFacts> partsIgnored() {
        return Rule.warning("TEAMING_PARTS_IGNORED", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A teaming has the attributes type and persistent and nothing else; the rest is dropped.")
                .remedy("remove what libvirt does not know")
                .source(SOURCE)
                .onEach(DomainFacts.TEAMED, (nic, sink) -> {
                    for (String part : nic.nic().teaming().ignored()) {
                        sink.at(nic, "teaming", "the teaming has " + Quoted.of(part));
                    }
                });
    }

    private static Bound<DomainFacts> misplaced() {
        return Rule.error("TEAMING_MISPLACED", LIBVIRT)
                .since(6, 1, 0)
                .requirement("A teaming is a child of an interface or a hostdev; one elsewhere is dropped.")
                .remedy("move it to be a child of the device")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    for (Location place : facts.domain().strayTeamings()) {
                        sink.found(place, "the teaming is no child of an interface or hostdev");
                    }
                });
    }
}
