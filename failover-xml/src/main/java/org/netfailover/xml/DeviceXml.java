package org.netfailover.xml;

import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.netfailover.model.Dialect;
import org.netfailover.model.DomainNics;
import org.netfailover.model.LinkState;
import org.netfailover.model.Nic;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import org.netfailover.xml.binding.HostdevXml;
import org.netfailover.xml.binding.InterfaceXml;

/**
 * One NIC as a document of its own, {@code <interface>} or {@code <hostdev>}: what libvirt's attach, detach and update
 * take. An edit returns a new document in which only the edited characters differ; what it changed is in
 * {@link #changes()}.
 *
 * <p>Immutable and safe for many threads.
 */
public final class DeviceXml {
    private final SourceText source;
    private final XmlLimits limits;
    private final List<XmlChange> changes;
    private final Parsed parsed;

    private DeviceXml(SourceText source, XmlLimits limits, List<XmlChange> changes) {
        this.source = source;
        this.limits = limits;
        this.changes = changes;
        this.parsed = scan(source.text(), limits);
    }

    private DeviceXml(SourceText source, XmlLimits limits) {
        this(source, limits, List.of());
    }

    private static Parsed scan(String text, XmlLimits limits) {
        SafeReader reader = SafeReader.of(text, limits);
        Places places = new Places(text);
        reader.toRoot();
        Span root = reader.record(null);
        Nic nic;
        if (root.is("interface")) {
            nic = NicMapper.map(Bindings.read(reader, InterfaceXml.class), places.origin(root));
        } else if (root.is("hostdev")) {
            nic = NicMapper.map(Bindings.read(reader, HostdevXml.class), places.origin(root));
        } else {
            throw reader.fault("the root element is no interface or hostdev");
        }
        reader.stopRecording();
        reader.toEnd();
        DomainNics alone = DomainNics.builder().addNics(nic).build();
        return new Parsed(root, List.of(), List.of(root), alone, Optional.empty(), places);
    }

    /**
     * Reads a device's text.
     *
     * @param text the whole document
     * @return the device
     * @throws DomainXmlException when the text is no such document
     */
    public static DeviceXml parse(String text) {
        return parse(text, XmlLimits.DEFAULT);
    }

    /**
     * Reads a device's text within limits.
     *
     * @param text the whole document
     * @param limits how large it may be
     * @return the device
     * @throws DomainXmlException when the text is no such document, or too large
     */
    public static DeviceXml parse(String text, XmlLimits limits) {
        return new DeviceXml(SourceText.of(text, limits), limits);
    }

    /**
     * Reads a device's bytes.
     *
     * @param bytes the whole file
     * @return the device
     * @throws DomainXmlException when the bytes are no such document
     */
    public static DeviceXml parse(byte[] bytes) {
        return parse(bytes, XmlLimits.DEFAULT);
    }

    /**
     * Reads a device's bytes within limits.
     *
     * @param bytes the whole file
     * @param limits how large it may be
     * @return the device
     * @throws DomainXmlException when the bytes are no such document, or too large
     */
    public static DeviceXml parse(byte[] bytes, XmlLimits limits) {
        return new DeviceXml(SourceText.decode(bytes, limits), limits);
    }

    /**
     * Writes the standby of a pair.
     *
     * @param pair the pair
     * @param dialect how it is marked
     * @return the device, to be attached first
     */
    public static DeviceXml standby(TeamingPair pair, Dialect dialect) {
        return written(new PairWriter(pair, dialect).standby());
    }

    /**
     * Writes the primary of a pair.
     *
     * @param pair the pair
     * @param dialect how it is marked
     * @return the device, to be attached when the standby is there
     * @throws IllegalArgumentException when the dialect has no form for a plain hostdev
     */
    public static DeviceXml primary(TeamingPair pair, Dialect dialect) {
        return written(new PairWriter(pair, dialect).primary());
    }

    private static DeviceXml written(Object bound) {
        return parse(Fragment.alone(bound));
    }

    /**
     * The document's text, without a byte order mark.
     *
     * @return every character as it was read or written
     */
    public String text() {
        return source.text();
    }

    /**
     * The document's bytes, in the encoding and with the byte order mark that it had.
     *
     * @return a new array
     */
    public byte[] toBytes() {
        return source.encode();
    }

    /**
     * The NIC, as libvirt reads it.
     *
     * @return the description
     */
    public Nic nic() {
        return parsed.nic(0);
    }

