package org.netfailover.operation;

import java.util.Optional;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.StandbySource;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;

/** Gives NICs the source that a plan wants for them on the destination. */
final class Sources {
    private Sources() {}

    static DeviceXml moved(DeviceXml device, NicSource to) {
        Nic nic = device.nic();
        if (nic.element() == Nic.Element.HOSTDEV || nic.type().equals("hostdev")) {
            return primary(nic, to).map(device::withSource).orElse(device);
        }
        return standby(nic, to).map(device::withSource).orElse(device);
    }

    static DomainXml moved(DomainXml domain, Nic nic, NicSource to) {
        if (nic.element() == Nic.Element.HOSTDEV || nic.type().equals("hostdev")) {
            return primary(nic, to)
                    .map(source -> domain.withSource(nic, source))
                    .orElse(domain);
        }
        return standby(nic, to).map(source -> domain.withSource(nic, source)).orElse(domain);
    }

    private static Optional<PrimarySource> primary(Nic nic, NicSource to) {
        Optional<PciAddress> address = to.address().flatMap(PciAddressText::address);
        return nic.element() == Nic.Element.HOSTDEV
                ? address.map(PrimarySource.Hostdev::new)
                : address.map(PrimarySource.Vf::new);
    }

    /** A pool is a network as any other to whoever writes its name. */
    private static Optional<StandbySource> standby(Nic nic, NicSource to) {
        return switch (nic.type()) {
            case "network" -> to.network().map(name -> new StandbySource.Network(name, to.portgroup()));
            case "bridge" -> to.bridge().map(StandbySource.Bridge::new);
            default -> Optional.empty();
        };
    }
}
