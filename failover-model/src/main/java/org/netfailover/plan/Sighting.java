package org.netfailover.plan;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;

/** What one host said when it was asked for a domain. */
public sealed interface Sighting {
    /**
     * Which host was asked.
     *
     * @return its URI or name
     */
    String host();

    /**
     * The host did not answer, or not in time.
     *
     * @param host which host
     * @param reason why, in words
     */
    record Unreachable(String host, String reason) implements Sighting {}

    /**
     * The host does not know the domain.
     *
     * @param host which host
     */
    record Unknown(String host) implements Sighting {}

    /**
     * The host knows the domain.
     *
     * @param host which host
     * @param domain the domain's UUID
     * @param name its name on this host
     * @param state whether it runs
     * @param persistent whether the host keeps it when it ends
     * @param hasJob whether a job runs on it, such as its migration to or from here
     * @param live the NICs of what runs; empty when nothing runs
     * @param definition the NICs of its definition; empty when the host keeps none
     * @param unused the aliases of VFs that no driver of the guest has, as far as that could be seen
     */
    record Known(
            String host,
            UUID domain,
            String name,
            DomainState state,
            boolean persistent,
            boolean hasJob,
            Optional<DomainNics> live,
            Optional<DomainNics> definition,
            Set<String> unused)
            implements Sighting {
        /** Copies the set. */
        public Known {
            unused = Set.copyOf(unused);
        }

        /**
         * The same, with what was seen of its VFs.
         *
         * @param unused the aliases of VFs that no driver of the guest has
         * @return what was said and seen
         */
        public Known withUnused(Set<String> unused) {
            return new Known(host, domain, name, state, persistent, hasJob, live, definition, unused);
        }

        /**
         * Whether there is a guest that a device could be given to; it may stand still.
         *
         * @return true when it runs, is paused, or sleeps
         */
        public boolean hasGuest() {
            return switch (state) {
                case RUNNING, BLOCKED, PAUSED, SUSPENDED -> true;
                case UNKNOWN, SHUTTING_DOWN, SHUT_OFF, CRASHED -> false;
            };
        }

        /**
         * Whether the guest can answer a request to unplug.
         *
         * @return false when it stands still or there is none
         */
        public boolean guestRuns() {
            return state == DomainState.RUNNING || state == DomainState.BLOCKED;
        }
    }
}
