package org.netfailover.rules;

import java.util.Optional;
import org.netfailover.model.Version;

/** Which rules a target asks, and what it lacks to ask them. */
final class Selection {
    private Selection() {}

    /** Whether the target imposes the rule at all. */
    static boolean concerns(Target target, Rule rule) {
        return switch (rule.authority()) {
            case LIBVIRT -> oldEnough(target.libvirt(), rule);
            case QEMU -> oldEnough(target.qemu(), rule);
            case OVIRT -> target.ovirt() && oldEnough(target.clusterLevel(), rule);
            case NOVA -> target.nova();
            case GUEST, NETWORK -> true;
        };
    }

    private static boolean oldEnough(Optional<Version> version, Rule rule) {
        return version.isEmpty()
                || rule.since().isEmpty()
                || version.get().isAtLeast(rule.since().get());
    }

    /** The first thing that the rule needs and the target does not give. */
    static Optional<Need> missing(Target target, Rule rule) {
        return rule.needs().stream()
                .sorted()
                .filter(need -> !given(target, need))
                .findFirst();
    }

    private static boolean given(Target target, Need need) {
        return switch (need) {
            case HOST -> target.host().isPresent();
            case NETWORK -> target.host().isPresent() || !target.networks().isEmpty();
            case GUEST -> target.guest().isPresent();
            case LIBVIRT_VERSION -> target.libvirt().isPresent();
            case QEMU_VERSION -> target.qemu().isPresent();
            case CLUSTER_LEVEL -> target.clusterLevel().isPresent();
            case PROFILES -> false;
        };
    }
}
