package org.netfailover.xml;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.PciAddress;

/** One pass over a network's port. Of elements that may stand once the first counts. */
final class NetworkPortScan {
    private final SafeReader reader;
    private final Children children;
    private final Places places;
    private final Span root;
    private final Set<String> seen = new HashSet<>();
    private @Nullable UUID uuid;
    private Optional<UUID> ownerUuid = Optional.empty();
    private Optional<String> owner = Optional.empty();
    private Optional<MacAddress> mac = Optional.empty();
    private Optional<String> plug = Optional.empty();
    private Optional<PciAddress> function = Optional.empty();

    private NetworkPortScan(SafeReader reader, Places places) {
        this.reader = reader;
        this.places = places;
        this.root = reader.here(null);
        this.children = new Children(reader);
    }

    static NetworkPortScan scan(String text, XmlLimits limits) {
        SafeReader reader = SafeReader.of(text, limits);
        reader.toRoot();
        if (!reader.isAt("networkport")) {
            throw reader.fault("the root element is no networkport");
        }
        NetworkPortScan scan = new NetworkPortScan(reader, new Places(text));
        scan.read();
        return scan;
    }

    private void read() {
        children.forEach(name -> {
            if (seen.add(name)) {
                readChild(name);
            }
        });
        reader.toEnd();
    }

    private void readChild(String name) {
        switch (name) {
            case "uuid" -> uuid = Children.uuid(reader.text()).orElse(null);
            case "owner" -> children.forEach(this::readOwner);
            case "mac" -> mac = reader.attribute("address").flatMap(MacAddress::findAttribute);
            case "plug" -> {
                plug = children.filled("type");
                if (plug.filter("hostdev-pci"::equals).isPresent()) {
                    children.forEach(this::readPlug);
                }
            }
            default -> {
                // concerns no failover
            }
        }
    }

    private void readOwner(String name) {
        if (name.equals("name") && seen.add("owner/name")) {
            owner = Optional.of(reader.text()).filter(text -> !text.isEmpty());
        } else if (name.equals("uuid") && seen.add("owner/uuid")) {
            ownerUuid = Children.uuid(reader.text());
        }
    }

    private void readPlug(String name) {
        if (name.equals("address") && seen.add("plug/address")) {
            function = reader.untypedPciAddress();
        }
    }

    NetworkPort port(String network) {
        if (uuid == null) {
            throw new DomainXmlException("the port has no UUID", places.at(root));
        }
        return new NetworkPort(uuid, network, ownerUuid, owner, mac, function);
    }

    Optional<String> plug() {
        return plug;
    }
}
