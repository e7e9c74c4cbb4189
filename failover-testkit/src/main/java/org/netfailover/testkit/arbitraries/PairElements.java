package org.netfailover.testkit.arbitraries;

import java.util.List;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.Vlan;

/** What libvirt writes for the halves of a pair, made without the library's own writer. */
final class PairElements {
    private PairElements() {}

    static List<Element> of(TeamingPair pair) {
        return List.of(standby(pair), primary(pair));
    }

    static Element standby(TeamingPair pair) {
        Standby standby = pair.standby();
        Element written = source(
                Element.of("interface", "type", standby.source().type())
                        .containing(Element.of("mac", "address", pair.mac().toString())),
                standby.source());
        if (standby.vlan().isPresent()) {
            written = written.containing(vlan(standby.vlan().get()));
        }
        written = written.containing(Element.of("model", "type", standby.model().text()));
        if (standby.queues().isPresent()) {
            written = written.containing(Element.of(
                    "driver", "queues", Integer.toString(standby.queues().getAsInt())));
        }
        written = written.containing(Element.of("teaming", "type", "persistent"));
        if (standby.link().isPresent()) {
            written = written.containing(
                    Element.of("link", "state", standby.link().get().text()));
        }
        if (standby.mtu().isPresent()) {
            written = written.containing(
                    Element.of("mtu", "size", Integer.toString(standby.mtu().getAsInt())));
        }
        return written.containing(Element.of("alias", "name", standby.alias().value()));
    }

    private static Element source(Element to, StandbySource source) {
        if (source instanceof StandbySource.Bridge bridge) {
            return to.containing(Element.of("source", "bridge", bridge.name()));
        }
        if (source instanceof StandbySource.Network network) {
            Element written = Element.of("source", "network", network.name());
            return to.containing(network.portgroup()
                    .map(group -> written.with("portgroup", group))
                    .orElse(written));
        }
        if (source instanceof StandbySource.Direct direct) {
            return to.containing(Element.of(
                    "source", "dev", direct.dev(), "mode", direct.mode().text()));
        }
        if (source instanceof StandbySource.VhostUser socket) {
            return to.containing(Element.of(
                    "source", "type", "unix", "path", socket.path(), "mode", socket.server() ? "server" : "client"));
        }
        if (source instanceof StandbySource.Vdpa vdpa) {
            return to.containing(Element.of("source", "dev", vdpa.dev()));
        }
        if (source instanceof StandbySource.Ethernet ethernet
                && ethernet.target().isPresent()) {
            return to.containing(Element.of("target", "dev", ethernet.target().get()));
        }
        return to;
    }

    static Element primary(TeamingPair pair) {
        Primary primary = pair.primary();
        String managed = primary.managed() ? "yes" : "no";
        Element written;
        if (primary.source() instanceof PrimarySource.Hostdev hostdev) {
            written = Element.of("hostdev", "mode", "subsystem", "type", "pci", "managed", managed)
                    .containing(Element.of("source").containing(address(hostdev.address())));
        } else {
            Element mac = Element.of("mac", "address", pair.mac().toString());
            written = primary.source() instanceof PrimarySource.Vf vf
                    ? Element.of("interface", "type", "hostdev", "managed", managed)
                            .containing(
                                    mac,
                                    Element.of("source")
                                            .containing(address(vf.address()).with("type", "pci")))
                    : Element.of("interface", "type", "network")
                            .containing(
                                    mac,
                                    Element.of("source", "network", ((PrimarySource.Pool) primary.source()).network()));
        }
        if (primary.vlan().isPresent()) {
            written = written.containing(vlan(primary.vlan().get()));
        }
        return written.containing(
                Element.of(
                        "teaming",
                        "type",
                        "transient",
                        "persistent",
                        pair.standby().alias().value()),
                Element.of("alias", "name", primary.alias().value()));
    }

    private static Element vlan(Vlan vlan) {
        Element written = vlan.trunk() ? Element.of("vlan", "trunk", "yes") : Element.of("vlan");
        return written.containing(vlan.tags().stream()
                .map(tag -> Element.of("tag", "id", Integer.toString(tag)))
                .toList());
    }

    static Element address(PciAddress address) {
        return address(PciAddressText.of(address));
    }

    static Element address(PciAddressText text) {
        return Element.of(
                "address",
                "domain",
                text.domain().orElse("0"),
                "bus",
                text.bus().orElse("0"),
                "slot",
                text.slot().orElse("0"),
                "function",
                text.function().orElse("0"));
    }

    /** The guest's address on a PCI Express port that holds the bus. */
    static Element guestAddress(int bus) {
        return address(new PciAddress(0, bus, 0, 0)).with("type", "pci");
    }
}
