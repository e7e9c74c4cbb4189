package org.netfailover.rules;

/**
 * What the rules about a transport ask for: nothing that a target could lack.
 *
 * @param transport what is described
 */
record TransportFacts(Transport transport) implements Facts {
    @Override
    public boolean misses(Need need) {
        return false;
    }
}
