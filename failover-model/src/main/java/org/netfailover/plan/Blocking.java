package org.netfailover.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.netfailover.model.Nic;
import org.netfailover.rules.Authority;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Report;
import org.netfailover.rules.Severity;

/**
 * Which errors about a domain stand in the way of what is to be done to it.
 *
 * <p>A domain that runs may break rules, and runs in spite of it. An error stands in the way when
 *
 * <ul>
 *   <li>it is new: the domain as it is on its host now does not have it;
 *   <li>it is at a device that is plugged anew, for libvirt and QEMU look at it again then;
 *   <li>it is at no device at all, and a half of a pair is plugged anew;
 *   <li>it is at a half of a pair on which the guest's path is to depend, whoever says so.
 * </ul>
 *
 * <p>Other errors are as they were before and are left out of the plan's report; {@link org.netfailover.rules.Rules}
 * tells them. Warnings stay.
 *
 * @param before what is wrong with the domain as it is now
 * @param plugged devices that are plugged anew
 * @param relied halves of pairs on which the guest's path depends
 * @param others every other NIC of the domain
 */
record Blocking(Report before, List<Nic> plugged, List<Nic> relied, List<Nic> others) {
    /** The report without the errors that do not stand in the way. */
    Report of(Report after) {
        Set<List<Object>> known = new HashSet<>();
        before.findings().forEach(finding -> known.add(key(finding)));
        List<Finding> kept = after.findings().stream()
                .filter(finding ->
                        finding.severity() != Severity.ERROR || !known.contains(key(finding)) || concerns(finding))
                .toList();
        return new Report(kept, after.unchecked());
    }

    private static List<Object> key(Finding finding) {
        return List.of(finding.rule().code(), finding.location().path(), finding.found());
    }

    private boolean concerns(Finding finding) {
        Authority authority = finding.rule().authority();
        boolean looksAgain = authority != Authority.GUEST && authority != Authority.NETWORK;
        if (isAt(finding, relied)) {
            return true;
        }
        if (isAt(finding, plugged)) {
            return looksAgain;
        }
        boolean ofTeamed = plugged.stream().anyMatch(nic -> nic.isStandby() || nic.isPrimary());
        return looksAgain && ofTeamed && !isAt(finding, others);
    }

    private static boolean isAt(Finding finding, List<Nic> nics) {
        String path = finding.location().path();
        return nics.stream()
                .map(nic -> nic.origin().location().path())
                .anyMatch(at -> path.equals(at) || path.startsWith(at + "/"));
    }
}
