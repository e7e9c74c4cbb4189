package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkChange.DeleteFdbEntry;
import org.netfailover.model.NetworkChange.EndRedirect;
import org.netfailover.model.NetworkChange.InOrder;
import org.netfailover.model.NetworkChange.Redirect;
import org.netfailover.model.NetworkChange.ReplaceFdbEntry;
import org.netfailover.model.NetworkChange.RestoreFdb;
import org.netfailover.model.NetworkChange.SetFlooding;
import org.netfailover.model.NetworkChange.SetLearning;
import org.netfailover.model.NetworkChange.SetLink;
import org.netfailover.model.NetworkChange.SetPromiscuous;
import org.netfailover.model.NetworkChange.SetVf;
import org.netfailover.model.VfSettings;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;

/** The network devices of a simulated host, and what changes do to them. */
final class NetworkDevices {
    final Map<InterfaceName, NetworkDevice> devices = new LinkedHashMap<>();
    final ForwardingTables tables = new ForwardingTables();

    NetworkDevice device(InterfaceName name) {
        NetworkDevice device = devices.get(name);
        if (device == null) {
            throw new HostNetworkException(NetworkErrorKind.NO_DEVICE, "looking for " + name, "no such device");
        }
        return device;
    }

    NetworkDevice bridge(InterfaceName name) {
        NetworkDevice device = device(name);
        if (!device.isBridge()) {
            throw new HostNetworkException(NetworkErrorKind.NO_DEVICE, "looking for " + name, "it is no bridge");
        }
        return device;
    }

    NetworkDevice port(InterfaceName name) {
        NetworkDevice device = device(name);
        if (device.master == null) {
            throw new HostNetworkException(
                    NetworkErrorKind.NO_DEVICE, "looking for " + name, "it is no port of a bridge");
        }
        return device;
    }

    /** Makes a device a port of a bridge, with VLANs of which the first is its PVID. */
    void join(InterfaceName bridge, NetworkDevice port, int... vlans) {
        port.master = bridge(bridge).name;
        port.vlans.clear();
        for (int vlan : vlans) {
            boolean first = port.vlans.isEmpty();
            port.vlans.add(new BridgePort.PortVlan(vlan, first, first));
        }
        tables.replace(
                port.master,
                FdbEntry.at(port.name, port.mac).state(FdbState.PERMANENT).build(),
                port.vlans);
    }

    /** libvirt makes a static entry for a MAC at a port; where there is one already it stays. */
    void expect(NetworkDevice port, MacAddress mac) {
        if (port.master != null) {
            tables.add(port.master, FdbEntry.at(port.name, mac).build(), port.vlans);
        }
    }

    List<NetworkDevice> ports(InterfaceName bridge) {
        return devices.values().stream()
                .filter(device -> bridge.equals(device.master))
                .toList();
    }

    /** A frame has come in: the device counts it, and a bridge that learns there does, unless the frame went elsewhere. */
    void heard(NetworkDevice in, MacAddress from, OptionalInt vlan, boolean redirected, long now) {
        in.received(1, Frame.BYTES);
        in.heardAt = now;
        if (in.master != null && in.learning && !redirected) {
            tables.learn(in.master, in.name, from, vlan);
        }
    }

    void remove(InterfaceName device) {
        tables.forget(device);
        devices.remove(device);
    }

    /** Makes a change; gives what undoes it. */
    NetworkChange apply(NetworkChange change) {
        if (change instanceof InOrder several) {
            return applyAll(several.changes());
        }
        if (change instanceof ReplaceFdbEntry replace) {
            return replace(replace.entry());
        }
        if (change instanceof DeleteFdbEntry delete) {
            InterfaceName owner = owner(delete.table(), delete.device());
            return fdb(
                    delete.table(),
                    owner,
                    delete.mac(),
                    () -> tables.delete(delete.table(), owner, delete.device(), delete.mac(), delete.vlan()));
        }
        if (change instanceof RestoreFdb restore) {
            InterfaceName owner =
                    (restore.table() == FdbTable.MASTER ? bridge(restore.owner()) : device(restore.owner())).name;
            return fdb(
                    restore.table(),
                    owner,
                    restore.mac(),
                    () -> tables.restore(restore.table(), owner, restore.mac(), restore.entries()));
        }
        return change instanceof SetVf vf ? setVf(vf) : set(change);
    }

    private NetworkChange applyAll(List<NetworkChange> changes) {
        List<NetworkChange> undos = new ArrayList<>();
        for (NetworkChange change : changes) {
            try {
                undos.add(apply(change));
            } catch (HostNetworkException e) {
                NetworkChange unused = apply(NetworkChange.inReverse(undos));
                throw e;
            }
        }
        return NetworkChange.inReverse(
                undos.stream().filter(undo -> !undo.isNothing()).toList());
    }

