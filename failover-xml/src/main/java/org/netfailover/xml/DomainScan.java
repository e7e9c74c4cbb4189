package org.netfailover.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.PciController;
import org.netfailover.xml.binding.HostdevXml;
import org.netfailover.xml.binding.InterfaceXml;

/**
 * One pass over a domain's text: it is well-formed to the end, its NICs are bound, and of everything else only that is
 * kept which can collide with them.
 */
final class DomainScan {
    private final SafeReader reader;
    private final Places places;
    private final DomainNics.Builder nics = DomainNics.builder();
    private final List<Span> nicSpans = new ArrayList<>();
    private final List<Span> devicesSpans = new ArrayList<>(1);
    private final Map<String, int[]> positions = new HashMap<>();
    private @Nullable Span domain;

    private DomainScan(String text, XmlLimits limits) {
        reader = SafeReader.of(text, limits);
        places = new Places(text);
    }

    static Parsed scan(String text, XmlLimits limits) {
        return new DomainScan(text, limits).scan();
    }

    private Parsed scan() {
        reader.toRoot();
        Span root = reader.here(null);
        if (root.is("domain")) {
            readDomain(root);
        } else if (root.is("domstatus") || root.is("domainsnapshot")) {
            readWrapper(root);
        } else if (root.name.equals("domain")) {
            throw reader.fault("the root element is a domain in a namespace, which libvirt does not read");
        } else {
            throw reader.fault("the root element is no domain, domstatus or domainsnapshot");
        }
        Span found = domain;
        if (found == null) {
            throw new DomainXmlException("there is no domain in the root element", places.at(root));
        }
        reader.toEnd();
        addStrayTeamings();
        return new Parsed(found, devicesSpans, nicSpans, nics.build(), places);
    }

    private void readWrapper(Span root) {
        while (reader.nextWithin(0)) {
            if (reader.isStart()) {
                Span child = domain == null ? reader.here(root) : null;
                if (child != null && child.is("domain")) {
                    readDomain(child);
                } else {
                    reader.skip();
                }
            }
        }
    }

    private void readDomain(Span span) {
        domain = span;
        nics.origin(places.origin(span));
        reader.attribute("type").ifPresent(nics::hypervisor);
        int outside = reader.depth() - 1;
        boolean named = false;
        boolean typed = false;
        while (reader.nextWithin(outside)) {
            if (!reader.isStart()) {
                continue;
            }
            if (!named && reader.isAt("name")) {
                nics.name(reader.text());
                named = true;
            } else if (!typed && reader.isAt("os")) {
                typed = readOs();
            } else if (reader.isAt("devices")) {
                readDevices(span);
            } else {
                reader.skip();
            }
        }
        reader.close(span);
    }

    private boolean readOs() {
        int outside = reader.depth() - 1;
        boolean typed = false;
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
        return typed;
    }

    private void readDevices(Span parent) {
        Span devices = reader.here(parent);
        parent.add(devices);
        devicesSpans.add(devices);
        positions.clear();
        int outside = reader.depth() - 1;
        while (reader.nextWithin(outside)) {
            if (reader.isStart()) {
                if (reader.isAt("interface")) {
                    readNic(devices, true);
                } else if (reader.isAt("hostdev")) {
                    readNic(devices, false);
                } else {
                    readDevice(devices);
                }
            }
        }
        reader.close(devices);
    }

    private void readNic(Span devices, boolean isInterface) {
        Span span = reader.record(devices);
        nicSpans.add(span);
        Nic nic = isInterface
                ? NicMapper.map(Bindings.read(reader, InterfaceXml.class), places.origin(span))
                : NicMapper.map(Bindings.read(reader, HostdevXml.class), places.origin(span));
        reader.stopRecording();
        nics.addNics(nic);
    }

    private void readDevice(Span devices) {
        Span span = reader.here(null);
        int position = ++positions.computeIfAbsent(span.name, name -> new int[1])[0];
        boolean controller = span.is("controller")
                && reader.attribute("type").filter("pci"::equals).isPresent();
        Optional<String> index = controller ? reader.attribute("index") : Optional.empty();
        Optional<String> model = controller ? reader.attribute("model") : Optional.empty();
        Optional<String> hotplug = Optional.empty();
        Optional<String> alias = Optional.empty();
        Optional<PciAddressText> address = Optional.empty();
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
        alias = alias.filter(text -> !text.isEmpty());
        if (alias.isPresent() || address.isPresent()) {
            nics.addOtherDevices(new DomainDevice(
                    span.name,
                    alias,
                    address,
                    child -> places.at(devices.path() + "/" + span.name + "[" + position + "]", span.start)));
        }
    }

    private void addStrayTeamings() {
        if (reader.teamings().isEmpty()) {
            return;
        }
        Set<Integer> placed = new HashSet<>();
        for (Span nic : nicSpans) {
            for (Span child : nic.children()) {
                placed.add(child.start);
            }
        }
        for (SafeReader.Mark mark : reader.teamings()) {
            if (!placed.contains(mark.offset())) {
                nics.addStrayTeamings(places.at(mark.path(), mark.offset()));
            }
        }
    }
}
