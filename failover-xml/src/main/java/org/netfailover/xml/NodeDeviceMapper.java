package org.netfailover.xml;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.Origin;
import org.netfailover.model.PciAddressText;
import org.netfailover.xml.binding.CapabilityAddressXml;
import org.netfailover.xml.binding.CapabilityXml;
import org.netfailover.xml.binding.IdXml;
import org.netfailover.xml.binding.NodeDeviceDefinitionXml;

/** Makes descriptions of bound node devices. */
final class NodeDeviceMapper {
    private NodeDeviceMapper() {}

    static NodeDevice map(NodeDeviceDefinitionXml read, Origin origin) {
        NodeDevice.Builder device =
                NodeDevice.named(read.getName() == null ? "" : read.getName()).origin(origin);
        device.parent(filled(read.getParent()));
        if (read.getDriver() != null) {
            device.driver(filled(read.getDriver().getName()));
        }
        boolean pci = false;
        boolean net = false;
        for (CapabilityXml capability : read.capabilities) {
            device.addCapabilities(capability.type == null ? "" : capability.type);
            if (!pci && "pci".equals(capability.type)) {
                pci = true;
                pci(device, capability);
            } else if (!net && "net".equals(capability.type)) {
                net = true;
                net(device, capability);
            }
        }
        return device.build();
    }

    private static void pci(NodeDevice.Builder device, CapabilityXml pci) {
        device.address(new PciAddressText(
                decimal(pci.getDomain()),
                decimal(pci.getBus()),
                decimal(pci.getSlot()),
                decimal(pci.getFunction()),
                Optional.empty()));
        device.vendor(id(pci.getVendor()));
        device.product(id(pci.getProduct()));
        if (pci.getIommuGroup() != null) {
            device.iommuGroup(Optional.ofNullable(pci.getIommuGroup().number));
            device.addAllIommuGroupMembers(addresses(pci.getIommuGroup().addresses));
        }
        if (pci.getNuma() != null) {
            device.numaNode(filled(pci.getNuma().node));
        }
        sriov(device, pci.capabilities);
    }

    private static void sriov(NodeDevice.Builder device, List<CapabilityXml> capabilities) {
        Optional<PciAddressText> physical = Optional.empty();
        Optional<String> most = Optional.empty();
        boolean virtual = false;
        for (CapabilityXml capability : capabilities) {
            if ("phys_function".equals(capability.type)) {
                physical = addresses(capability.addresses).stream().findFirst();
            } else if ("virt_functions".equals(capability.type)) {
                virtual = true;
                most = filled(capability.maxCount);
                device.addAllVirtualFunctions(addresses(capability.addresses));
            }
        }
        device.physicalFunction(physical).maxVirtualFunctions(most).isPhysicalFunction(virtual);
    }

    private static void net(NodeDevice.Builder device, CapabilityXml net) {
        device.interfaceName(filled(net.getInterfaceName()));
        if (!net.addresses.isEmpty()) {
            device.mac(filled(net.addresses.get(0).text));
        }
        if (net.getLink() != null) {
            device.link(Optional.ofNullable(net.getLink().state));
        }
    }

    private static List<PciAddressText> addresses(List<CapabilityAddressXml> read) {
        return read.stream()
                .map(address -> new PciAddressText(
                        Optional.ofNullable(address.domain),
                        Optional.ofNullable(address.bus),
                        Optional.ofNullable(address.slot),
                        Optional.ofNullable(address.function),
                        Optional.empty()))
                .toList();
    }

    private static Optional<String> id(@Nullable IdXml read) {
        return read == null ? Optional.empty() : filled(read.id);
    }

    /** A number that libvirt reads as decimal, without the zeros that would make it octal elsewhere. */
    private static Optional<String> decimal(@Nullable String text) {
        return filled(text).map(number -> number.replaceFirst("^0+(?=[0-9])", ""));
    }

    private static Optional<String> filled(@Nullable String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
