package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.HostInventory;

/** One pass over an interface of a host. Of elements that may stand once the first counts. */
final class HostInterfaceScan {
    private final Children children;
    private final String name;
    private final String type;
    private OptionalInt mtu = OptionalInt.empty();
    private final List<String> ports = new ArrayList<>();
    private boolean mtuRead;
    private boolean bridgeRead;

    private HostInterfaceScan(SafeReader reader) {
        this.children = new Children(reader);
        this.name = reader.attribute("name").orElse("");
        this.type = reader.attribute("type").orElse("");
    }

    static HostInterfaceScan scan(String text, XmlLimits limits) {
        SafeReader reader = SafeReader.of(text, limits);
        reader.toRoot();
        if (!reader.isAt("interface")) {
            throw reader.fault("the root element is no interface");
        }
        HostInterfaceScan scan = new HostInterfaceScan(reader);
        scan.children.forEach(scan::readChild);
        reader.toEnd();
        return scan;
    }

    private void readChild(String child) {
        if (!mtuRead && child.equals("mtu")) {
            mtuRead = true;
            mtu = children.positive("size");
        } else if (!bridgeRead && child.equals("bridge")) {
            bridgeRead = true;
            children.forEach(port -> {
                if (port.equals("interface")) {
                    children.filled("name").ifPresent(ports::add);
                }
            });
        }
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    Optional<HostInventory.Bridge> bridge() {
        return type.equals("bridge") && !name.isEmpty()
                ? Optional.of(new HostInventory.Bridge(name, mtu, List.of(), ports))
                : Optional.empty();
    }
}
