package org.netfailover.model;

import java.util.Optional;
import java.util.OptionalInt;

/** Makes assured pairs of described ones. */
final class TeamingPairs {
    private TeamingPairs() {}

    static Optional<TeamingPair> of(NicPair pair) {
        try {
            Optional<Standby> standby = standby(pair.standby());
            Optional<Primary> primary = primary(pair.primary());
            Optional<MacAddress> mac = mac(pair);
            if (standby.isEmpty() || primary.isEmpty() || mac.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(TeamingPair.builder()
                    .mac(mac.get())
                    .standby(standby.get())
                    .primary(primary.get())
                    .build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<MacAddress> mac(NicPair pair) {
        Optional<MacAddress> mac = pair.standby().macAddress();
        boolean hostdev = pair.primary().element() == Nic.Element.HOSTDEV;
        return hostdev || mac.equals(pair.primary().macAddress()) ? mac : Optional.empty();
    }

    private static Optional<Standby> standby(Nic nic) {
        Optional<UserAlias> alias = nic.alias().flatMap(UserAlias::find);
        Optional<VirtioModel> model = nic.model().flatMap(VirtioModel::find);
        Optional<StandbySource> source = standbySource(nic);
        if (alias.isEmpty() || model.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Standby.on(source.get())
                .alias(alias.get())
                .model(model.get())
                .mtu(number(nic.mtu()))
                .vlan(nic.vlan().flatMap(VlanText::vlan))
                .link(nic.link().flatMap(LinkState::find))
                .queues(number(nic.queues()))
                .build());
    }

    private static OptionalInt number(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        long number = CInteger.parseDecimal(text.get());
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a number: " + Quoted.of(text.get()));
        }
        return OptionalInt.of((int) number);
    }

    private static Optional<StandbySource> standbySource(Nic nic) {
        NicSource source = nic.source();
        return switch (nic.type()) {
            case "bridge" -> source.bridge().map(StandbySource.Bridge::new);
            case "network" -> source.network().map(name -> new StandbySource.Network(name, source.portgroup()));
            case "direct" -> direct(source);
            case "user" -> Optional.of(new StandbySource.User());
            case "ethernet" -> Optional.of(new StandbySource.Ethernet(nic.target()));
            case "vhostuser" ->
                source.path()
                        .map(path -> new StandbySource.VhostUser(
                                path, source.mode().filter("server"::equals).isPresent()));
            case "vdpa" -> source.dev().map(StandbySource.Vdpa::new);
            default -> Optional.empty();
        };
    }

    private static Optional<StandbySource> direct(NicSource source) {
        Optional<StandbySource.DirectMode> mode = source.mode().isEmpty()
                ? Optional.of(StandbySource.DirectMode.VEPA)
                : source.mode().flatMap(StandbySource.DirectMode::find);
        return source.dev().flatMap(dev -> mode.map(known -> new StandbySource.Direct(dev, known)));
    }

    private static Optional<Primary> primary(Nic nic) {
        Optional<UserAlias> alias = nic.alias().flatMap(UserAlias::find);
        Optional<PrimarySource> source = primarySource(nic);
        if (alias.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Primary.on(source.get())
                .alias(alias.get())
                .managed(nic.managed().filter("yes"::equals).isPresent() || source.get() instanceof PrimarySource.Pool)
                .vlan(nic.vlan().flatMap(VlanText::vlan))
                .build());
    }

    private static Optional<PrimarySource> primarySource(Nic nic) {
        if (nic.element() == Nic.Element.HOSTDEV) {
            return nic.type().equals("pci")
                    ? nic.source().address().flatMap(PciAddressText::address).map(PrimarySource.Hostdev::new)
                    : Optional.empty();
        }
        return switch (nic.type()) {
            case "hostdev" ->
                nic.source().address().flatMap(PciAddressText::address).map(PrimarySource.Vf::new);
            case "network" -> nic.source().network().map(PrimarySource.Pool::new);
            default -> Optional.empty();
        };
    }
}
