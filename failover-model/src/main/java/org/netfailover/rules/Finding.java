package org.netfailover.rules;

import org.netfailover.model.Location;

/**
 * A rule that is broken somewhere.
 *
 * @param rule the rule
 * @param location where
 * @param found what is there instead, one clause
 */
public record Finding(Rule rule, Location location, String found) {
    /**
     * The finding and what to do about it, on one line.
     *
     * @return such as {@code the standby's model is 'e1000'; use <model type='virtio'/>}
     */
    public String message() {
        return found + "; " + rule.remedy();
    }

    /**
     * How bad it is.
     *
     * @return the rule's severity
     */
    public Severity severity() {
        return rule.severity();
    }

    /** {@code LINE:COLUMN PATH: SEVERITY CODE message}. */
    @Override
    public String toString() {
        return location + ": " + severity() + " " + rule.code() + " " + message();
    }
}
