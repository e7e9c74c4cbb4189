package org.netfailover.xml;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Nic;
import org.netfailover.model.UserAlias;
import org.netfailover.xml.Tag.Attribute;

/** Takes from a device of a running domain what its host gave it, so that any host may give it anew. */
final class HostSideEdit {
    /** What libvirt 9.0.0 begins the names of its own taps and macvtaps with ({@code src/util/virnetdev.h}). */
    private static final List<String> GENERATED = List.of("vnet", "macvtap", "macvlan");

    /** What a network's own kind is written as in the XML of a running domain. */
    private static final Set<String> KINDS_OF_A_NETWORK = Set.of("network", "bridge", "direct");

    private static final Set<String> OF_A_NETWORK = Set.of("network", "portgroup");

    private final Draft draft;
    private final Span span;
    private final Nic nic;

    HostSideEdit(Draft draft, Span span, Nic nic) {
        this.draft = draft;
        this.span = span;
        this.nic = nic;
    }

    void drop() {
        span.children("actual").forEach(draft::removeElement);
        span.children("target").forEach(this::target);
        Span source = span.child("source");
        if (source != null) {
            source.children("origstates").forEach(draft::removeElement);
            if (nic.source().network().isPresent() && KINDS_OF_A_NETWORK.contains(nic.type())) {
                network(source);
            }
        }
        if (nic.aliasText().filter(alias -> !UserAlias.isKept(alias)).isPresent()) {
            span.children("alias").forEach(draft::removeElement);
        }
    }

    private void network(Span source) {
        if (!nic.type().equals("network")) {
            draft.setAttribute(span, "type", "network");
        }
        for (Attribute attribute : new Tag(draft.text(), source).attributes()) {
            if (!OF_A_NETWORK.contains(attribute.name())) {
                draft.removeAttribute(source, attribute.name());
            }
        }
    }

    private void target(Span target) {
        Tag tag = new Tag(draft.text(), target);
        String dev = raw(tag, "dev");
        boolean generated = dev != null && GENERATED.stream().anyMatch(dev::startsWith);
        if (generated && !"no".equals(raw(tag, "managed"))) {
            draft.removeElement(target);
        }
    }

    private static @Nullable String raw(Tag tag, String name) {
        Attribute attribute = tag.attribute(name);
        return attribute == null ? null : tag.raw(attribute);
    }
}
