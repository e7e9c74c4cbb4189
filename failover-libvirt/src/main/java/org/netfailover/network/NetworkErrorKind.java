package org.netfailover.network;

/** What a {@link HostNetworkException} means for whoever called. */
public enum NetworkErrorKind {
    /** There is no such device, VF or table. */
    NO_DEVICE,
    /** The user may not do that. */
    NOT_PERMITTED,
    /** A program that is needed is not there, such as {@code ip} or {@code python3}. */
    NO_PROGRAM,
    /** The host cannot be reached, or no longer: it is not known whether what was asked took effect. */
    UNREACHABLE,
    /** The host did not answer in time: it is not known whether what was asked took effect. */
    NO_ANSWER,
    /** The host answered something that is not understood. */
    NOT_UNDERSTOOD,
    /** The host refuses for another reason, in its own words: its kernel or a driver cannot do that. */
    REFUSED
}
