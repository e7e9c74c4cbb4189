package org.netfailover.xml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.UserAlias;
import org.netfailover.xml.binding.AliasXml;
import org.netfailover.xml.binding.LinkXml;
import org.netfailover.xml.binding.MacXml;
import org.netfailover.xml.binding.TeamingXml;

/** Edits of one NIC's own values. */
final class NicEdit {
    private final Parsed parsed;
    private final Draft draft;
    private final Span span;

    NicEdit(Parsed parsed, Draft draft, Span span) {
        this.parsed = parsed;
        this.draft = draft;
        this.span = span;
    }

    void mac(MacAddress mac) {
        requireInterface("MAC");
        Span element = span.child("mac");
        if (element != null) {
            draft.setAttribute(element, "address", mac.toString());
            return;
        }
        MacXml written = new MacXml();
        written.address = mac.toString();
        draft.insertFirst(span, span.path() + "/mac", written);
    }

    void link(LinkState state) {
        requireInterface("link state");
        Span element = carrying("link", "state");
        if (element != null) {
            draft.setAttribute(element, "state", state.text());
            return;
        }
        LinkXml written = new LinkXml();
        written.state = state.text();
        draft.insertInOrder(span, ChildOrder.BEHIND_LINK, "link", written);
    }

    void alias(Nic nic, UserAlias alias) {
        new PairEdit(parsed, draft).requireFree(alias, Set.of(span));
        Span element = carrying("alias", "name");
        if (element != null) {
            draft.setAttribute(element, "name", alias.value());
        } else {
            AliasXml written = new AliasXml();
            written.name = alias.value();
            draft.insertInOrder(span, ChildOrder.BEHIND_ALIAS, "alias", written);
        }
        nic.aliasText().ifPresent(old -> follow(old, alias));
    }

    /** Makes every primary that referred to the old alias refer to the new one. */
    private void follow(String old, UserAlias alias) {
        for (int i = 0; i < parsed.nicSpans().size(); i++) {
            Nic primary = parsed.nic(i);
            Span at = parsed.nicSpans().get(i);
            if (primary.teaming().persistent().filter(old::equals).isPresent()) {
                draft.setAttribute(carrying(at, "teaming", "persistent"), "persistent", alias.value());
            }
            if (primary.driverBackupAlias().filter(old::equals).isPresent()) {
                draft.setAttribute(at.nearest("driver"), "backupAlias", alias.value());
            }
        }
    }

    void teaming(Optional<UserAlias> standby) {
        if (standby.isEmpty()) {
            requireInterface("standby's teaming");
        }
        TeamingXml written = standby.map(alias -> PairWriter.teaming("transient", alias.value()))
                .orElseGet(() -> PairWriter.teaming("persistent", null));
        List<Span> elements = span.children("teaming");
        removeDriverAttributes();
        if (elements.isEmpty()) {
            draft.insertInOrder(span, ChildOrder.BEHIND_TEAMING, "teaming", written);
            return;
        }
        draft.replace(elements.get(0), written);
        elements.subList(1, elements.size()).forEach(draft::removeElement);
    }

    void noTeaming() {
        removeDriverAttributes();
        span.children("teaming").forEach(draft::removeElement);
    }

    private void removeDriverAttributes() {
        Span driver = span.child("driver");
        if (driver == null) {
            return;
        }
        Tag tag = new Tag(draft.text(), driver);
        boolean onlyThese = !tag.attributes().isEmpty()
                && driver.children().isEmpty()
                && tag.attributes().stream()
                        .allMatch(attribute -> attribute.name().equals("failover")
                                || attribute.name().equals("backupAlias"));
        if (onlyThese) {
            draft.removeElement(driver);
        } else {
            draft.removeAttribute(driver, "failover");
            draft.removeAttribute(driver, "backupAlias");
        }
    }

    /** The child that libvirt takes the attribute from: the first that has it, else the first. */
    private @Nullable Span carrying(String name, String attribute) {
        return span.child(name) == null ? null : carrying(span, name, attribute);
    }

    private Span carrying(Span nic, String name, String attribute) {
        for (Span child : nic.children(name)) {
            if (new Tag(draft.text(), child).attribute(attribute) != null) {
                return child;
            }
        }
        return nic.nearest(name);
    }

    private void requireInterface(String what) {
        if (span.is("hostdev")) {
            throw new XmlEditException(
                    "a plain hostdev has no " + what, parsed.places().at(span));
        }
    }
}
