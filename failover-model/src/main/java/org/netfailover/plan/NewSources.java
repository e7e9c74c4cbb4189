package org.netfailover.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.VfMapping;

/** What a NIC hangs on at the destination: its network, bridge or VF there. */
final class NewSources {
    private final Map<String, String> networks;
    private final Map<String, String> bridges;
    private final Map<PciAddress, PciAddress> functions = new HashMap<>();

    NewSources(MigrationOrder order) {
        networks = order.networks();
        bridges = order.bridges();
        for (VfMapping entry : order.map()) {
            entry.from().ifPresent(from -> entry.to().ifPresent(to -> functions.putIfAbsent(from, to)));
        }
    }

    /** All addresses are mapped from the source at once: a new one is not mapped again. */
    NicSource of(Nic nic) {
        NicSource source = nic.source();
        if (nic.element() == Nic.Element.HOSTDEV) {
            return mapped(source);
        }
        return switch (nic.type()) {
            case "network" ->
                source.network().map(networks::get).map(source::withNetwork).orElse(source);
            case "bridge" ->
                source.bridge().map(bridges::get).map(source::withBridge).orElse(source);
            case "hostdev" -> mapped(source);
            default -> source;
        };
    }

    private NicSource mapped(NicSource source) {
        Optional<PciAddress> address = source.address().flatMap(PciAddressText::address);
        return address.map(functions::get)
                .filter(to -> !address.equals(Optional.of(to)))
                .map(source::withVf)
                .orElse(source);
    }

    /** The NICs whose source is another one at the destination. */
    List<NicChange> changes(DomainNics domain) {
        List<NicChange> changes = new ArrayList<>();
        for (int i = 0; i < domain.nics().size(); i++) {
            Nic nic = domain.nics().get(i);
            NicSource source = of(nic);
            if (!source.equals(nic.source())) {
                changes.add(new NicChange.Moved(i, nic.aliasText(), source));
            }
        }
        return changes;
    }
}
