package org.netfailover.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.Guest;
import org.netfailover.model.Version;

/** Which rules a target asks, and what it lacks to ask them. */
final class Selection {
    /** What a subject gives or not, and no target can. */
    private static final Set<Need> OF_THE_SUBJECT =
            EnumSet.of(Need.NETWORK, Need.PROFILES, Need.VNICS, Need.DESTINATION_XML);

    private Selection() {}

    /** Whether the target imposes the rule at all. A profile is oVirt's, and a move's map and requests are Nova's. */
    static boolean concerns(Target target, Rule rule) {
        if (rule.onRequest() && !target.aliasPerProfile()) {
            return false;
        }
        boolean ofDomain = rule.subject() == Rule.Subject.DOMAIN;
        return switch (rule.authority()) {
            case LIBVIRT -> isReached(target.libvirt(), rule);
            case QEMU -> isReached(target.qemu(), rule);
            case OVIRT -> (target.ovirt() || !ofDomain) && isReached(target.clusterLevel(), rule);
            case NOVA -> target.nova() || !ofDomain;
            case GUEST, NETWORK -> true;
        };
    }

    private static boolean isReached(Optional<Version> version, Rule rule) {
        return version.isEmpty()
                || rule.since().isEmpty()
                || version.get().isAtLeast(rule.since().get());
    }

    /** What the rule needs and the target could give but does not. */
    static List<Need> missing(Target target, Rule rule) {
        if (rule.needs().isEmpty()) {
            return List.of();
        }
        return rule.needs().stream()
                .filter(need -> !OF_THE_SUBJECT.contains(need) && !isGiven(target, need))
                .sorted()
                .toList();
    }

    /** What the rule needs of the subject. */
    static List<Need> open(Rule rule) {
        if (rule.needs().isEmpty()) {
            return List.of();
        }
        return rule.needs().stream().filter(OF_THE_SUBJECT::contains).sorted().toList();
    }

    private static boolean isGiven(Target target, Need need) {
        return switch (need) {
            case HOST -> target.host().isPresent();
            case GUEST -> target.guest().isPresent();
            case PROTOCOL_DRIVER ->
                target.guest()
                        .filter(guest -> !(guest instanceof Guest.Windows windows)
                                || windows.protocolDriver().isPresent())
                        .isPresent();
            case LIBVIRT_VERSION -> target.libvirt().isPresent();
            case QEMU_VERSION -> target.qemu().isPresent();
            case CLUSTER_LEVEL -> target.clusterLevel().isPresent();
            case NETWORK, PROFILES, VNICS, DESTINATION_XML -> true;
        };
    }
}