    private NetworkChange set(NetworkChange change) {
        if (change instanceof SetLink link) {
            NetworkDevice device = device(link.device());
            boolean before = device.up;
            device.up = link.up();
            return before == link.up() ? NetworkChange.nothing() : new SetLink(link.device(), before);
        }
        if (change instanceof SetPromiscuous wanted) {
            NetworkDevice device = device(wanted.device());
            boolean before = device.promiscuous;
            device.promiscuous = wanted.on();
            return before == wanted.on() ? NetworkChange.nothing() : new SetPromiscuous(wanted.device(), before);
        }
        if (change instanceof SetLearning wanted) {
            NetworkDevice port = port(wanted.port());
            boolean before = port.learning;
            port.learning = wanted.on();
            return before == wanted.on() ? NetworkChange.nothing() : new SetLearning(wanted.port(), before);
        }
        if (change instanceof SetFlooding wanted) {
            NetworkDevice port = port(wanted.port());
            boolean before = port.flooding;
            port.flooding = wanted.on();
            return before == wanted.on() ? NetworkChange.nothing() : new SetFlooding(wanted.port(), before);
        }
        return change instanceof Redirect redirect ? redirect(redirect) : endRedirect((EndRedirect) change);
    }

    private NetworkChange redirect(Redirect wanted) {
        NetworkDevice from = device(wanted.from());
        InterfaceName to = device(wanted.to()).name;
        Optional<InterfaceName> before = Optional.ofNullable(from.redirections.put(wanted.mac(), to));
        boolean hooked = from.hooked;
        from.hooked = true;
        if (before.isPresent()) {
            return before.get().equals(to)
                    ? NetworkChange.nothing()
                    : new Redirect(from.name, before.get(), wanted.mac());
        }
        return new EndRedirect(from.name, wanted.mac(), hooked);
    }

    private NetworkChange endRedirect(EndRedirect wanted) {
        NetworkDevice from = device(wanted.from());
        InterfaceName before = from.redirections.remove(wanted.mac());
        if (before == null) {
            return NetworkChange.nothing();
        }
        from.hooked = wanted.keepHook() || !from.redirections.isEmpty();
        return new Redirect(from.name, before, wanted.mac());
    }

    NetworkDevice.Vf vf(InterfaceName pf, int index) {
        NetworkDevice.Vf vf = device(pf).vfs.get(index);
        if (vf == null) {
            throw new HostNetworkException(NetworkErrorKind.NO_DEVICE, "looking at " + pf, pf + " has no VF " + index);
        }
        return vf;
    }

    private NetworkChange setVf(SetVf wanted) {
        NetworkDevice.Vf vf = vf(wanted.pf(), wanted.vf());
        VfSettings undo = differing(vf.settings(), wanted.settings());
        vf.set(wanted.settings());
        boolean same = undo.equals(VfSettings.builder().build());
        return same ? NetworkChange.nothing() : new SetVf(wanted.pf(), wanted.vf(), undo);
    }

    /** Of the settings before, those that are to become others. */
    private static VfSettings differing(VfSettings before, VfSettings wanted) {
        return VfSettings.builder()
                .mac(before.mac().filter(was -> differs(wanted.mac(), was)))
                .vlan(before.vlan().filter(was -> differs(wanted.vlan(), was)))
                .spoofCheck(before.spoofCheck().filter(was -> differs(wanted.spoofCheck(), was)))
                .trust(before.trust().filter(was -> differs(wanted.trust(), was)))
                .linkState(before.linkState().filter(was -> differs(wanted.linkState(), was)))
                .build();
    }

    private static <T> boolean differs(Optional<T> wanted, T was) {
        return wanted.isPresent() && !wanted.get().equals(was);
    }

    private NetworkChange replace(FdbEntry entry) {
        InterfaceName owner = owner(entry.table(), entry.device());
        NetworkDevice device = device(entry.device());
        if (entry.table() == FdbTable.SELF && !device.isBridge()) {
            if (entry.state() != FdbState.PERMANENT || entry.vlan().isPresent()) {
                throw refused(entry, "only permanent entries without a VLAN");
            }
        } else if (entry.vlan().isPresent() && !hasVlan(device, entry.vlan().getAsInt())) {
            throw refused(entry, "RTNETLINK answers: Invalid argument");
        }
        List<BridgePort.PortVlan> vlans = List.copyOf(device.vlans);
        if (tables.entries(entry.table(), owner, entry.mac()).containsAll(ForwardingTables.wanted(entry, vlans))) {
            return NetworkChange.nothing();
        }
        return fdb(entry.table(), owner, entry.mac(), () -> tables.replace(owner, entry, vlans));
    }

    private static boolean hasVlan(NetworkDevice device, int vlan) {
        return device.vlans.stream().anyMatch(known -> known.id() == vlan);
    }

    private static HostNetworkException refused(FdbEntry entry, String said) {
        return new HostNetworkException(NetworkErrorKind.REFUSED, "replacing " + entry, said);
    }

    /** Whose table it is: the bridge of a port, a bridge itself, or the device. */
    private InterfaceName owner(FdbTable table, InterfaceName name) {
        NetworkDevice device = device(name);
        if (table == FdbTable.SELF || device.isBridge()) {
            return name;
        }
        return Optional.ofNullable(port(name).master).orElse(name);
    }

    private NetworkChange fdb(FdbTable table, InterfaceName owner, MacAddress mac, Runnable change) {
        List<FdbEntry> before = tables.entries(table, owner, mac);
        change.run();
        return new HashSet<>(tables.entries(table, owner, mac)).equals(new HashSet<>(before))
                ? NetworkChange.nothing()
                : new RestoreFdb(table, owner, mac, before);
    }
}
