package org.netfailover.rules;

/** A subject of rules. */
@FunctionalInterface
interface Checkable {
    Report check(Rules rules);
}
