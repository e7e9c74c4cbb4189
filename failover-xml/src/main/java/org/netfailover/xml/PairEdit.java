package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Dialect;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.model.Quoted;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import org.netfailover.xml.binding.HostdevXml;

/** Adds, replaces and removes whole pairs. */
final class PairEdit {
    private final Parsed parsed;
    private final Draft draft;

    PairEdit(Parsed parsed, Draft draft) {
        this.parsed = parsed;
        this.draft = draft;
    }

    void add(TeamingPair pair, Dialect dialect) {
        PairWriter writer = new PairWriter(pair, dialect);
        requireFree(pair.standby().alias(), Set.of());
        requireFree(pair.primary().alias(), Set.of());
        Object primary = writer.primary();
        List<Object> both = List.of(writer.standby(), primary);
        Span sibling = lastNic("interface");
        if (sibling == null) {
            sibling = lastNic("hostdev");
        }
        if (sibling != null) {
            Span devices = sibling.parent == null ? parsed.domain() : sibling.parent;
            Span lastHostdev = primary instanceof HostdevXml ? lastNic("hostdev") : null;
            draft.insertAfter(sibling, newPath(devices, "interface", 1), both.get(0));
            draft.insertAfter(
                    lastHostdev == null ? sibling : lastHostdev,
                    newPath(devices, primary instanceof HostdevXml ? "hostdev" : "interface", 2),
                    primary);
        } else if (!parsed.devices().isEmpty()) {
            Span devices = parsed.devices().get(parsed.devices().size() - 1);
            draft.append(devices, paths(devices, primary), both);
        } else {
            draft.appendDevices(parsed.domain(), both);
        }
    }

    /** Adds one NIC behind the last of its kind. */
    void add(DeviceXml device) {
        device.nic().alias().flatMap(UserAlias::find).ifPresent(alias -> requireFree(alias, Set.of()));
        String kind = device.nic().element().text();
        Span sibling = lastNic(kind);
        if (sibling == null) {
            sibling = lastNic(kind.equals("hostdev") ? "interface" : "hostdev");
        }
        if (sibling != null) {
            Span devices = sibling.parent == null ? parsed.domain() : sibling.parent;
            draft.insertAfter(sibling, newPath(devices, kind, 1), device);
        } else if (!parsed.devices().isEmpty()) {
            Span devices = parsed.devices().get(parsed.devices().size() - 1);
            draft.append(devices, List.of(newPath(devices, kind, 1)), List.of(device));
        } else {
            draft.appendDevices(parsed.domain(), List.of(device));
        }
    }

    private static List<String> paths(Span devices, Object primary) {
        return List.of(
                newPath(devices, "interface", 1),
                primary instanceof HostdevXml ? devices.path() + "/hostdev[1]" : newPath(devices, "interface", 2));
    }

    private static String newPath(Span devices, String name, int ahead) {
        int position = devices.children(name).size() + (name.equals("hostdev") ? 1 : ahead);
        return devices.path() + "/" + name + "[" + position + "]";
    }

    private @Nullable Span lastNic(String name) {
        for (int i = parsed.nicSpans().size() - 1; i >= 0; i--) {
            if (parsed.nicSpans().get(i).is(name)) {
                return parsed.nicSpans().get(i);
            }
        }
        return null;
    }

    void replace(String alias, TeamingPair pair, Dialect dialect) {
        PairWriter writer = new PairWriter(pair, dialect);
        List<Span> halves = halves(alias);
        requireFree(pair.standby().alias(), Set.copyOf(halves));
        requireFree(pair.primary().alias(), Set.copyOf(halves));
        replace(halves.get(0), writer.standby());
        replace(halves.get(1), writer.primary());
    }

    private void replace(Span old, Object written) {
        Span address = old.child("address");
        draft.replace(old, written, address == null ? "" : draft.text().substring(address.start, address.end));
    }

    void remove(String alias) {
        halves(alias).forEach(draft::removeElement);
    }

    /** The elements of the pair, the standby first. */
    private List<Span> halves(String alias) {
        List<Nic> nics = parsed.nics().nics();
        List<List<Span>> found = new ArrayList<>();
        for (NicPair pair : parsed.nics().pairs()) {
            boolean named = pair.standby().alias().filter(alias::equals).isPresent()
                    || pair.primary().aliasText().filter(alias::equals).isPresent();
            if (named) {
                found.add(List.of(span(nics, pair.standby()), span(nics, pair.primary())));
            }
        }
        if (found.size() != 1) {
            throw new XmlEditException(
                    (found.isEmpty() ? "no pair has" : "more than one pair has") + " the alias " + Quoted.of(alias),
                    parsed.places().at(parsed.domain()));
        }
        List<Span> halves = found.get(0);
        if (halves.get(0) == halves.get(1)) {
            throw new XmlEditException(
                    "the standby and the primary are one device",
                    parsed.places().at(halves.get(0)));
        }
        return halves;
    }

    @SuppressWarnings("ReferenceEquality") // of two NICs that are alike, the very one that is wanted is meant
    private Span span(List<Nic> nics, Nic wanted) {
        for (int i = 0; i < nics.size(); i++) {
            if (nics.get(i) == wanted) {
                return parsed.nicSpans().get(i);
            }
        }
        throw new IllegalStateException("a pair's half is no NIC of its domain");
    }

    /** Refuses an alias that a device has, other than those that are about to lose it. */
    void requireFree(UserAlias alias, Set<Span> losing) {
        for (int i = 0; i < parsed.nicSpans().size(); i++) {
            Span span = parsed.nicSpans().get(i);
            if (!losing.contains(span)
                    && parsed.nic(i).alias().filter(alias.value()::equals).isPresent()) {
                throw new XmlEditException(
                        "the alias " + alias + " is taken", parsed.places().at(span));
            }
        }
        for (DomainDevice device : parsed.nics().otherDevices()) {
            if (device.alias().filter(alias.value()::equals).isPresent()) {
                throw new XmlEditException(
                        "the alias " + alias + " is taken", device.origin().location());
            }
        }
    }
}
