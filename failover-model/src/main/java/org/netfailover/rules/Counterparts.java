package org.netfailover.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netfailover.model.Nic;

/** Finds a NIC of one document in another: by its alias, else by element, type and MAC, else by its place. */
final class Counterparts {
    private final List<NicFacts> nics;
    private final Map<String, NicFacts> byAlias = new HashMap<>();
    private final Map<List<Object>, NicFacts> byMac = new HashMap<>();

    Counterparts(List<NicFacts> nics) {
        this.nics = nics;
        for (NicFacts nic : nics) {
            nic.nic().aliasText().ifPresent(alias -> byAlias.putIfAbsent(alias, nic));
            macKey(nic).ifPresent(key -> byMac.putIfAbsent(key, nic));
        }
    }

    private static Optional<List<Object>> macKey(NicFacts nic) {
        return nic.mac() == null
                ? Optional.empty()
                : Optional.of(List.of(nic.nic().element(), nic.nic().type(), nic.mac()));
    }

    /** The counterpart of the NIC at this place of a document with so many. */
    Optional<NicFacts> of(NicFacts nic, int place, int count) {
        Optional<String> alias = nic.nic().aliasText();
        if (alias.isPresent() && byAlias.containsKey(alias.get())) {
            return Optional.of(byAlias.get(alias.get()));
        }
        Optional<NicFacts> same = macKey(nic).map(byMac::get);
        if (same.isPresent()) {
            return same;
        }
        boolean placed =
                count == nics.size() && isSameKind(nic.nic(), nics.get(place).nic());
        return placed ? Optional.of(nics.get(place)) : Optional.empty();
    }

    private static boolean isSameKind(Nic one, Nic other) {
        return one.element() == other.element() && one.type().equals(other.type());
    }
}
