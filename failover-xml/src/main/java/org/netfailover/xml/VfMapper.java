package org.netfailover.xml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;

/** Maps the VFs of a domain to those of another host, all at once; guest addresses stay. */
final class VfMapper {
    private final Parsed parsed;
    private final Draft draft;
    private final Map<PciAddress, PciAddress> map;
    private final Map<PciAddress, Span> matched = new HashMap<>();

    VfMapper(Parsed parsed, Draft draft, Map<PciAddress, PciAddress> map) {
        this.parsed = parsed;
        this.draft = draft;
        this.map = new TreeMap<>(map);
        if (new HashSet<>(map.values()).size() < map.size()) {
            throw new IllegalArgumentException("two VFs are mapped to one");
        }
    }

    void run() {
        for (int i = 0; i < parsed.nicSpans().size(); i++) {
            Nic nic = parsed.nic(i);
            Span span = parsed.nicSpans().get(i);
            if (nic.source().address().isPresent() && takesSourceAddress(nic)) {
                map(span, span.child("source"), nic.source().address().get());
            }
            if (nic.actual().isPresent()
                    && nic.actual().get().source().address().isPresent()) {
                Span actual = span.nearest("actual");
                map(
                        span,
                        actual.child("source"),
                        nic.actual().get().source().address().get());
            }
        }
        for (PciAddress source : map.keySet()) {
            if (!matched.containsKey(source)) {
                throw new XmlEditException(
                        "no device of the domain is the VF " + source,
                        parsed.places().at(parsed.domain()));
            }
        }
    }

    private static boolean takesSourceAddress(Nic nic) {
        return nic.element() == Nic.Element.INTERFACE
                ? nic.type().equals("hostdev")
                        && nic.source().addressType().filter("pci"::equals).isPresent()
                : nic.type().equals("pci");
    }

    private void map(Span device, @Nullable Span source, PciAddressText written) {
        Span element = source == null ? null : source.child("address");
        PciAddress from = written.address().orElse(null);
        PciAddress to = from == null ? null : map.get(from);
        if (element == null || from == null || to == null) {
            return;
        }
        Span earlier = matched.put(from, device);
        if (earlier != null && earlier != device) {
            throw new XmlEditException(
                    "the VF " + from + " is that of two devices",
                    parsed.places().at(device));
        }
        write(draft, element, written, from, to);
    }

    /** Writes one address over another, each part in the spelling of the old one. */
    static void write(Draft draft, Span element, PciAddressText written, PciAddress from, PciAddress to) {
        write(draft, element, "domain", written.domain().orElse(null), from.domain(), to.domain(), 4);
        write(draft, element, "bus", written.bus().orElse(null), from.bus(), to.bus(), 2);
        write(draft, element, "slot", written.slot().orElse(null), from.slot(), to.slot(), 2);
        write(draft, element, "function", written.function().orElse(null), from.function(), to.function(), 1);
    }

    private static void write(
            Draft draft, Span element, String name, @Nullable String written, int from, int to, int digits) {
        if (from != to) {
            draft.setAttribute(element, name, spelled(written, to, digits));
        }
    }

    /** The number in the spelling of the old one: decimal stays decimal, everything else is hexadecimal. */
    private static String spelled(@Nullable String written, int number, int digits) {
        boolean decimal =
                written != null && written.length() > 0 && written.charAt(0) >= '1' && written.charAt(0) <= '9';
        if (decimal) {
            return Integer.toString(number);
        }
        String hex = Integer.toHexString(number);
        return "0x" + "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
