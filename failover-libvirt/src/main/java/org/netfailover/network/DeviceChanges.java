package org.netfailover.network;

import static org.netfailover.network.HostCommands.argv;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.BridgePort;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkChange.SetFlooding;
import org.netfailover.model.NetworkChange.SetLearning;
import org.netfailover.model.NetworkChange.SetLink;
import org.netfailover.model.NetworkChange.SetPromiscuous;
import org.netfailover.model.NetworkChange.SetVf;
import org.netfailover.model.VfSettings;
import org.netfailover.model.VfState;
import org.netfailover.model.VfVlan;

/** Changes of devices, of ports and of VFs. */
final class DeviceChanges {
    private final HostNetwork network;
    private final HostCommands commands;

    DeviceChanges(HostNetwork network, HostCommands commands) {
        this.network = network;
        this.commands = commands;
    }

    NetworkChange set(NetworkChange change) {
        if (change instanceof SetLink wanted) {
            if (network.link(wanted.device()).up() == wanted.up()) {
                return NetworkChange.nothing();
            }
            commands.change(argv("ip", "link", "set", "dev", wanted.device(), wanted.up() ? "up" : "down"));
            return new SetLink(wanted.device(), !wanted.up());
        }
        if (change instanceof SetPromiscuous wanted) {
            if (network.link(wanted.device()).promiscuous() == wanted.on()) {
                return NetworkChange.nothing();
            }
            commands.change(argv("ip", "link", "set", "dev", wanted.device(), "promisc", onOff(wanted.on())));
            return new SetPromiscuous(wanted.device(), !wanted.on());
        }
        if (change instanceof SetLearning wanted) {
            boolean same = port(wanted.port()).learning() == wanted.on();
            return same
                    ? NetworkChange.nothing()
                    : setPort(wanted.port(), "learning", wanted.on(), new SetLearning(wanted.port(), !wanted.on()));
        }
        if (change instanceof SetFlooding wanted) {
            boolean same = port(wanted.port()).flooding() == wanted.on();
            return same
                    ? NetworkChange.nothing()
                    : setPort(wanted.port(), "flood", wanted.on(), new SetFlooding(wanted.port(), !wanted.on()));
        }
        throw new IllegalArgumentException("no change of a device: " + change.text());
    }

    private NetworkChange setPort(InterfaceName port, String what, boolean on, NetworkChange undo) {
        commands.change(argv("bridge", "link", "set", "dev", port, what, onOff(on)));
        return undo;
    }

    private BridgePort port(InterfaceName device) {
        return network.port(device)
                .orElseThrow(() -> new HostNetworkException(
                        NetworkErrorKind.NO_DEVICE,
                        "looking at " + device + " on " + network.where(),
                        "it is no port of a bridge"));
    }

    /** A command that fails may have set a part, since the kernel sets one thing after the other; that is put back. */
    NetworkChange setVf(SetVf change) {
        VfState before = vf(change);
        VfSettings undo = VfDifference.undo(before, change.settings());
        if (!VfDifference.isAny(before, change.settings())) {
            return NetworkChange.nothing();
        }
        try {
            commands.change(command(change.pf(), change.vf(), VfDifference.of(before, change.settings())));
        } catch (HostNetworkException e) {
            putBack(change, before, e);
            throw e;
        }
        return undo.equals(VfSettings.builder().build())
                ? NetworkChange.nothing()
                : new SetVf(change.pf(), change.vf(), undo);
    }

    private void putBack(SetVf change, VfState before, HostNetworkException cause) {
        boolean unknown = cause.kind() == NetworkErrorKind.UNREACHABLE || cause.kind() == NetworkErrorKind.NO_ANSWER;
        if (unknown) {
            return;
        }
        try {
            VfSettings wanted = VfDifference.undo(before, change.settings());
            if (VfDifference.isAny(vf(change), wanted)) {
                commands.change(command(change.pf(), change.vf(), wanted));
            }
        } catch (HostNetworkException e) {
            cause.addSuppressed(e);
        }
    }

    private VfState vf(SetVf change) {
        return network.link(change.pf())
                .vf(change.vf())
                .orElseThrow(() -> new HostNetworkException(
                        NetworkErrorKind.NO_DEVICE,
                        "looking at " + change.pf() + " on " + network.where(),
                        "it has no VF " + change.vf()));
    }

    private static List<String> command(InterfaceName pf, int vf, VfSettings settings) {
        List<String> argv = argv("ip", "link", "set", "dev", pf, "vf", vf);
        settings.mac().ifPresent(mac -> argv.addAll(argv("mac", mac)));
        settings.vlan().ifPresent(vlan -> argv.addAll(vlan(vlan)));
        settings.spoofCheck().ifPresent(on -> argv.addAll(argv("spoofchk", onOff(on))));
        settings.trust().ifPresent(on -> argv.addAll(argv("trust", onOff(on))));
        settings.linkState().ifPresent(state -> argv.addAll(argv("state", state.text())));
        return argv;
    }

    private static List<String> vlan(VfVlan vlan) {
        List<String> argv = argv("vlan", vlan.id());
        if (vlan.qos() != 0) {
            argv.addAll(argv("qos", vlan.qos()));
        }
        if (vlan.protocol() != VfVlan.Protocol.DOT1Q) {
            argv.addAll(argv("proto", vlan.protocol().text()));
        }
        return argv;
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    /** What is set of a VF, against what is to be. */
    static final class VfDifference {
        private VfDifference() {}

        /** Whether anything is not as it is to be, or is not known. */
        static boolean isAny(VfState now, VfSettings wanted) {
            return differs(wanted.mac(), Optional.of(now.mac()))
                    || differs(wanted.vlan(), Optional.of(now.vlan()))
                    || differs(wanted.spoofCheck(), now.spoofCheck())
                    || differs(wanted.trust(), now.trust())
                    || differs(wanted.linkState(), now.linkState());
        }

        /** Of what is to be, that which is not so: a driver may refuse to set what it cannot, also to what it is. */
        static VfSettings of(VfState now, VfSettings wanted) {
            return VfSettings.builder()
                    .mac(missing(wanted.mac(), Optional.of(now.mac())))
                    .vlan(missing(wanted.vlan(), Optional.of(now.vlan())))
                    .spoofCheck(missing(wanted.spoofCheck(), now.spoofCheck()))
                    .trust(missing(wanted.trust(), now.trust()))
                    .linkState(missing(wanted.linkState(), now.linkState()))
                    .build();
        }

        /** Of what is known before, that which becomes different. */
        static VfSettings undo(VfState before, VfSettings wanted) {
            return VfSettings.builder()
                    .mac(kept(Optional.of(before.mac()), wanted.mac()))
                    .vlan(kept(Optional.of(before.vlan()), wanted.vlan()))
                    .spoofCheck(kept(before.spoofCheck(), wanted.spoofCheck()))
                    .trust(kept(before.trust(), wanted.trust()))
                    .linkState(kept(before.linkState(), wanted.linkState()))
                    .build();
        }

        private static <T> Optional<T> missing(Optional<T> wanted, Optional<T> now) {
            return differs(wanted, now) ? wanted : Optional.empty();
        }

        private static <T> Optional<T> kept(Optional<T> before, Optional<T> wanted) {
            return differs(wanted, before) ? before : Optional.empty();
        }

        private static <T> boolean differs(Optional<T> wanted, Optional<T> now) {
            return wanted.isPresent() && !wanted.equals(now);
        }
    }
}
