package org.netfailover.operation;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps two operations of this process off one domain. Safe for many threads. */
final class DomainGuard {
    private static final Set<UUID> BUSY = ConcurrentHashMap.newKeySet();

    private DomainGuard() {}

    /** Takes a domain, unless another operation has it. */
    static boolean enter(UUID domain) {
        return BUSY.add(domain);
    }

    static void leave(UUID domain) {
        BUSY.remove(domain);
    }
}
