package org.netfailover.testkit.model;

/** An act with its trouble. */
record Step(Act act, Trouble trouble) {
    @Override
    public String toString() {
        return trouble instanceof Trouble.None ? "\n  " + act : "\n  " + act + " with " + trouble;
    }
}
