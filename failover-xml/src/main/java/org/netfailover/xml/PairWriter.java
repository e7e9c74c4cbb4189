package org.netfailover.xml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Dialect;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.Standby;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.UserAlias;
import org.netfailover.model.Vlan;
import org.netfailover.xml.binding.AddressXml;
import org.netfailover.xml.binding.AliasXml;
import org.netfailover.xml.binding.DriverXml;
import org.netfailover.xml.binding.HostdevXml;
import org.netfailover.xml.binding.InterfaceXml;
import org.netfailover.xml.binding.LinkXml;
import org.netfailover.xml.binding.MacXml;
import org.netfailover.xml.binding.ModelXml;
import org.netfailover.xml.binding.MtuXml;
import org.netfailover.xml.binding.SourceXml;
import org.netfailover.xml.binding.TagXml;
import org.netfailover.xml.binding.TargetXml;
import org.netfailover.xml.binding.TeamingXml;
import org.netfailover.xml.binding.VlanXml;

/** Makes the bound elements of a pair in either dialect. */
final class PairWriter {
    static final String NO_HOSTDEV_FORM = "a plain hostdev has no form with driver attributes";

    private final TeamingPair pair;
    private final Dialect dialect;

    PairWriter(TeamingPair pair, Dialect dialect) {
        this.pair = pair;
        this.dialect = dialect;
        if (dialect == Dialect.DRIVER_ATTRIBUTES && pair.primary().source() instanceof PrimarySource.Hostdev) {
            throw new IllegalArgumentException(NO_HOSTDEV_FORM);
        }
    }

    InterfaceXml standby() {
        Standby standby = pair.standby();
        InterfaceXml written = new InterfaceXml();
        written.type = standby.source().type();
        written.setMac(mac(pair.mac()));
        written.setAlias(alias(standby.alias()));
        ModelXml model = new ModelXml();
        model.type = standby.model().text();
        written.setModel(model);
        source(standby.source(), written);
        standby.vlan().map(PairWriter::vlan).ifPresent(written::setVlan);
        if (standby.mtu().isPresent()) {
            MtuXml mtu = new MtuXml();
            mtu.size = Integer.toString(standby.mtu().getAsInt());
            written.setMtu(mtu);
        }
        standby.link().ifPresent(state -> {
            LinkXml link = new LinkXml();
            link.state = state.text();
            written.setLink(link);
        });
        DriverXml driver = new DriverXml();
        if (standby.queues().isPresent()) {
            driver.queues = Integer.toString(standby.queues().getAsInt());
            written.setDriver(driver);
        }
        if (dialect == Dialect.TEAMING) {
            written.setTeaming(teaming("persistent", null));
        } else {
            driver.failover = "on";
            written.setDriver(driver);
        }
        return written;
    }

    static void source(StandbySource source, InterfaceXml written) {
        SourceXml xml = new SourceXml();
        if (source instanceof StandbySource.Bridge bridge) {
            xml.bridge = bridge.name();
        } else if (source instanceof StandbySource.Network network) {
            xml.network = network.name();
            xml.portgroup = network.portgroup().orElse(null);
        } else if (source instanceof StandbySource.Direct direct) {
            xml.dev = direct.dev();
            xml.mode = direct.mode().text();
        } else if (source instanceof StandbySource.VhostUser socket) {
            xml.type = "unix";
            xml.path = socket.path();
            xml.mode = socket.server() ? "server" : "client";
        } else if (source instanceof StandbySource.Vdpa vdpa) {
            xml.dev = vdpa.dev();
        } else {
            if (source instanceof StandbySource.Ethernet ethernet) {
                ethernet.target().ifPresent(name -> {
                    TargetXml target = new TargetXml();
                    target.dev = name;
                    written.setTarget(target);
                });
            }
            return;
        }
        written.setSource(xml);
    }

    /** The primary: an {@link InterfaceXml}, or a {@link HostdevXml} for a plain hostdev. */
    Object primary() {
        Primary primary = pair.primary();
        if (primary.source() instanceof PrimarySource.Hostdev hostdev) {
            return hostdev(primary, hostdev.address());
        }
        InterfaceXml written = new InterfaceXml();
        written.setMac(mac(pair.mac()));
        written.setAlias(alias(primary.alias()));
        SourceXml source = new SourceXml();
        if (primary.source() instanceof PrimarySource.Pool pool) {
            written.type = "network";
            source.network = pool.network();
            ModelXml model = new ModelXml();
            model.type = "virtio";
            written.setModel(model);
        } else if (primary.source() instanceof PrimarySource.Vf vf) {
            written.type = "hostdev";
            written.managed = primary.managed() ? "yes" : "no";
            source.setAddress(address(vf.address(), true));
        }
        written.setSource(source);
        primary.vlan().map(PairWriter::vlan).ifPresent(written::setVlan);
        if (dialect == Dialect.TEAMING) {
            written.setTeaming(teaming("transient", pair.standby().alias().value()));
        } else {
            DriverXml driver = new DriverXml();
            driver.backupAlias = pair.standby().alias().value();
            written.setDriver(driver);
        }
        return written;
    }

    private HostdevXml hostdev(Primary primary, PciAddress vf) {
        HostdevXml written = new HostdevXml();
        written.mode = "subsystem";
        written.type = "pci";
        written.managed = primary.managed() ? "yes" : "no";
        SourceXml source = new SourceXml();
        source.setAddress(address(vf, false));
        written.setSource(source);
        written.setTeaming(teaming("transient", pair.standby().alias().value()));
        written.setAlias(alias(primary.alias()));
        return written;
    }

    static TeamingXml teaming(String type, @Nullable String persistent) {
        TeamingXml teaming = new TeamingXml();
        teaming.type = type;
        teaming.persistent = persistent;
        return teaming;
    }

    private static MacXml mac(MacAddress address) {
        MacXml mac = new MacXml();
        mac.address = address.toString();
        return mac;
    }

    private static AliasXml alias(UserAlias name) {
        AliasXml alias = new AliasXml();
        alias.name = name.value();
        return alias;
    }

    private static VlanXml vlan(Vlan vlan) {
        VlanXml written = new VlanXml();
        written.trunk = vlan.trunk() ? "yes" : null;
        for (int tag : vlan.tags()) {
            TagXml one = new TagXml();
            one.id = Integer.toString(tag);
            written.tags.add(one);
        }
        return written;
    }

    static AddressXml address(PciAddress address, boolean typed) {
        PciAddressText text = PciAddressText.of(address);
        AddressXml written = new AddressXml();
        written.type = typed ? "pci" : null;
        written.domain = or(text.domain());
        written.bus = or(text.bus());
        written.slot = or(text.slot());
        written.function = or(text.function());
        return written;
    }

    private static @Nullable String or(Optional<String> text) {
        return text.orElse(null);
    }
}
