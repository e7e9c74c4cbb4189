package org.netfailover.model;

import java.util.Optional;

/** Describes assured pairs, as their XML would read. */
final class DescribedPair {
    private static final Optional<String> NO = Optional.empty();

    private DescribedPair() {}

    static NicPair of(TeamingPair pair) {
        return new NicPair(standby(pair), primary(pair));
    }

    private static Nic standby(TeamingPair pair) {
        Standby standby = pair.standby();
        Nic.Builder nic = Nic.builder(Nic.Element.INTERFACE, standby.source().type())
                .source(source(standby.source()))
                .mac(pair.mac().toString())
                .model(standby.model().text())
                .teaming(TeamingText.ofPersistent())
                .aliasText(standby.alias().value())
                .vlan(standby.vlan().map(DescribedPair::vlan))
                .link(standby.link().map(LinkState::text))
                .origin(Origin.ofPath("/pair/standby"));
        if (standby.source() instanceof StandbySource.Ethernet ethernet) {
            nic.target(ethernet.target());
        }
        standby.mtu().ifPresent(bytes -> nic.mtu(Integer.toString(bytes)));
        standby.queues().ifPresent(queues -> nic.queues(Integer.toString(queues)));
        return nic.build();
    }

    private static NicSource source(StandbySource source) {
        if (source instanceof StandbySource.Bridge bridge) {
            return NicSource.ofBridge(bridge.name());
        }
        if (source instanceof StandbySource.Network network) {
            return new NicSource(
                    Optional.of(network.name()), network.portgroup(), NO, NO, NO, NO, NO, Optional.empty());
        }
        if (source instanceof StandbySource.Direct direct) {
            return device(direct.dev(), Optional.of(direct.mode().text()));
        }
        if (source instanceof StandbySource.VhostUser socket) {
            Optional<String> mode = Optional.of(socket.server() ? "server" : "client");
            return new NicSource(NO, NO, NO, NO, mode, Optional.of(socket.path()), NO, Optional.empty());
        }
        return source instanceof StandbySource.Vdpa vdpa ? device(vdpa.dev(), NO) : NicSource.NONE;
    }

    private static NicSource device(String dev, Optional<String> mode) {
        return new NicSource(NO, NO, NO, Optional.of(dev), mode, NO, NO, Optional.empty());
    }

    private static Nic primary(TeamingPair pair) {
        Primary primary = pair.primary();
        Nic.Builder nic;
        if (primary.source() instanceof PrimarySource.Pool pool) {
            nic = Nic.builder(Nic.Element.INTERFACE, "network")
                    .source(NicSource.ofNetwork(pool.network()))
                    .mac(pair.mac().toString());
        } else if (primary.source() instanceof PrimarySource.Vf vf) {
            nic = Nic.builder(Nic.Element.INTERFACE, "hostdev")
                    .source(NicSource.ofVf(vf.address()))
                    .managed(primary.managed() ? "yes" : "no")
                    .mac(pair.mac().toString());
        } else {
            PciAddress address = ((PrimarySource.Hostdev) primary.source()).address();
            nic = Nic.builder(Nic.Element.HOSTDEV, "pci")
                    .mode("subsystem")
                    .source(NicSource.ofVf(address))
                    .managed(primary.managed() ? "yes" : "no");
        }
        return nic.teaming(TeamingText.ofTransient(pair.standby().alias().value()))
                .aliasText(primary.alias().value())
                .vlan(primary.vlan().map(DescribedPair::vlan))
                .origin(Origin.ofPath("/pair/primary"))
                .build();
    }

    private static VlanText vlan(Vlan vlan) {
        return new VlanText(
                vlan.tags().stream().map(tag -> Integer.toString(tag)).toList(),
                vlan.trunk() ? Optional.of("yes") : Optional.empty());
    }
}
