package org.netfailover.testkit.demo;

import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.netfailover.libvirt.HostPart;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.Plan;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.testkit.lab.LabGuest;
import org.netfailover.testkit.lab.LabHost;
import org.netfailover.testkit.lab.LabTopology;
import org.netfailover.testkit.simulated.PacketMeter;
import org.netfailover.testkit.simulated.PacketReport;
import org.netfailover.testkit.simulated.SimulatedLab;
import org.netfailover.testkit.simulated.SimulatedTime;
import org.netfailover.xml.DomainXml;

/** A data centre in which a VM with a pair runs: where one move of the demonstration is made. Not thread-safe. */
final class Stage {
    /** Pings a second. */
    static final int PINGS = 100;

    /** The time from ping to ping. */
    static final Duration INTERVAL = Duration.ofSeconds(1).dividedBy(PINGS);

    private static final LabGuest GUEST = LabGuest.withPair("shop-web");
    private static final Guest SYSTEM = Guest.parse("linux:6.12");
    private static final Duration BOOT = Duration.ofSeconds(5);

    /** The guest has sent a broadcast on its VF by then, so that the bridges have heard it at their uplinks. */
    private static final Duration TALKED = Duration.ofSeconds(11);

    /** The guest sends another one by then, from which the segment learns where it is at the latest. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(15);

    private final SimulatedLab lab = SimulatedLab.of(LabTopology.VIRTIO);
    private final UUID domain = lab.start(GUEST);

    /** What there is, in sentences. */
    String description() {
        return lab.a() + " and " + lab.b() + " are on one segment. The VM " + GUEST + " has a pair: "
                + LabGuest.STANDBY + ", a virtio NIC on the bridge " + LabHost.BRIDGE
                + ", which has a NIC of its own for the way out, and " + LabGuest.PRIMARY + ", a VF of " + LabHost.PF
                + ". A third machine on the segment pings it " + PINGS + " times a second.";
    }

    /** What the rules say of the VM where it runs. */
    Report check() {
        HostInventory host = lab.a().inventory(EnumSet.allOf(HostPart.class));
        Target target = Target.builder()
                .host(host)
                .libvirt(host.libvirt())
                .qemu(host.qemu())
                .guest(SYSTEM)
                .build();
        return Rules.forTarget(target)
                .check(DomainXml.parse(lab.a().xml(domain, XmlKind.LIVE)).nics());
    }

    /** What would be done for a move. */
    Plan plan(DemoMove move) {
        return move.migration(GUEST.name(), lab).plan().plan();
    }

    /**
     * Moves the VM under traffic.
     *
     * @param lines hears of the steps
     */
    DemoRun run(DemoMove move, Consumer<String> lines) {
        SimulatedTime time = lab.site().time();
        time.advance(BOOT);
        PacketMeter meter = lab.segment().meter(GUEST.mac()).pings(PINGS).start();
        time.advance(TALKED);
        PlannedOperation planned = move.migration(GUEST.name(), lab).plan();
        move.script(lab);
        Duration began = Duration.ofNanos(time.nanoTime());
        Outcome outcome = planned.run(new StepTeller(time, lines));
        time.advance(AFTERWARDS);
        PacketReport report = meter.stop();
        return new DemoRun(move, outcome, began, report, Stretch.of(meter, GUEST.name(), INTERVAL));
    }
}
