package org.netfailover.testkit.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands by which the kernel's document moves a pair, one after the other on the hosts that it names: those of {@code
 * virsh} must succeed, and of the others it is as little known as there whether they do. The uplink of the lab's bridge is in
 * the place of the VF that the document has in it.
 *
 * @see <a href="https://docs.kernel.org/networking/net_failover.html">the kernel's document</a>
 */
final class KernelScript {
    private static final String PRIMARY = "/run/bench-vf.xml";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final LabGuest guest;
    private final BenchEnd from;
    private final BenchEnd to;
    private final List<BenchStep> steps = new ArrayList<>();
    private Instant at = Instant.EPOCH;
    private long begun;

    KernelScript(LabGuest guest, BenchEnd from, BenchEnd to) {
        this.guest = guest;
        this.from = from;
        this.to = to;
    }

    /** A command that must succeed has not. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;

        Stopped(String reason) {
            super(reason);
        }
    }

    BenchMove run() {
        String vf = LabNic.primary(guest.mac(), LabGuest.STANDBY, LabGuest.PRIMARY);
        from.host().put(PRIMARY, vf);
        to.host().put(PRIMARY, vf);
        String tap = from.tapOf(guest);
        int index = from.vfOf(guest).orElseThrow(() -> new IllegalStateException(guest + " has no VF"));
        String uplink = uplink(from.host());
        at = Instant.now();
        begun = System.nanoTime();
        try {
            leave(tap, index, uplink);
            must(from, BenchMoves.LONGEST, BenchMoves.virsh(guest, to.host()));
            may(from, "bridge", "fdb", "del", guest.mac().toString(), "dev", uplink);
            may(from, "bridge", "fdb", "del", guest.mac().toString(), "dev", tap, "master");
            return arrive(uplink);
        } catch (Stopped e) {
            return BenchMove.failed(at, since(), String.valueOf(e.getMessage()), steps);
        }
    }

    private void leave(String tap, int index, String uplink) throws Stopped {
        String mac = guest.mac().toString();
        must(from, SOON, List.of("virsh", "domif-setlink", guest.name(), tap, "up"));
        must(from, SOON, List.of("virsh", "detach-device", "--live", "--config", guest.name(), PRIMARY));
        may(from, "ip", "link", "set", LabHost.PF, "vf", "" + index, "mac", "00:00:00:00:00:00");
        may(from, "bridge", "fdb", "add", mac, "dev", uplink);
        may(from, "bridge", "fdb", "add", mac, "dev", tap, "master");
        may(to, "bridge", "fdb", "add", mac, "dev", uplink);
    }

    private BenchMove arrive(String uplink) throws Stopped {
        String mac = guest.mac().toString();
        String tap = to.tapOf(guest);
        may(to, "bridge", "fdb", "del", mac, "dev", uplink);
        may(to, "bridge", "fdb", "del", mac, "dev", tap, "master");
        must(to, SOON, List.of("virsh", "attach-device", "--config", "--live", guest.name(), PRIMARY));
        Duration back = since();
        must(to, SOON, List.of("virsh", "domif-setlink", guest.name(), tap, "down"));
        return new BenchMove(at, since(), BenchMove.Result.MOVED, "", back, steps);
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void must(BenchEnd end, Duration within, List<String> command) throws Stopped {
        CommandResult result = step(end, within, command);
        if (!result.succeeded()) {
            throw new Stopped(command.get(0) + " " + command.get(1) + ": " + result.errors());
        }
    }

    private void may(BenchEnd end, String... command) {
        step(end, SOON, List.of(command));
    }

    private CommandResult step(BenchEnd end, Duration within, List<String> command) {
        Duration began = since();
        CommandResult result = end.host().run(command, within);
        String what = command.get(0).equals("virsh") ? "virsh " + command.get(1) : String.join(" ", command);
        steps.add(new BenchStep(
                began,
                since().minus(began),
                end.equals(from) ? "source" : "destination",
                what,
                result.succeeded() ? BenchStep.DONE : BenchStep.FAILED));
        return result;
    }

    /** The port by which the bridge reaches the segment. */
    private static String uplink(LabHost host) {
        return host.run("ls", "/sys/class/net/" + LabHost.BRIDGE + "/brif")
                .lines()
                .filter(port -> !port.startsWith("vnet"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(LabHost.BRIDGE + " has no uplink"));
    }
}
