package org.netfailover.network;

import static org.netfailover.network.HostCommands.argv;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
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
import org.netfailover.model.NetworkChange.SetVf;
import org.netfailover.model.NetworkLink;

/**
 * A Linux host's network by iproute2's commands {@code ip}, {@code bridge} and {@code tc} and their JSON output, iproute2 6.1
 * or later; changes need {@code CAP_NET_ADMIN}. Announcements are sent by a small program for {@code python3}, since
 * iproute2 cannot send frames; they need {@code CAP_NET_RAW}.
 *
 * <p>Safe for many threads.
 */
public final class IpRoute2Network implements HostNetwork {
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    /** Where the command register of a PCI configuration begins, and its bit for mastering the bus. */
    private static final int COMMAND = 4;

    private static final int BUS_MASTER = 4;

    private final HostCommands commands;
    private final ForwardingChanges forwarding;
    private final DeviceChanges devices;
    private final Redirections redirections;
    private final Announcer announcer;

    private IpRoute2Network(HostCommands commands) {
        this.commands = commands;
        this.forwarding = new ForwardingChanges(this, commands);
        this.devices = new DeviceChanges(this, commands);
        this.redirections = new Redirections(commands);
        this.announcer = new Announcer(commands);
    }

    /**
     * The network of the host on which a runner's programs run; each command may take 10 seconds.
     *
     * @param runner runs the commands; closed with the network
     * @return the network, which has asked nothing yet
     */
    public static IpRoute2Network over(CommandRunner runner) {
        return over(runner, DEFAULT_DEADLINE);
    }

    /**
     * The network of the host on which a runner's programs run.
     *
     * @param runner runs the commands; closed with the network
     * @param deadline how long each command may take, positive; an announcement may take its own time beside it
     * @return the network, which has asked nothing yet
     * @throws IllegalArgumentException when the deadline is not positive
     */
    public static IpRoute2Network over(CommandRunner runner, Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the deadline is " + deadline);
        }
        return new IpRoute2Network(new HostCommands(runner, deadline));
    }

    @Override
    public String where() {
        return commands.runner().where();
    }

    @Override
    public List<NetworkLink> links() {
        return commands.read(argv("ip", "-j", "-d", "-s", "link", "show"), LinkJson::read);
    }

    /** Since iproute2 takes {@code if3} for the device of number 3, what it shows is looked at again. */
    @Override
    public Optional<NetworkLink> find(InterfaceName device) {
        try {
            return commands.read(argv("ip", "-j", "-d", "-s", "link", "show", "dev", device), LinkJson::read).stream()
                    .filter(link -> link.name().equals(device))
                    .findFirst();
        } catch (HostNetworkException e) {
            if (e.kind() == NetworkErrorKind.NO_DEVICE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<FdbEntry> fdb(InterfaceName bridge) {
        List<FdbEntry> entries = commands.read(
                argv("bridge", "-j", "fdb", "show", "br", bridge), text -> BridgeJson.entries(text, Optional.empty()));
        if (entries.isEmpty()) {
            requireBridge(bridge);
        }
        return entries;
    }

    private void requireBridge(InterfaceName bridge) {
        if (link(bridge).kind().filter("bridge"::equals).isEmpty()) {
            throw new HostNetworkException(
                    NetworkErrorKind.NO_DEVICE, "looking at " + bridge + " on " + where(), "it is no bridge");
        }
    }

    @Override
    public List<FdbEntry> ownFdb(InterfaceName device) {
        return commands
                .read(
                        argv("bridge", "-j", "fdb", "show", "dev", device),
                        text -> BridgeJson.entries(text, Optional.of(device)))
                .stream()
                .filter(entry -> entry.table() == FdbTable.SELF)
                .toList();
    }

    @Override
    public Optional<BridgePort> port(InterfaceName device) {
        String vlans = commands.read(argv("bridge", "-j", "vlan", "show", "dev", device), text -> text);
        return commands.read(
                argv("bridge", "-j", "-d", "link", "show", "dev", device),
                text -> BridgeJson.port(device, text, vlans));
    }

    @Override
    public Optional<InterfaceName> redirection(InterfaceName from, Optional<MacAddress> mac) {
        return redirections.of(from, mac);
    }

    @Override
    public boolean isDriven(InterfaceName pf, int vf) {
        String configuration = "/sys/class/net/" + pf + "/device/virtfn" + vf + "/config";
        try {
            return commands.read(
                    argv("od", "-An", "-v", "-tu1", "-j", COMMAND, "-N1", configuration), IpRoute2Network::mastersBus);
        } catch (HostNetworkException e) {
            if (e.kind() == NetworkErrorKind.REFUSED && link(pf).vf(vf).isEmpty()) {
                throw new HostNetworkException(
                        NetworkErrorKind.NO_DEVICE, "looking at " + pf + " on " + where(), "it has no VF " + vf);
            }
            throw e;
        }
    }

    private static boolean mastersBus(String command) throws IOException {
        try {
            return (Integer.parseInt(command.strip()) & BUS_MASTER) != 0;
        } catch (NumberFormatException e) {
            throw new IOException("not a byte of a PCI configuration", e);
        }
    }

    @Override
    public NetworkChange apply(NetworkChange change) {
        if (change instanceof InOrder several) {
            return applyAll(several.changes().stream()
                    .map(part -> (Prepared) () -> apply(part))
                    .toList());
        }
        if (change instanceof ReplaceFdbEntry replace) {
            return forwarding.replace(replace.entry());
        }
        if (change instanceof DeleteFdbEntry delete) {
            return forwarding.delete(delete);
        }
        if (change instanceof RestoreFdb restore) {
            return forwarding.restore(restore);
        }
        if (change instanceof Redirect redirect) {
            return redirections.begin(redirect);
        }
        if (change instanceof EndRedirect end) {
            return redirections.end(end);
        }
        return change instanceof SetVf vf ? devices.setVf(vf) : devices.set(change);
    }

    /** Of several in order each is looked at as if it were the first. */
    @Override
    public Prepared prepare(NetworkChange change) {
        List<NetworkChange> parts = change instanceof InOrder several ? several.changes() : List.of(change);
        if (parts.stream().allMatch(ReplaceFdbEntry.class::isInstance)) {
            return forwarding.prepared(parts.stream()
                    .map(ReplaceFdbEntry.class::cast)
                    .map(ReplaceFdbEntry::entry)
                    .toList());
        }
        if (change instanceof InOrder) {
            List<Prepared> all = parts.stream().map(this::prepare).toList();
            return () -> applyAll(all);
        }
        return HostNetwork.super.prepare(change);
    }

    private NetworkChange applyAll(List<? extends Prepared> changes) {
        List<NetworkChange> undos = new ArrayList<>();
        for (Prepared change : changes) {
            try {
                NetworkChange undo = change.apply();
                if (!undo.isNothing()) {
                    undos.add(undo);
                }
            } catch (HostNetworkException e) {
                undo(undos, e);
                throw e;
            }
        }
        return NetworkChange.inReverse(undos);
    }

    /** Each by itself, so that one that fails does not keep the others. */
    private void undo(List<NetworkChange> undos, HostNetworkException cause) {
        for (int i = undos.size() - 1; i >= 0; i--) {
            try {
                NetworkChange unused = apply(undos.get(i));
            } catch (HostNetworkException e) {
                cause.addSuppressed(e);
            }
        }
    }

    @Override
    public Announced announce(Announcement announcement) {
        return announcer.announce(announcement);
    }

    @Override
    public void close() {
        commands.runner().close();
    }
}
