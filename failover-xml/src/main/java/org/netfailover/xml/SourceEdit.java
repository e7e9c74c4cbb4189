package org.netfailover.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.StandbySource;
import org.netfailover.xml.Tag.Attribute;
import org.netfailover.xml.binding.AddressXml;
import org.netfailover.xml.binding.InterfaceXml;
import org.netfailover.xml.binding.SourceXml;
import org.netfailover.xml.binding.TargetXml;

/** Makes a NIC lead somewhere else. What the guest sees of it stays; what only the old place had goes. */
final class SourceEdit {
    private static final Set<String> DRIVERS_OF_A_VF = Set.of("vfio", "kvm", "xen");

    private final Parsed parsed;
    private final Draft draft;
    private final Span span;
    private final Nic nic;

    SourceEdit(Parsed parsed, Draft draft, Span span, Nic nic) {
        this.parsed = parsed;
        this.draft = draft;
        this.span = span;
        this.nic = nic;
    }

    void lead(StandbySource to) {
        requireInterface();
        InterfaceXml written = new InterfaceXml();
        PairWriter.source(to, written);
        type(to.type());
        source(to.type(), written.getSource());
        if (to instanceof StandbySource.Ethernet) {
            target(written.getTarget());
        }
    }

    void lead(PrimarySource to) {
        if (to instanceof PrimarySource.Pool pool) {
            lead(new StandbySource.Network(pool.network(), Optional.empty()));
        } else if (to instanceof PrimarySource.Vf vf) {
            requireInterface();
            type("hostdev");
            vf(vf.address(), true);
        } else if (to instanceof PrimarySource.Hostdev hostdev) {
            if (!span.is("hostdev") || !nic.type().equals("pci")) {
                throw refused("only a plain hostdev of type pci can lead to a VF that is one");
            }
            vf(hostdev.address(), false);
        }
    }

    private void requireInterface() {
        if (span.is("hostdev")) {
            throw refused("a plain hostdev leads to a VF only");
        }
    }

    private XmlEditException refused(String fault) {
        return new XmlEditException(fault, parsed.places().at(span));
    }

    private void type(String type) {
        span.children("actual").forEach(draft::removeElement);
        if (nic.type().equals(type)) {
            return;
        }
        draft.setAttribute(span, "type", type);
        span.children("virtualport").forEach(draft::removeElement);
        if (type.equals("hostdev")) {
            if (nic.managed().isEmpty()) {
                draft.setAttribute(span, "managed", "yes");
            }
            dropDrivers(false);
        } else {
            draft.removeAttribute(span, "managed");
            dropDrivers(true);
        }
        switch (nic.type()) {
            case "ethernet" -> span.children("target").forEach(draft::removeElement);
            case "user" ->
                span.children("backend").stream()
                        .filter(backend -> new Tag(draft.text(), backend).attribute("type") != null)
                        .forEach(draft::removeElement);
            default -> {
                // nothing else belongs to the old kind alone
            }
        }
    }

    /** A VF's driver and a virtio NIC's are told by the same attribute, and neither is one of the other's. */
    private void dropDrivers(boolean ofVf) {
        for (Span driver : span.children("driver")) {
            Tag tag = new Tag(draft.text(), driver);
            Attribute name = tag.attribute("name");
            if (name == null || DRIVERS_OF_A_VF.contains(tag.raw(name)) != ofVf) {
                continue;
            }
            if (tag.attributes().size() == 1 && driver.children().isEmpty()) {
                draft.removeElement(driver);
            } else {
                draft.removeAttribute(driver, "name");
            }
        }
    }

    private void source(String type, @Nullable SourceXml to) {
        List<Span> old = span.children("source");
        if (to == null) {
            old.forEach(draft::removeElement);
        } else if (old.isEmpty()) {
            draft.insertInOrder(span, ChildOrder.BEHIND_SOURCE, "source", to);
        } else if (old.get(0).children().isEmpty() || nic.type().equals(type)) {
            attributes(old.get(0), nic.type().equals(type), wanted(to));
        } else {
            draft.replace(old.get(0), to);
        }
    }

    private static Map<String, String> wanted(SourceXml to) {
        Map<String, String> wanted = new LinkedHashMap<>();
        put(wanted, "type", to.type);
        put(wanted, "network", to.network);
        put(wanted, "portgroup", to.portgroup);
        put(wanted, "bridge", to.bridge);
        put(wanted, "dev", to.dev);
        put(wanted, "path", to.path);
        put(wanted, "mode", to.mode);
        return wanted;
    }

    private static void put(Map<String, String> wanted, String name, @Nullable String value) {
        if (value != null) {
            wanted.put(name, value);
        }
    }

    /**
     * Where attributes go and others come, the new ones stand in the places and the quotes of the old ones: those that
     * a source of the same kind does not have any more, or one by one where the kind is another.
     */
    private void attributes(Span source, boolean sameKind, Map<String, String> wanted) {
        Tag tag = new Tag(draft.text(), source);
        Deque<Attribute> leaving = new ArrayDeque<>();
        for (Attribute attribute : tag.attributes()) {
            boolean stays = sameKind && wanted.containsKey(attribute.name());
            if (!stays && !attribute.name().contains(":")) {
                leaving.add(attribute);
            }
        }
        wanted.forEach((name, value) -> {
            boolean there = sameKind && tag.attribute(name) != null;
            Attribute old = there ? null : leaving.poll();
            if (there || old != null && old.name().equals(name)) {
                draft.setAttribute(source, name, value);
            } else if (old != null) {
                draft.replaceAttribute(source, old, name, value);
            } else {
                draft.addAttribute(source, name, value);
            }
        });
        leaving.forEach(attribute -> draft.removeAttribute(source, attribute.name()));
    }

    private void target(@Nullable TargetXml to) {
        Span target = span.child("target");
        if (to == null || to.dev == null) {
            span.children("target").forEach(draft::removeElement);
        } else if (target == null || !nic.type().equals("ethernet")) {
            span.children("target").forEach(draft::removeElement);
            draft.insertInOrder(span, ChildOrder.BEHIND_TARGET, "target", to);
        } else {
            draft.setAttribute(target, "dev", to.dev);
        }
    }

    private void vf(PciAddress to, boolean typed) {
        Span source = span.child("source");
        Span address = source == null ? null : source.child("address");
        PciAddressText written = nic.source().address().orElse(null);
        PciAddress from = written == null ? null : written.address().orElse(null);
        boolean pci = !typed || nic.source().addressType().filter("pci"::equals).isPresent();
        if (address != null && written != null && from != null && pci) {
            VfMapper.write(draft, address, written, from, to);
            return;
        }
        AddressXml bound = PairWriter.address(to, typed);
        if (address != null) {
            draft.replace(address, bound);
            return;
        }
        SourceXml whole = new SourceXml();
        whole.setAddress(bound);
        if (source == null) {
            draft.insertInOrder(span, ChildOrder.BEHIND_SOURCE, "source", whole);
        } else {
            draft.replace(source, whole);
        }
    }
}
