package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Dialect;
import org.netfailover.model.DomainNics;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Quoted;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;

/**
 * A libvirt domain: {@code <domain>}, or one inside the {@code <domstatus>} of a status file or the
 * {@code <domainsnapshot>} of a snapshot (there the first {@code <domain>} is read and edited).
 *
 * <p>The document is its text. Reading binds the NICs as libvirt reads them; an edit returns a new document in which
 * only the edited characters differ, with what it changed in {@link #changes()}. An edit that cannot be made throws
 * {@link XmlEditException} and nothing is half done. Edits do not judge: check {@link #nics()} with
 * {@link org.netfailover.rules.Rules} afterwards.
 *
 * <p>Immutable and safe for many threads. The text is scanned once, when it is parsed or, after an edit, when it is
 * first asked about.
 */
public final class DomainXml {
    private final SourceText source;
    private final XmlLimits limits;
    private final List<XmlChange> changes;
    private volatile @Nullable Parsed parsed;

    private DomainXml(SourceText source, XmlLimits limits, List<XmlChange> changes) {
        this.source = source;
        this.limits = limits;
        this.changes = changes;
    }

    /**
     * Reads a domain's text, as libvirt's API gives it.
     *
     * @param text the whole document
     * @return the document
     * @throws DomainXmlException when the text is no such document
     */
    public static DomainXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads a domain's text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static DomainXml parse(String text, XmlLimits limits) {
        return scanned(SourceText.of(text, limits), limits);
    }

    /**
     * Reads a domain's bytes, as a file holds them: UTF-8, UTF-16, or in the encoding that the declaration names.
     *
     * @param bytes the whole file
     * @return the document
     * @throws DomainXmlException when the bytes are no such document
     */
    public static DomainXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads a domain's bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the document
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static DomainXml parse(byte[] bytes, XmlLimits limits) {
        return scanned(SourceText.decode(bytes, limits), limits);
    }

    private static DomainXml scanned(SourceText source, XmlLimits limits) {
        DomainXml document = new DomainXml(source, limits, List.of());
        document.parsed();
        return document;
    }

    private Parsed parsed() {
        Parsed known = parsed;
        if (known == null) {
            known = DomainScan.scan(source.text(), limits);
            parsed = known;
        }
        return known;
    }

    /**
     * The document's text, without a byte order mark.
     *
     * @return every character as it was read or edited
     */
    public String text() {
        return source.text();
    }

    /**
     * The document's bytes, in the encoding and with the byte order mark that it had.
     *
     * @return a new array
     * @throws DomainXmlException when text that was given as characters does not fit the encoding that it declares
     */
    public byte[] toBytes() {
        return source.encode();
    }

    /**
     * The domain's name.
     *
     * @return the name, where it is there
     */
    public Optional<String> name() {
        return nics().name();
    }

    /**
     * The domain's UUID, which it keeps on every host.
     *
     * @return the UUID, or empty when there is none or the text is none; libvirt makes up one where it is missing
     */
    public Optional<UUID> uuid() {
        return parsed().uuid();
    }

    /**
     * The NICs, as libvirt reads them.
     *
     * @return the description
     */
    public DomainNics nics() {
        return parsed().nics();
    }

    /**
     * The pairs that hold together, rules aside.
     *
     * @return a standby and a primary each, in either dialect
     */
    public List<NicPair> pairs() {
        return nics().pairs();
    }

    /**
     * What the edits changed since the document was parsed.
     *
     * @return the changes in the order of the edits; empty for a document as parsed
     */
    public List<XmlChange> changes() {
        return changes;
    }

    /**
     * Finds a NIC by its alias.
     *
     * @param alias an alias as written, also a generated one such as {@code net0}
     * @return the NIC
     * @throws XmlEditException when no NIC or more than one has this alias
     */
    public Nic nic(String alias) {
        List<Nic> found = nics().nics().stream()
                .filter(nic -> nic.aliasText().filter(alias::equals).isPresent())
                .toList();
        if (found.size() != 1) {
            throw new XmlEditException(
                    (found.isEmpty() ? "no NIC has" : "more than one NIC has") + " the alias " + Quoted.of(alias),
                    parsed().places().at(parsed().domain()));
        }
        return found.get(0);
    }

    /**
     * One NIC as a document of its own, as attach and detach take it.
     *
     * @param nic one of {@link #nics()}
     * @return its text, from its start tag to its end tag
     * @throws IllegalArgumentException when the NIC is none of this document
     */
    public DeviceXml device(Nic nic) {
        Span span = span(nic);
        return DeviceXml.parse(source.text().substring(span.start, span.end), limits);
    }

    /**
     * Adds a pair in the {@code <teaming>} dialect, behind the other NICs.
     *
     * @param pair the pair
     * @return the edited document
     * @throws XmlEditException when a device has one of its aliases
     */
    public DomainXml withPair(TeamingPair pair) {
        return withPair(pair, Dialect.TEAMING);
    }

    /**
     * Adds a pair behind the other NICs.
     *
     * @param pair the pair
     * @param dialect how it is marked
     * @return the edited document
     * @throws XmlEditException when a device has one of its aliases
     * @throws IllegalArgumentException when the dialect has no form for a plain hostdev
     */
    public DomainXml withPair(TeamingPair pair, Dialect dialect) {
        return edited((now, draft) -> new PairEdit(now, draft).add(pair, dialect));
    }

    /**
     * Puts a pair in the place of another; the guest's PCI addresses stay.
     *
     * @param alias the alias of either half of the old pair
     * @param pair the new pair
     * @param dialect how it is marked
     * @return the edited document
     * @throws XmlEditException when there is no such pair, or another device has an alias of the new one
     * @throws IllegalArgumentException when the dialect has no form for a plain hostdev
     */
    public DomainXml withPairReplaced(String alias, TeamingPair pair, Dialect dialect) {
        return edited((now, draft) -> new PairEdit(now, draft).replace(alias, pair, dialect));
    }

    /**
     * Removes a pair.
     *
     * @param alias the alias of either half
     * @return the edited document
     * @throws XmlEditException when no pair has this alias
     */
    public DomainXml withoutPair(String alias) {
        return edited((now, draft) -> new PairEdit(now, draft).remove(alias));
    }

    /**
     * Says the same in one dialect throughout, merging with what {@code <driver>} says already.
     *
     * <p>There and back gives the same bytes where a {@code <teaming>} stands as libvirt writes it: its type before
     * its reference, one blank before each and none beside {@code =}, both in the same quotes and without character
     * references, as an empty-element tag. Where the interface has a {@code <driver>} as well, it stands behind it and
     * what libvirt writes before it, in the quotes of its neighbours and with no comment next to it. What is lost
     * otherwise is only how the {@code <teaming>} was spelled.
     *
     * @param dialect the dialect to speak
     * @return the edited document
     * @throws XmlEditException when a device cannot be said in it: a plain hostdev, or a teaming that libvirt refuses
     */
    public DomainXml convertedTo(Dialect dialect) {
        return edited((now, draft) -> new DialectConverter(now, draft).run(dialect));
    }

    /**
     * Maps VFs to those of another host: in {@code <interface type='hostdev'>}, in the {@code <actual>} of a status
     * file, and in plain {@code <hostdev>}. All at once, so that A to B and B to C do not chain; the guest's addresses
     * stay.
     *
     * @param map the VF here to the VF there; addresses are compared as numbers
     * @return the edited document
     * @throws XmlEditException when an entry fits no device or more than one
     * @throws IllegalArgumentException when two entries lead to one VF
     */
    public DomainXml withVfsMapped(Map<PciAddress, PciAddress> map) {
        return edited((now, draft) -> new VfMapper(now, draft, map).run());
    }

    /**
     * Gives a NIC another MAC.
     *
     * @param nic one of {@link #nics()}
     * @param mac the MAC
     * @return the edited document
     * @throws XmlEditException when the NIC is a plain hostdev, which has none in XML
     */
    public DomainXml withMac(Nic nic, MacAddress mac) {
        return edited((now, draft) -> new NicEdit(now, draft, span(nic)).mac(mac));
    }

    /**
     * Gives a NIC another MAC.
     *
     * @param alias the NIC's alias as written
     * @param mac the MAC
     * @return the edited document
     * @throws XmlEditException when no NIC or more than one has this alias, or the edit cannot be made on it
     */
    public DomainXml withMac(String alias, MacAddress mac) {
        return withMac(nic(alias), mac);
    }

    /**
     * Gives a NIC another alias; a primary that refers to it follows.
     *
     * @param nic one of {@link #nics()}
     * @param alias the alias
     * @return the edited document
     * @throws XmlEditException when another device has this alias
     */
    public DomainXml withAlias(Nic nic, UserAlias alias) {
        return edited((now, draft) -> new NicEdit(now, draft, span(nic)).alias(nic, alias));
    }

    /**
     * Gives a NIC another alias; a primary that refers to it follows.
     *
     * @param old the NIC's alias as written
     * @param alias the alias
     * @return the edited document
     * @throws XmlEditException when no NIC or more than one has this alias, or the edit cannot be made on it
     */
    public DomainXml withAlias(String old, UserAlias alias) {
        return withAlias(nic(old), alias);
    }

    /**
     * Sets a NIC's link state.
     *
     * @param nic one of {@link #nics()}
     * @param state the state
     * @return the edited document
     * @throws XmlEditException when the NIC is a plain hostdev, which has none
     */
    public DomainXml withLink(Nic nic, LinkState state) {
        return edited((now, draft) -> new NicEdit(now, draft, span(nic)).link(state));
    }

    /**
     * Sets a NIC's link state.
     *
     * @param alias the NIC's alias as written
     * @param state the state
     * @return the edited document
     * @throws XmlEditException when no NIC or more than one has this alias, or the edit cannot be made on it
     */
    public DomainXml withLink(String alias, LinkState state) {
        return withLink(nic(alias), state);
    }

    /**
     * Marks a NIC as a standby, in the {@code <teaming>} dialect.
     *
     * @param nic one of {@link #nics()}
     * @return the edited document
     * @throws XmlEditException when the NIC is a plain hostdev
     */
    public DomainXml withStandbyTeaming(Nic nic) {
        return edited((now, draft) -> new NicEdit(now, draft, span(nic)).teaming(Optional.empty()));
    }

    /**
     * Marks a NIC as a primary, in the {@code <teaming>} dialect.
     *
     * @param nic one of {@link #nics()}
     * @param standby the alias of its standby
     * @return the edited document
     */
    public DomainXml withPrimaryTeaming(Nic nic, UserAlias standby) {
        return edited((now, draft) -> new NicEdit(now, draft, span(nic)).teaming(Optional.of(standby)));
    }

    /**
     * Takes a NIC's mark away, in both dialects.
     *
     * @param nic one of {@link #nics()}
     * @return the edited document
     */
    public DomainXml withoutTeaming(Nic nic) {
        return edited((now, draft) -> new NicEdit(now, draft, span(nic)).noTeaming());
    }

    /**
     * Adds a NIC behind the last of its kind. It is indented like its neighbours; its attributes, text and comments
     * are as they were.
     *
     * <p>{@link #withoutNic(String)} gives the same bytes again, unless the domain had an empty {@code <devices/>} or
     * none.
     *
     * @param device the NIC
     * @return the edited document
     * @throws XmlEditException when a device has its alias
     */
    public DomainXml withNic(DeviceXml device) {
        return edited((now, draft) -> new PairEdit(now, draft).add(device));
    }

    /**
     * Removes a NIC. Whether another refers to it is not asked.
     *
     * <p>The destination's XML of a migration has the same NICs as the source's: libvirt refuses one that lacks a NIC
     * which the running domain has, so the device is detached first.
     *
     * @param nic one of {@link #nics()}
     * @return the edited document
     */
    public DomainXml withoutNic(Nic nic) {
        return edited((now, draft) -> draft.removeElement(span(nic)));
    }

    /**
     * Removes a NIC. Whether another refers to it is not asked.
     *
     * @param alias the NIC's alias as written
     * @return the edited document
     * @throws XmlEditException when no NIC or more than one has this alias
     */
    public DomainXml withoutNic(String alias) {
        return withoutNic(nic(alias));
    }

    /**
     * Makes a NIC lead somewhere else, as for another host: to another bridge, network, device… of the same kind or of
     * another. What the guest sees stays, and so does what describes the NIC and not the place: MAC, model, MTU, VLAN,
     * teaming, alias, the guest's address. libvirt 9.0.0 allows it in the destination's XML of a migration, where it
     * compares MAC, model, MTU, virtio options and the guest's address, and not the source.
     *
     * <p>The {@code <source>} says afterwards what the new place says and nothing else: a port group is the new one or
     * none, and a {@code portid}, which names a port of the old host's network, goes. With the kind go a
     * {@code <virtualport>}, {@code managed}, the driver of a VF and the {@code <target>} of a {@code type='ethernet'}.
     * An {@code <actual>} goes in any case. An edit back gives the same bytes where the kind stays, and otherwise where
     * there was nothing that goes.
     *
     * @param nic one of {@link #nics()}
     * @param source where it is to lead
     * @return the edited document
     * @throws XmlEditException when the NIC is a plain hostdev
     */
    public DomainXml withSource(Nic nic, StandbySource source) {
        return edited((now, draft) -> new SourceEdit(now, draft, span(nic), nic).lead(source));
    }

    /**
     * Makes a NIC lead somewhere else.
     *
     * @param alias the NIC's alias as written
     * @param source where it is to lead
     * @return the edited document
     * @throws XmlEditException when no NIC or more than one has this alias, or the NIC is a plain hostdev
     * @see #withSource(Nic, StandbySource)
     */
    public DomainXml withSource(String alias, StandbySource source) {
        return withSource(nic(alias), source);
    }

    /**
     * Makes a NIC lead to another VF or pool, as for another host; the rest stays as with
     * {@link #withSource(Nic, StandbySource)}. The address of a VF is written in the spelling of the old one. A VF that
     * comes in the place of a pool is {@code managed='yes'}.
     *
     * @param nic one of {@link #nics()}
     * @param source where it is to lead
     * @return the edited document
     * @throws XmlEditException when the NIC is a plain hostdev and the source is none, or the other way round
     */
    public DomainXml withSource(Nic nic, PrimarySource source) {
        return edited((now, draft) -> new SourceEdit(now, draft, span(nic), nic).lead(source));
    }

    /**
     * Makes a NIC lead to another VF or pool.
     *
     * @param alias the NIC's alias as written
     * @param source where it is to lead
     * @return the edited document
     * @throws XmlEditException when no NIC or more than one has this alias, or the NIC is a plain hostdev and the
     *     source is none, or the other way round
     * @see #withSource(Nic, PrimarySource)
     */
    public DomainXml withSource(String alias, PrimarySource source) {
        return withSource(nic(alias), source);
    }

    @SuppressWarnings("ReferenceEquality") // of two NICs that are alike, the very one that was given is meant
    private Span span(Nic nic) {
        List<Nic> nics = nics().nics();
        int found = -1;
        for (int i = 0; i < nics.size(); i++) {
            if (nics.get(i) == nic) {
                return parsed().nicSpans().get(i);
            }
            if (nics.get(i).equals(nic)) {
                if (found >= 0) {
                    throw new IllegalArgumentException("two NICs of this document are like the given one");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("the NIC is none of this document");
        }
        return parsed().nicSpans().get(found);
    }

    private DomainXml edited(BiConsumer<Parsed, Draft> edit) {
        Parsed now = parsed();
        Draft draft = new Draft(source, new Tag(source.text(), now.domain()).quote('\''));
        edit.accept(now, draft);
        if (draft.isEmpty()) {
            return this;
        }
        List<XmlChange> all = new ArrayList<>(changes);
        all.addAll(draft.changes());
        return new DomainXml(source.withText(draft.apply()), limits, List.copyOf(all));
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "DomainXml[" + source.text().length() + " characters, "
                + parsed().nicSpans().size() + " NICs, " + changes.size() + " changes]";
    }
}
