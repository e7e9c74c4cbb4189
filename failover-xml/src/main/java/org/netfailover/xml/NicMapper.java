package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.ActualNic;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.Origin;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.QosText;
import org.netfailover.model.TeamingText;
import org.netfailover.model.VlanText;
import org.netfailover.xml.binding.ActualXml;
import org.netfailover.xml.binding.AddressXml;
import org.netfailover.xml.binding.AliasXml;
import org.netfailover.xml.binding.BandwidthXml;
import org.netfailover.xml.binding.DriverXml;
import org.netfailover.xml.binding.HostdevXml;
import org.netfailover.xml.binding.InterfaceXml;
import org.netfailover.xml.binding.LinkXml;
import org.netfailover.xml.binding.ModelXml;
import org.netfailover.xml.binding.MtuXml;
import org.netfailover.xml.binding.NicXml;
import org.netfailover.xml.binding.RateXml;
import org.netfailover.xml.binding.SourceXml;
import org.netfailover.xml.binding.TeamingXml;
import org.netfailover.xml.binding.VlanXml;

/** Makes descriptions of bound elements, with what libvirt takes for missing left out. */
final class NicMapper {
    private static final String DEFAULT_TYPE = "user";

    private NicMapper() {}

    static Nic map(InterfaceXml read, Origin origin) {
        Nic.Builder nic = Nic.builder(Nic.Element.INTERFACE, read.type == null ? DEFAULT_TYPE : read.type)
                .origin(origin);
        nic.managed(text(read.managed));
        if (read.getMac() != null) {
            nic.mac(text(read.getMac().address));
        }
        if (read.getBackend() != null) {
            nic.backend(text(read.getBackend().type));
        }
        if (read.getVirtualPort() != null) {
            nic.virtualPort(text(read.getVirtualPort().type));
        }
        if (read.getActual() != null) {
            nic.actual(actual(read.getActual()));
        }
        ModelXml model = read.getModel();
        if (model != null) {
            nic.model(filled(model.type));
        }
        MtuXml mtu = read.getMtu();
        if (mtu != null) {
            nic.mtu(filled(mtu.size));
        }
        LinkXml link = read.getLink();
        if (link != null) {
            nic.link(filled(link.state));
        }
        if (read.getVlan() != null) {
            nic.vlan(vlan(read.getVlan()));
        }
        if (read.getBandwidth() != null) {
            nic.qos(qos(read.getBandwidth()));
        }
        if (read.getTarget() != null) {
            nic.target(text(read.getTarget().dev));
        }
        if (read.getFilterref() != null) {
            nic.filter(text(read.getFilterref().filter));
        }
        if (read.getPort() != null) {
            nic.isolated(text(read.getPort().isolated));
        }
        common(nic, read);
        return nic.build();
    }

    static Nic map(HostdevXml read, Origin origin) {
        Nic.Builder nic = Nic.builder(Nic.Element.HOSTDEV, read.type == null ? "" : read.type)
                .origin(origin)
                .mode(text(read.mode))
                .managed(text(read.managed));
        common(nic, read);
        return nic.build();
    }

    private static void common(Nic.Builder nic, NicXml read) {
        nic.source(source(read.getSource()));
        DriverXml driver = read.getDriver();
        TeamingXml teaming = read.getTeaming();
        AliasXml alias = read.getAlias();
        AddressXml address = read.getAddress();
        if (driver != null) {
            nic.driver(text(driver.name));
            nic.queues(text(driver.queues));
            nic.driverFailover(text(driver.failover));
            nic.driverBackupAlias(text(driver.backupAlias));
        }
        if (teaming != null) {
            nic.teaming(teaming(teaming));
        }
        if (alias != null) {
            nic.aliasText(filled(alias.name));
        }
        if (address != null && "pci".equals(address.type)) {
            nic.guestAddress(address(address));
        }
    }

    private static Optional<String> text(@Nullable String attribute) {
        return Optional.ofNullable(attribute);
    }

    /** An attribute that libvirt reads by XPath, to which an empty one is as good as none. */
    private static Optional<String> filled(@Nullable String attribute) {
        return attribute == null || attribute.isEmpty() ? Optional.empty() : Optional.of(attribute);
    }

    private static NicSource source(@Nullable SourceXml read) {
        if (read == null) {
            return NicSource.NONE;
        }
        AddressXml address = read.getAddress();
        return new NicSource(
                text(read.network),
                text(read.portgroup),
                text(read.bridge),
                text(read.dev),
                text(read.mode),
                text(read.path),
                address == null ? Optional.empty() : filled(address.type),
                address == null ? Optional.empty() : Optional.of(address(address)));
    }

    private static ActualNic actual(ActualXml read) {
        return new ActualNic(text(read.type), source(read.getSource()), text(read.managed));
    }

    static PciAddressText address(AddressXml read) {
        return new PciAddressText(
                text(read.domain), text(read.bus), text(read.slot), text(read.function), text(read.multifunction));
    }

    static VlanText vlan(VlanXml read) {
        List<String> tags = new ArrayList<>(read.tags.size());
        read.tags.forEach(tag -> tags.add(tag.id == null ? "" : tag.id));
        return new VlanText(tags, text(read.trunk));
    }

    private static QosText qos(BandwidthXml read) {
        return new QosText(rate(read.getInbound()), rate(read.getOutbound()));
    }

    private static Optional<QosText.Rate> rate(@Nullable RateXml read) {
        return read == null
                ? Optional.empty()
                : Optional.of(
                        new QosText.Rate(text(read.average), text(read.peak), text(read.burst), text(read.floor)));
    }

    private static TeamingText teaming(TeamingXml read) {
        List<String> ignored = List.of();
        if (!read.otherAttributes.isEmpty() || !read.otherElements.isEmpty()) {
            ignored = new ArrayList<>();
            for (var attribute : read.otherAttributes.keySet()) {
                ignored.add("@" + attribute.getLocalPart());
            }
            ignored.sort(null);
            for (var element : read.otherElements) {
                ignored.add(element.getLocalName());
            }
        }
        return new TeamingText(filled(read.type), filled(read.persistent), read.elements, ignored);
    }
}
