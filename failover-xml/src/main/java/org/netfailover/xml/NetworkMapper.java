package org.netfailover.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Origin;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Quoted;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.xml.binding.AddressXml;
import org.netfailover.xml.binding.ForwardDeviceXml;
import org.netfailover.xml.binding.ForwardXml;
import org.netfailover.xml.binding.NetworkDefinitionXml;

/** Makes descriptions of bound networks, and bound networks of pools. */
final class NetworkMapper {
    private static final String DEFAULT_MODE = "nat";

    /** {@code deviceName} of libvirt's schema. */
    private static final Pattern DEVICE = Pattern.compile("[a-zA-Z0-9_.\\-\\\\:/]+");

    private NetworkMapper() {}

    static NetworkDefinition map(NetworkDefinitionXml read, Origin origin) {
        NetworkDefinition.Builder network = NetworkDefinition.named(read.getName() == null ? "" : read.getName())
                .origin(origin);
        ForwardXml forward = read.getForward();
        if (forward != null) {
            network.forwardMode(filled(forward.mode).orElse(DEFAULT_MODE));
            network.managed(filled(forward.managed));
            network.addAllInterfaces(interfaces(forward));
            if (!forward.pfs.isEmpty()) {
                network.pf(Optional.ofNullable(forward.pfs.get(0).dev));
            }
            network.addAllFunctions(functions(forward));
        }
        if (read.getBridge() != null) {
            network.bridge(filled(read.getBridge().name));
        }
        if (read.getMtu() != null) {
            network.mtu(filled(read.getMtu().size));
        }
        if (read.getVlan() != null) {
            network.vlan(NicMapper.vlan(read.getVlan()));
        }
        if (read.getVirtualPort() != null) {
            network.virtualPort(Optional.ofNullable(read.getVirtualPort().type));
        }
        return network.build();
    }

    /** An attribute that libvirt reads by XPath, to which an empty one is as good as none. */
    private static Optional<String> filled(@Nullable String attribute) {
        return attribute == null || attribute.isEmpty() ? Optional.empty() : Optional.of(attribute);
    }

    /** The {@code dev} of the forward is the first interface, said a second time where interfaces are listed. */
    private static List<String> interfaces(ForwardXml forward) {
        List<String> found = new ArrayList<>(forward.interfaces.size() + 1);
        for (ForwardDeviceXml listed : forward.interfaces) {
            found.add(listed.dev == null ? "" : listed.dev);
        }
        filled(forward.dev).ifPresent(dev -> {
            if (found.isEmpty() || !found.get(0).equals(dev)) {
                found.add(0, dev);
            }
        });
        return found;
    }

    private static List<PciAddressText> functions(ForwardXml forward) {
        return forward.addresses.stream()
                .filter(address -> "pci".equals(address.type))
                .map(NicMapper::address)
                .toList();
    }

    static NetworkDefinitionXml write(VfPool pool) {
        if (pool.name().isEmpty() || pool.name().chars().anyMatch(c -> c == '/' || c < ' ')) {
            throw new IllegalArgumentException(
                    "a network's name is not empty and has no slash and no control character");
        }
        NetworkDefinitionXml written = new NetworkDefinitionXml();
        written.setName(pool.name());
        ForwardXml forward = new ForwardXml();
        forward.mode = "hostdev";
        forward.managed = "yes";
        if (pool.pf().isPresent()) {
            if (!DEVICE.matcher(pool.pf().get()).matches()) {
                throw new IllegalArgumentException(
                        "the PF is no network device: " + Quoted.of(pool.pf().get()));
            }
            ForwardDeviceXml pf = new ForwardDeviceXml();
            pf.dev = pool.pf().get();
            forward.pfs.add(pf);
        } else {
            forward.addresses.addAll(addresses(pool));
        }
        written.setForward(forward);
        return written;
    }

    private static List<AddressXml> addresses(VfPool pool) {
        List<AddressXml> written = new ArrayList<>(pool.functions().size());
        Set<PciAddress> seen = new HashSet<>();
        for (VirtualFunction function : pool.functions()) {
            if (!seen.add(function.address())) {
                throw new IllegalArgumentException("the VF " + function.address() + " is in the pool twice");
            }
            written.add(PairWriter.address(function.address(), true));
        }
        if (written.isEmpty()) {
            throw new IllegalArgumentException("the pool has neither a PF nor VFs");
        }
        return written;
    }
}
