package org.netfailover.rules;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** It is refused, or the pair does not work. */
    ERROR,
    /** It works, but not as it looks, or not everywhere. */
    WARNING,
    /** Worth knowing. */
    INFO
}
