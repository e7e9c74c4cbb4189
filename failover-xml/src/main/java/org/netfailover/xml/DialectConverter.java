package org.netfailover.xml;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Dialect;
import org.netfailover.model.Nic;
import org.netfailover.model.Quoted;
import org.netfailover.model.TeamingText;
import org.netfailover.xml.Tag.Attribute;
import org.netfailover.xml.binding.DriverXml;
import org.netfailover.xml.binding.TeamingXml;

/**
 * Says the same in the other dialect. An element that says nothing else is renamed where it stands; otherwise the
 * attribute joins or leaves the {@code <driver>}, and {@code <teaming>} stands where libvirt writes it.
 */
final class DialectConverter {
    private final Parsed parsed;
    private final Draft draft;

    DialectConverter(Parsed parsed, Draft draft) {
        this.parsed = parsed;
        this.draft = draft;
    }

    void run(Dialect to) {
        for (int i = 0; i < parsed.nicSpans().size(); i++) {
            Nic nic = parsed.nic(i);
            Span span = parsed.nicSpans().get(i);
            if (to == Dialect.DRIVER_ATTRIBUTES) {
                toDriver(nic, span);
            } else if (nic.driverFailover().isPresent()
                    || nic.driverBackupAlias().isPresent()) {
                toTeaming(nic, span);
            }
        }
    }

    private void toDriver(Nic nic, Span span) {
        TeamingText teaming = nic.teaming();
        if (!teaming.isPresent()) {
            return;
        }
        if (nic.element() == Nic.Element.HOSTDEV) {
            throw refused(PairWriter.NO_HOSTDEV_FORM, span);
        }
        boolean standby = teaming.isPersistent() && teaming.persistent().isEmpty();
        if (!standby && (!teaming.isTransient() || teaming.persistent().isEmpty())) {
            throw refused("the teaming is neither a standby nor a primary with a reference", span.nearest("teaming"));
        }
        String name = standby ? "failover" : "backupAlias";
        String value = standby ? "on" : teaming.persistent().orElse("");
        List<Span> elements = span.children("teaming");
        Span driver = span.child("driver");
        if (driver != null) {
            requireSame(standby ? nic.driverFailover() : nic.driverBackupAlias(), value, driver);
            draft.setAttribute(driver, name, value);
            elements.forEach(draft::removeElement);
        } else if (elements.size() == 1 && teaming.ignored().isEmpty()) {
            renameToDriver(elements.get(0), standby, name);
        } else {
            DriverXml written = new DriverXml();
            written.failover = standby ? value : null;
            written.backupAlias = standby ? null : value;
            draft.replace(elements.get(0), written);
            elements.subList(1, elements.size()).forEach(draft::removeElement);
        }
    }

    private void requireSame(Optional<String> other, String value, Span driver) {
        if (other.isPresent() && !other.get().equals(value)) {
            throw refused("the two dialects disagree here", driver);
        }
    }

    private void renameToDriver(Span element, boolean standby, String name) {
        Tag tag = new Tag(draft.text(), element);
        Attribute type = tag.attribute("type");
        Attribute persistent = tag.attribute("persistent");
        rename(element, tag, "driver");
        if (standby && type != null) {
            draft.splice(type.start(), type.start() + type.name().length(), name);
            draft.splice(type.valueStart(), type.valueEnd(), "on");
            if (persistent != null) {
                cut(persistent);
            }
        } else if (type != null && persistent != null) {
            cut(type);
            draft.splice(
                    persistent.start(), persistent.start() + persistent.name().length(), name);
        }
        draft.changed(XmlChange.changed(element.path(), raw(element), "<driver " + name + ">"));
    }

    private void cut(Attribute attribute) {
        int lead = Style.leadBefore(draft.text(), attribute.start()).length();
        draft.splice(attribute.start() - lead, attribute.end(), "");
    }

    private void toTeaming(Nic nic, Span span) {
        Span driver = span.nearest("driver");
        boolean standby = nic.driverFailover().filter("on"::equals).isPresent();
        if (standby && nic.driverBackupAlias().isPresent()) {
            throw refused("the driver marks both a standby and a primary", driver);
        }
        if (!standby && nic.driverBackupAlias().isEmpty()) {
            if (!nic.driverFailover().filter("off"::equals).isPresent()) {
                throw refused(
                        "the driver's failover is "
                                + Quoted.of(nic.driverFailover().orElse("")),
                        driver);
            }
            draft.removeAttribute(driver, "failover");
            return;
        }
        if (nic.teaming().isPresent()) {
            requireTeaming(nic, standby, driver);
            draft.removeAttribute(driver, "failover");
            draft.removeAttribute(driver, "backupAlias");
            return;
        }
        TeamingXml teaming = standby
                ? PairWriter.teaming("persistent", null)
                : PairWriter.teaming("transient", nic.driverBackupAlias().orElse(""));
        Tag tag = new Tag(draft.text(), driver);
        if (tag.attributes().size() == 1 && driver.children().isEmpty()) {
            renameToTeaming(driver, tag, standby);
        } else {
            draft.removeAttribute(driver, "failover");
            draft.removeAttribute(driver, "backupAlias");
            draft.insertInOrder(span, ChildOrder.BEHIND_TEAMING, "teaming", teaming);
        }
    }

    private void requireTeaming(Nic nic, boolean standby, Span driver) {
        boolean same = standby
                ? nic.teaming().isPersistent()
                : nic.teaming().isTransient() && nic.teaming().persistent().equals(nic.driverBackupAlias());
        if (!same) {
            throw refused("the two dialects disagree here", driver);
        }
    }

    private void renameToTeaming(Span element, Tag tag, boolean standby) {
        Attribute attribute = tag.attributes().get(0);
        rename(element, tag, "teaming");
        if (standby) {
            draft.splice(attribute.start(), attribute.start() + attribute.name().length(), "type");
            draft.splice(attribute.valueStart(), attribute.valueEnd(), "persistent");
        } else {
            char quote = draft.text().charAt(attribute.valueEnd());
            draft.splice(
                    attribute.start(),
                    attribute.start() + attribute.name().length(),
                    "type=" + quote + "transient" + quote + " persistent");
        }
        draft.changed(XmlChange.changed(
                element.path(), raw(element), "<teaming type='" + (standby ? "persistent" : "transient") + "'>"));
    }

    private void rename(Span element, Tag tag, String name) {
        draft.splice(tag.nameStart(), tag.nameEnd(), name);
        if (!element.isEmptyTag()) {
            int from = element.contentEnd + 2;
            draft.splice(from, from + element.name.length(), name);
        }
    }

    private String raw(Span element) {
        return draft.text().substring(element.start, element.tagEnd);
    }

    private XmlEditException refused(String fault, @Nullable Span at) {
        return new XmlEditException(fault, parsed.places().at(at == null ? parsed.domain() : at));
    }
}
