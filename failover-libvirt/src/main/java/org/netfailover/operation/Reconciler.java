package org.netfailover.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.TeamingPair;

/**
 * Finds a domain on whichever host it is, and tells how its pairs stand: {@code Reconciler.of(a, b).status("vm", pairs)}.
 *
 * <p>It needs to know nothing of what went before, and so is what a management program calls when it starts again after a
 * crash. Not safe for use by several threads.
 */
public final class Reconciler {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<Hypervisor> hosts;
    private Timing timing = Timing.system();

    private Reconciler(List<Hypervisor> hosts) {
        this.hosts = hosts;
    }

    /**
     * Says where the domain may be.
     *
     * @param hosts every host on which it may run or be defined, at least one; they stay the caller's to close. A host
     *     that is there twice counts once
     * @return a reconciler
     */
    public static Reconciler of(Hypervisor... hosts) {
        if (hosts.length == 0) {
            throw new IllegalArgumentException("a domain is looked for on at least one host");
        }
        Set<UUID> known = new HashSet<>();
        List<Hypervisor> each = new ArrayList<>();
        for (Hypervisor host : hosts) {
            if (known.add(host.hostUuid())) {
                each.add(host);
            }
        }
        return new Reconciler(List.copyOf(each));
    }

    /**
     * Sets whose time it is.
     *
     * @param timing the machine's own unless told otherwise
     * @return this
     */
    public Reconciler timing(Timing timing) {
        this.timing = timing;
        return this;
    }

    /**
     * Tells how a domain's pairs stand, and changes nothing. A host that does not answer within 15 seconds, or over a new
     * connection, is said to be unreachable; an interrupt leaves the rest unasked, and is set again.
     *
     * @param nameOrUuid the domain's name or its UUID
     * @param desired the pairs that it is to have, no two with one alias or MAC
     * @return where the domain is, and how each pair stands
     * @throws IllegalArgumentException when two pairs claim one alias or MAC, or hosts know different domains by this name
     */
    public DomainStatus status(String nameOrUuid, List<TeamingPair> desired) {
        Lookout.Found found = new Lookout(hosts, timing, PATIENCE).find(nameOrUuid);
        return new DomainStatus(
                nameOrUuid, found.domain(), found.where(), found.where().pairs(desired));
    }
}
