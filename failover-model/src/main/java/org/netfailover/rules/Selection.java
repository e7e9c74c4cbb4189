package org.netfailover.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.Guest;
import org.netfailover.model.Version;

/**
 * Which rules a target asks, and what it lacks to ask them. Targets that are alike in this ask the same rules, whatever
 * their hosts are.
 *
 * @param aliasPerProfile whether one alias for each profile is asked for
 * @param given what of a rule's needs the target gives
 */
record Selection(
        Optional<Version> libvirt,
        Optional<Version> qemu,
        Optional<Version> clusterLevel,
        boolean ovirt,
        boolean nova,
        boolean aliasPerProfile,
        Set<Need> given) {
    /** What a subject gives or not, and no target can. */
    private static final Set<Need> OF_THE_SUBJECT =
            EnumSet.of(Need.NETWORK, Need.PROFILES, Need.VNICS, Need.DESTINATION_XML);

    static Selection of(Target target) {
        Set<Need> given = EnumSet.noneOf(Need.class);
        for (Need need : Need.values()) {
            if (isGiven(target, need)) {
                given.add(need);
            }
        }
        return new Selection(
                target.libvirt(),
                target.qemu(),
                target.clusterLevel(),
                target.ovirt(),
                target.nova(),
                target.aliasPerProfile(),
                given);
    }

    /** Whether the target imposes the rule at all. A profile is oVirt's, and a move's map and requests are Nova's. */
    boolean concerns(Rule rule) {
        if (rule.onRequest() && !aliasPerProfile) {
            return false;
        }
        boolean ofDomain = rule.subject() == Rule.Subject.DOMAIN;
        return switch (rule.authority()) {
            case LIBVIRT -> isReached(libvirt, rule);
            case QEMU -> isReached(qemu, rule);
            case OVIRT -> (ovirt || !ofDomain) && isReached(clusterLevel, rule);
            case NOVA -> nova || !ofDomain;
            case GUEST, NETWORK -> true;
        };
    }

    private static boolean isReached(Optional<Version> version, Rule rule) {
        return version.isEmpty()
                || rule.since().isEmpty()
                || version.get().isAtLeast(rule.since().get());
    }

    /** What the rule needs and the target could give but does not. */
    List<Need> missing(Rule rule) {
        if (rule.needs().isEmpty()) {
            return List.of();
        }
        return rule.needs().stream()
                .filter(need -> !OF_THE_SUBJECT.contains(need) && !given.contains(need))
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
