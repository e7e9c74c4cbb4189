package org.netfailover.xml;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.DomainCapabilities;

/** One pass over a domain's capabilities. Of elements that may stand once the first counts. */
final class DomainCapabilitiesScan {
    private final SafeReader reader;
    private final Children children;
    private final DomainCapabilities.Builder found = DomainCapabilities.builder();
    private final Set<String> seen = new HashSet<>();

    private DomainCapabilitiesScan(SafeReader reader) {
        this.reader = reader;
        this.children = new Children(reader);
    }

    static DomainCapabilities scan(String text, XmlLimits limits) {
        SafeReader reader = SafeReader.of(text, limits);
        reader.toRoot();
        if (!reader.isAt("domainCapabilities")) {
            throw reader.fault("the root element is no domainCapabilities");
        }
        return new DomainCapabilitiesScan(reader).read();
    }

    private DomainCapabilities read() {
        children.forEach(name -> {
            if (seen.add(name)) {
                readChild(name);
            }
        });
        reader.toEnd();
        return found.build();
    }

    private void readChild(String name) {
        switch (name) {
            case "path" -> found.path(reader.text().strip());
            case "domain" -> found.domainType(reader.text().strip());
            case "machine" -> found.machine(Optional.of(reader.text().strip()).filter(text -> !text.isEmpty()));
            case "arch" -> found.arch(reader.text().strip());
            case "vcpu" -> found.maxVcpus(children.positive("max"));
            case "devices" ->
                children.forEach(device -> {
                    if (device.equals("hostdev") && seen.add("devices/hostdev")) {
                        readHostdev();
                    }
                });
            default -> {
                // concerns no failover
            }
        }
    }

    private void readHostdev() {
        found.isHostdevSupported(
                reader.attribute("supported").filter("yes"::equals).isPresent());
        children.forEach(name -> {
            if (name.equals("enum")) {
                String values = reader.attribute("name").orElse("");
                children.forEach(value -> readValue(values, value));
            }
        });
    }

    private void readValue(String values, String name) {
        if (name.equals("value") && values.equals("subsysType")) {
            found.addHostdevTypes(reader.text().strip());
        } else if (name.equals("value") && values.equals("pciBackend")) {
            found.addPciBackends(reader.text().strip());
        }
    }
}
