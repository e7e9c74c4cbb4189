package org.netfailover.rules;

/** What is known of a subject in one check. */
interface Facts {
    /**
     * Whether a rule about this subject goes unanswered without what it needs.
     *
     * @param need what the target does not give, or what only the subject can
     * @return false when there is nothing of the kind to ask about, or when the subject gives it
     */
    boolean misses(Need need);
}
