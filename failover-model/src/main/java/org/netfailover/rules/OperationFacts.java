package org.netfailover.rules;

/**
 * What the rules about an operation ask for: nothing that a target could lack.
 *
 * @param operation what is described
 */
record OperationFacts(Operation operation) implements Facts {
    @Override
    public boolean misses(Need need) {
        return false;
    }
}
