package org.netfailover.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.netfailover.model.Nic;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Failure;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Journal.Result;
import org.netfailover.plan.Decision;
import org.netfailover.plan.DestinationChanges;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.xml.DomainXml;

/** A domain whose pair has two MACs, a plan for it, and what came of it. */
final class Examples {
    static final UUID DOMAIN = new UUID(1, 2);
    static final String XML = """
            <domain type='kvm'>
              <name>vm-42</name>
              <os><type arch='x86_64' machine='q35'>hvm</type></os>
              <devices>
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source bridge='br0'/>
                  <model type='virtio'/>
                  <teaming type='persistent'/>
                  <alias name='ua-net0'/>
                </interface>
                <interface type='hostdev' managed='yes'>
                  <mac address='52:54:00:aa:bb:10'/>
                  <source>
                    <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/>
                  </source>
                  <teaming type='transient' persistent='ua-net0'/>
                  <alias name='ua-net0-vf'/>
                </interface>
              </devices>
            </domain>
            """;

    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Examples() {}

    static Report broken() {
        return Rules.forTarget(Target.any()).check(DomainXml.parse(XML).nics());
    }

    static Report clean() {
        return new Report(List.of(), List.of());
    }

    static Plan ready() {
        Nic primary = Nic.builder(Nic.Element.INTERFACE, "hostdev")
                .aliasText("ua-net0-vf")
                .build();
        List<Step> steps = List.of(
                new Step.Detach(Side.SOURCE, "ua-net0-vf", "ua-net0-vf", false, FIVE, FIVE),
                new Step.Migrate(List.of("ua-net1-vf"), FIVE, FIVE, FIVE),
                new Step.Attach(Side.DESTINATION, "ua-net0-vf", "ua-net0-vf", false, FIVE, FIVE));
        return new Plan.Ready(
                DOMAIN,
                "vm-42",
                List.of(new Decision(primary, Strategy.EXPLICIT_FAILOVER, "it was asked for all")),
                steps,
                DestinationChanges.NONE,
                clean());
    }

    static Plan refusal() {
        return new Plan.Refusal(DOMAIN, "vm-42", broken());
    }

    static Journal journal() {
        return of(
                entry(Side.SOURCE, "unplug ua-net0-vf", false, Result.DONE),
                entry(Side.SOURCE, "migrate, while QEMU unplugs ua-net1-vf", false, Result.DONE),
                entry(Side.DESTINATION, "plug ua-net0-vf", false, Result.DONE));
    }

    /** The migration failed, and what had been unplugged was plugged again. */
    static Journal undone() {
        return of(
                entry(Side.SOURCE, "unplug ua-net0-vf", false, Result.DONE),
                entry(Side.SOURCE, "migrate", false, Result.FAILED),
                entry(Side.SOURCE, "plug ua-net0-vf", true, Result.DONE));
    }

    /** Nothing was touched, as of everything that is refused. */
    static Journal empty() {
        return of();
    }

    private static Journal of(Journal.Entry... entries) {
        return new Journal(DOMAIN, "vm-42", NOON, NOON.plusSeconds(1), List.of(entries));
    }

    private static Journal.Entry entry(Side side, String what, boolean undo, Result result) {
        return new Journal.Entry(
                NOON,
                Duration.ofMillis(12),
                side,
                what,
                undo,
                result,
                result == Result.FAILED ? Optional.of(failure()) : Optional.empty(),
                List.of("DEVICE_REMOVED came"));
    }

    static Failure failure() {
        return Failure.of("migrate", "the connection was lost");
    }

    /** What an assertion that fails says. */
    static String said(ThrowingCallable assertion) {
        Throwable thrown = catchThrowable(assertion);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        return thrown.getMessage();
    }
}
