package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.DomainNics;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciController;
import org.netfailover.xml.binding.HostdevXml;
import org.netfailover.xml.binding.InterfaceXml;
import org.netfailover.xml.binding.NicsXml;

/**
 * One pass over a domain's text. JAXB pulls the events through {@link #next()} and is shown the root element and the
 * tags of the NICs alone, so that it binds a list of NICs; what else concerns them is picked up on the way, and the
 * rest is passed over, well-formed to the end.
 */
final class DomainScan extends StreamReaderDelegate {
    private final SafeReader reader;
    private final Places places;
    private final DomainNics.Builder nics = DomainNics.builder();
    private final List<Span> nicSpans = new ArrayList<>();
    private final List<Span> devicesSpans = new ArrayList<>(1);
    private final Positions positions = new Positions();
    private final Span root;

    private @Nullable Span domain;
    private @Nullable Span devices;
    private int domainDepth;
    private int nicDepth;
    private boolean domainRead;
    private boolean named;
    private boolean identified;
    private Optional<UUID> uuid = Optional.empty();
    private boolean typed;
    private boolean ended;

    private DomainScan(SafeReader reader, Places places) {
        super(reader);
        this.reader = reader;
        this.places = places;
        reader.toRoot();
        root = reader.here(null);
    }

    static Parsed scan(String text, XmlLimits limits) {
        return new DomainScan(SafeReader.of(text, limits), new Places(text)).scan();
    }

    private Parsed scan() {
        if (root.is("domain")) {
            enterDomain(root);
        } else if (root.name.equals("domain")) {
            throw reader.fault("the root element is a domain in a namespace, which libvirt does not read");
        } else if (!root.is("domstatus") && !root.is("domainsnapshot")) {
            throw reader.fault("the root element is no domain, domstatus or domainsnapshot");
        }
        NicsXml bound = Bindings.read(this, NicsXml.class);
        Span found = domain;
        if (found == null) {
            throw new DomainXmlException("there is no domain in the root element", places.at(root));
        }
        reader.toEnd();
        for (int i = 0; i < bound.nics.size(); i++) {
            Object nic = bound.nics.get(i);
            nics.addNics(
                    nic instanceof InterfaceXml read
                            ? NicMapper.map(read, places.origin(nicSpans.get(i)))
                            : NicMapper.map((HostdevXml) nic, places.origin(nicSpans.get(i))));
        }
        addStrayTeamings();
        return new Parsed(found, devicesSpans, nicSpans, nics.build(), uuid, places);
    }

    /** The next tag that JAXB is to see. */
    @Override
    public int next() {
        if (ended) {
            return END_DOCUMENT;
        }
        while (true) {
            int event = reader.next();
            if (nicDepth > 0) {
                if (event == START_ELEMENT) {
                    return event;
                }
                if (event == END_ELEMENT) {
                    leaveNicTag();
                    return event;
                }
            } else if (event == START_ELEMENT) {
                if (enter()) {
                    return event;
                }
            } else if (event == END_ELEMENT) {
                leave();
                if (ended) {
                    return event;
                }
            }
        }
    }

    private void leaveNicTag() {
        if (reader.depth() < nicDepth) {
            nicDepth = 0;
            reader.stopRecording();
        }
    }

    /** Looks at an element outside the NICs; true when it is one. */
    private boolean enter() {
        Span at = devices;
        if (at != null) {
            if (reader.isAt("interface") || reader.isAt("hostdev")) {
                nicDepth = reader.depth();
                nicSpans.add(reader.record(at));
                return true;
            }
            readDevice(at);
        } else if (domain == null && reader.isAt("domain")) {
            enterDomain(reader.here(root));
        } else if (domain == null || domainRead) {
            reader.skip();
        } else {
            readDomainChild(domain);
        }
        return false;
    }

    private void enterDomain(Span span) {
        domain = span;
        domainDepth = reader.depth();
        nics.origin(places.origin(span));
        reader.attribute("type").ifPresent(nics::hypervisor);
    }

    private void readDomainChild(Span parent) {
        if (reader.isAt("devices")) {
            Span span = reader.here(parent);
            parent.add(span);
            devicesSpans.add(span);
            positions.clear();
            devices = span;
        } else if (!named && reader.isAt("name")) {
            nics.name(reader.text());
            named = true;
        } else if (!identified && reader.isAt("uuid")) {
            uuid = Children.uuid(reader.text());
            identified = true;
        } else if (!typed && reader.isAt("os")) {
            readOs();
        } else {
            reader.skip();
        }
    }

    private void leave() {
        int depth = reader.depth();
        Span left = devices;
        if (left != null && depth == domainDepth) {
            reader.close(left);
            devices = null;
        } else if (domain != null && !domainRead && depth < domainDepth) {
            reader.close(domain);
            domainRead = true;
        }
        ended = depth == 0;
    }

    private void readOs() {
        int outside = reader.depth() - 1;
        while (reader.nextWithin(outside)) {
            if (reader.isStart()) {
                if (!typed && reader.isAt("type")) {
                    reader.attribute("machine").ifPresent(nics::machine);
                    reader.attribute("arch").ifPresent(nics::arch);
                    typed = true;
                }
                reader.skip();
            }
        }
    }

    private void readDevice(Span parent) {
        String name = reader.getLocalName();
        int start = reader.startOffset();
        int position = positions.next(name);
        boolean controller = reader.isAt("controller")
                && reader.attribute("type").filter("pci"::equals).isPresent();
        Optional<String> index = controller ? reader.attribute("index") : Optional.empty();
        Optional<String> model = controller ? reader.attribute("model") : Optional.empty();
        Optional<String> hotplug = Optional.empty();
        Optional<String> alias = Optional.empty();
        Optional<PciAddress> address = Optional.empty();
        boolean addressed = false;
        int outside = reader.depth() - 1;
        while (reader.nextWithin(outside)) {
            if (!reader.isStart()) {
                continue;
            }
            if (alias.isEmpty() && reader.isAt("alias")) {
                alias = reader.attribute("name");
            } else if (!addressed && reader.isAt("address")) {
                addressed = true;
                address = reader.pciAddress();
            } else if (controller && hotplug.isEmpty() && reader.isAt("target")) {
                hotplug = reader.attribute("hotplug");
            }
            reader.skip();
        }
        if (controller) {
            nics.addControllers(new PciController(index, model, hotplug));
        }
        if (alias.isPresent() || address.isPresent()) {
            DomainDevice device = new DomainDevice(
                    name, alias, address, child -> places.at(parent.path() + "/" + name + "[" + position + "]", start));
            if (device.alias().isPresent() || device.guestAddress().isPresent()) {
                nics.addOtherDevices(device);
            }
        }
    }

    /** What somebody keeps in the domain's metadata is none of its devices, a copy of them included. */
    private static boolean isMetadata(SafeReader.Mark mark) {
        return mark.path().contains("/domain/metadata/");
    }

    private void addStrayTeamings() {
        int nic = 0;
        for (SafeReader.Mark mark : reader.teamings()) {
            while (nic < nicSpans.size() && nicSpans.get(nic).end <= mark.offset()) {
                nic++;
            }
            boolean stray = nic == nicSpans.size() || !nicSpans.get(nic).hasChildAt(mark.offset());
            if (stray && !isMetadata(mark)) {
                nics.addStrayTeamings(places.at(mark.path(), mark.offset()));
            }
        }
    }
}
