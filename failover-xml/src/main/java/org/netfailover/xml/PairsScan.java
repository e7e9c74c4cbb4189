package org.netfailover.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.util.StreamReaderDelegate;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Location;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.model.TeamingPair;
import org.netfailover.xml.binding.HostdevXml;
import org.netfailover.xml.binding.InterfaceXml;

/**
 * One pass over the pairs of a domain's metadata. What is in our namespace is shown to JAXB as being in none, as a
 * device is where libvirt reads it.
 */
final class PairsScan extends StreamReaderDelegate {
    private static final String NO_PAIR = "is no pair: a standby and the primary that refers to it, with one MAC,"
            + " an alias each and nothing that libvirt would refuse";

    private final String text;
    private final SafeReader reader;
    private final Places places;

    private PairsScan(String text, SafeReader reader) {
        super(reader);
        this.text = text;
        this.reader = reader;
        this.places = new Places(text);
    }

    static List<TeamingPair> scan(String text, XmlLimits limits) {
        return new PairsScan(text, SafeReader.of(text, limits)).scan();
    }

    @Override
    public String getNamespaceURI() {
        String namespace = reader.getNamespaceURI();
        return namespace == null || namespace.equals(PairsXml.NAMESPACE) ? "" : namespace;
    }

    @Override
    public int next() {
        int event = reader.next();
        if (event == START_ELEMENT && !getNamespaceURI().isEmpty()) {
            throw reader.fault("has an element in another namespace");
        }
        return event;
    }

    private boolean isAt(String name) {
        return reader.getLocalName().equals(name) && getNamespaceURI().isEmpty();
    }

    private List<TeamingPair> scan() {
        reader.toRoot();
        if (!isAt("pairs")) {
            throw reader.fault(
                    reader.getLocalName().equals("pairs")
                            ? "the root element is pairs in a namespace that is not ours"
                            : "the root element is no pairs");
        }
        if (reader.attribute("version").filter(PairsXml.VERSION::equals).isEmpty()) {
            throw reader.fault("the pairs are of another version than " + PairsXml.VERSION);
        }
        requireAttributes(1);
        List<TeamingPair> pairs = new ArrayList<>();
        PairsXml.Distinct distinct = new PairsXml.Distinct();
        int outside = reader.depth() - 1;
        while (reader.nextWithin(outside)) {
            if (reader.isStart()) {
                if (!isAt("pair")) {
                    throw reader.fault("has an element that is no pair");
                }
                Location at = here();
                TeamingPair pair = pair();
                if (!distinct.add(pair)) {
                    throw new DomainXmlException(PairsXml.Distinct.FAULT, at);
                }
                pairs.add(pair);
            }
        }
        reader.toEnd();
        return List.copyOf(pairs);
    }

    private Location here() {
        return places.at(reader.path(), reader.startOffset());
    }

    private void requireAttributes(int known) {
        if (reader.getAttributeCount() > known) {
            throw reader.fault("has an attribute that is not known here");
        }
    }

    private TeamingPair pair() {
        requireAttributes(0);
        Location at = here();
        DomainNics.Builder nics = DomainNics.builder();
        List<Span> devices = new ArrayList<>(2);
        int outside = reader.depth() - 1;
        while (reader.nextWithin(outside)) {
            if (reader.isStart()) {
                Span device = reader.record(null);
                devices.add(device);
                nics.addNics(nic(device));
                reader.stopRecording();
            }
        }
        List<NicPair> found = nics.build().pairs();
        Optional<TeamingPair> pair =
                devices.size() == 2 && found.size() == 1 ? found.get(0).assured() : Optional.empty();
        if (pair.isEmpty()) {
            throw new DomainXmlException(NO_PAIR, at);
        }
        requireNothingElse(devices, pair.get());
        return pair.get();
    }

    private Nic nic(Span device) {
        if (isAt("interface")) {
            return NicMapper.map(Bindings.read(this, InterfaceXml.class), places.origin(device));
        }
        if (isAt("hostdev")) {
            return NicMapper.map(Bindings.read(this, HostdevXml.class), places.origin(device));
        }
        throw reader.fault("has an element that is no interface or hostdev");
    }

    /** Refuses elements and attributes that are not there when the pair is written. */
    private void requireNothingElse(List<Span> devices, TeamingPair pair) {
        Map<String, Integer> known = new HashMap<>();
        String written = PairsXml.element(pair);
        SafeReader again = SafeReader.of(written, XmlLimits.DEFAULT);
        again.toRoot();
        Span root = again.record(null);
        while (again.next() != END_DOCUMENT) {
            // every element is recorded on the way
        }
        root.children().forEach(device -> count(written, device, "", known));
        devices.forEach(device -> requireKnown(device, "", known));
    }

    private static void count(String written, Span span, String path, Map<String, Integer> known) {
        String own = path + "/" + span.name;
        known.merge(own, 1, Integer::sum);
        new Tag(written, span)
                .attributes()
                .forEach(attribute -> known.merge(own + "/@" + attribute.name(), 1, Integer::sum));
        span.children().forEach(child -> count(written, child, own, known));
    }

    private void requireKnown(Span span, String path, Map<String, Integer> known) {
        String own = path + "/" + span.name;
        use(span, own, known);
        for (Tag.Attribute attribute : new Tag(text, span).attributes()) {
            if (!attribute.name().equals("xmlns") && !attribute.name().startsWith("xmlns:")) {
                use(span, own + "/@" + attribute.name(), known);
            }
        }
        span.children().forEach(child -> requireKnown(child, own, known));
    }

    private void use(Span at, String name, Map<String, Integer> known) {
        if (known.merge(name, -1, Integer::sum) < 0) {
            throw new DomainXmlException("has something that a pair cannot hold", places.at(at));
        }
    }
}