    /**
     * What the edits changed since the document was parsed or written.
     *
     * @return the changes in the order of the edits; empty for a document as parsed
     */
    public List<XmlChange> changes() {
        return changes;
    }

    /**
     * Makes the NIC lead somewhere else, as for another host; see {@link DomainXml#withSource(Nic, StandbySource)} for
     * what stays and what goes.
     *
     * @param to where it is to lead
     * @return the edited document
     * @throws XmlEditException when the NIC is a plain hostdev
     */
    public DeviceXml withSource(StandbySource to) {
        return edited(draft -> new SourceEdit(parsed, draft, parsed.domain(), nic()).lead(to));
    }

    /**
     * Makes the NIC lead to another VF or pool, as for another host; see
     * {@link DomainXml#withSource(Nic, PrimarySource)}.
     *
     * @param to where it is to lead
     * @return the edited document
     * @throws XmlEditException when the NIC is a plain hostdev and the source is none, or the other way round
     */
    public DeviceXml withSource(PrimarySource to) {
        return edited(draft -> new SourceEdit(parsed, draft, parsed.domain(), nic()).lead(to));
    }

    /**
     * Gives the NIC another alias.
     *
     * @param alias the alias
     * @return the edited document
     */
    public DeviceXml withAlias(UserAlias alias) {
        return edited(draft -> new NicEdit(parsed, draft, parsed.domain()).alias(nic(), alias));
    }

    /**
     * Sets the NIC's link state.
     *
     * @param state the state
     * @return the edited document
     * @throws XmlEditException when the NIC is a plain hostdev, which has none
     */
    public DeviceXml withLink(LinkState state) {
        return edited(draft -> new NicEdit(parsed, draft, parsed.domain()).link(state));
    }

    /**
     * The device of a running domain as it can be attached again, on the same host or on another. The guest gets it
     * back as it had it: MAC, alias, teaming, model, MTU and the guest's address stay. What the host gave goes: the port
     * of the network ({@code portid}) and the bridge or device behind it, the {@code <actual>} and
     * {@code <origstates>} of a status file, an alias that libvirt made up, and the name of a tap or macvtap that it
     * made up ({@code vnet…}, {@code macvtap…}, {@code macvlan…}); a name that somebody chose stays.
     *
     * <p><strong>Take the device from the domain's migratable XML</strong> ({@code VIR_DOMAIN_XML_MIGRATABLE}). Of an
     * interface on a network libvirt 9.0.0 ({@code virDomainNetDefFormat}) writes
     * <ul>
     *   <li>live: what the network made of it. With a pool of VFs that is {@code type='hostdev'} with the address of
     *       the VF that it handed out, and <em>nothing of the network</em>, whose name cannot be had from there: this
     *       method leaves the VF, and {@link #withSource(PrimarySource)} brings the pool back. With a network of a
     *       bridge or macvtap it is {@code type='bridge'} or {@code 'direct'} with the network's name beside, and this
     *       method makes {@code type='network'} of it. A {@code <vlan>}, {@code <virtualport>} or {@code <bandwidth>}
     *       may be the network's there; it stays.
     *   <li>migratable: what was asked for, {@code type='network'} with the network's name, without port, tap and
     *       made-up alias; with the guest's address and {@code ua-} alias, also those of a device that was plugged into
     *       the running domain only.
     *   <li>inactive: the definition of the next start, which a device need not be in, and which need not have the
     *       address that the guest has now.
     * </ul>
     *
     * <p>When it attaches a device libvirt passes over made-up aliases, taps and ports by itself, and makes a new port;
     * it does take {@code type} and {@code <source>} literally.
     *
     * @return the edited document; this one when there is nothing to drop
     */
    public DeviceXml attachable() {
        return edited(draft -> new HostSideEdit(draft, parsed.domain(), nic()).drop());
    }

    private DeviceXml edited(Consumer<Draft> edit) {
        Draft draft = new Draft(source, new Tag(source.text(), parsed.domain()).quote('\''));
        edit.accept(draft);
        if (draft.isEmpty()) {
            return this;
        }
        List<XmlChange> all = new ArrayList<>(changes);
        all.addAll(draft.changes());
        return new DeviceXml(source.withText(draft.apply()), limits, List.copyOf(all));
    }

    /** The element alone, in the style of another place. */
    String laidOut(Style style, CharsetEncoder encoder) {
        return Layout.of(source.text(), parsed.domain(), style, encoder);
    }

    /** What the document is, and nothing of what it holds. */
    @Override
    public String toString() {
        return "DeviceXml[" + nic().element().text() + ", " + source.text().length() + " characters]";
    }
}
