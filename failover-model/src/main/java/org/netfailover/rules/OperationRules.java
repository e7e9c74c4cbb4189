package org.netfailover.rules;

import static org.netfailover.rules.Authority.GUEST;
import static org.netfailover.rules.Authority.LIBVIRT;

import java.util.List;
import java.util.Locale;
import org.netfailover.model.DomainState;

/** What a domain has to be like before anything is done to it while it runs. */
final class OperationRules {
    private OperationRules() {}

    static List<Bound<OperationFacts>> all() {
        return List.of(notRunning(), standsStill(), hasJob(), withoutDefinition());
    }

    private static Bound.Check<OperationFacts> when(Condition broken, Words found) {
        return (facts, sink) -> {
            if (broken.holds(facts.operation())) {
                sink.found(facts.operation().domain().origin().location(), found.of(facts.operation()));
            }
        };
    }

    /** Whether a rule is broken. */
    @FunctionalInterface
    private interface Condition {
        boolean holds(Operation operation);
    }

    /** What is said of it. */
    @FunctionalInterface
    private interface Words {
        String of(Operation operation);
    }

    private static boolean standsStill(DomainState state) {
        return state == DomainState.PAUSED || state == DomainState.SUSPENDED;
    }

    private static boolean runs(DomainState state) {
        return state == DomainState.RUNNING || state == DomainState.BLOCKED;
    }

    private static Bound<OperationFacts> notRunning() {
        return Rule.error("DOMAIN_NOT_RUNNING", LIBVIRT)
                .subject(Rule.Subject.OPERATION)
                .requirement("The domain runs.")
                .says("Requested operation is not valid: domain is not running")
                .remedy("start the domain, or change its definition instead")
                .source("libvirt 9.0.0, domain_conf.c")
                .checkedBy(when(
                        operation -> !runs(operation.state()) && !standsStill(operation.state()),
                        operation -> "the domain is " + words(operation.state())));
    }

    private static String words(DomainState state) {
        return state == DomainState.UNKNOWN
                ? "in no state that its host can tell"
                : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Bound<OperationFacts> standsStill() {
        return Rule.error("GUEST_STANDS_STILL", GUEST)
                .subject(Rule.Subject.OPERATION)
                .requirement("The guest's processors run, for the guest itself unplugs and plugs devices. One that is"
                        + " paused, sleeps or is being saved never answers.")
                .remedy("resume the domain, or wake the guest up")
                .source("QEMU 7.2, docs/system/virtio-net-failover.rst, and ACPI hotplug")
                .checkedBy(when(
                        operation -> standsStill(operation.state()),
                        operation -> operation.state() == DomainState.PAUSED
                                ? "the domain is paused"
                                : "the guest is suspended"));
    }

    private static Bound<OperationFacts> hasJob() {
        return Rule.error("DOMAIN_HAS_JOB", LIBVIRT)
                .subject(Rule.Subject.OPERATION)
                .requirement(
                        "No job runs on the domain: an attach during a migration waits for its end and then finds no"
                                + " domain, and of two migrations one fails.")
                .says(
                        "Timed out during operation: cannot acquire state change lock (held by monitor=…)",
                        "operation failed: another migration job is already running for domain '…'")
                .remedy("wait for the job to end, or abort it")
                .source("libvirt 9.0.0, virdomainjob.c and qemu_migration.c")
                .checkedBy(when(Operation::hasJob, operation -> "a job runs on the domain"));
    }

    private static Bound<OperationFacts> withoutDefinition() {
        return Rule.error("DOMAIN_WITHOUT_DEFINITION", LIBVIRT)
                .subject(Rule.Subject.OPERATION)
                .requirement("Only a persistent domain has a definition that can be changed.")
                .says("Requested operation is not valid: transient domains do not have any persistent config")
                .remedy("change the running domain only")
                .source("libvirt 9.0.0, domain_conf.c")
                .checkedBy(when(
                        operation -> operation.config() && !operation.persistent(),
                        operation -> "the domain is transient and its definition is to be changed"));
    }
}
