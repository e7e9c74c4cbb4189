package org.netfailover.libvirt;

/** What a {@link LibvirtException} means for whoever called, by libvirt's code and domain and never by its text. */
public enum ErrorKind {
    /** The host does not know the domain ({@code VIR_ERR_NO_DOMAIN}). */
    NO_DOMAIN(false),
    /** The host does not know the network ({@code VIR_ERR_NO_NETWORK}). */
    NO_NETWORK(false),
    /** The domain has no such device ({@code VIR_ERR_DEVICE_MISSING}). */
    NO_DEVICE(false),
    /** The domain is not in a state for it: not running, or already busy ({@code VIR_ERR_OPERATION_INVALID}). */
    WRONG_STATE(true),
    /**
     * The domain was busy for longer than libvirt waits, or something that is needed is in use
     * ({@code VIR_ERR_OPERATION_TIMEOUT}, {@code VIR_ERR_RESOURCE_BUSY}).
     */
    BUSY(true),
    /** Somebody has aborted it ({@code VIR_ERR_OPERATION_ABORTED}). */
    ABORTED(true),
    /** It was tried and failed ({@code VIR_ERR_OPERATION_FAILED}). */
    FAILED(true),
    /** This host cannot do that ({@code VIR_ERR_CONFIG_UNSUPPORTED}, {@code VIR_ERR_NO_SUPPORT} and their kin). */
    UNSUPPORTED(false),
    /** What was asked makes no sense to libvirt ({@code VIR_ERR_INVALID_ARG}, {@code VIR_ERR_XML_ERROR} and their kin). */
    INVALID(false),
    /** The user may not do that ({@code VIR_ERR_AUTH_FAILED} and its kin). */
    DENIED(false),
    /**
     * The host cannot be reached, or no longer: it is not known whether what was asked took effect. Whatever else the
     * part of libvirt that speaks with daemons complains of ({@code VIR_FROM_RPC}, {@code VIR_FROM_REMOTE}), and the
     * errors of its transports.
     */
    DISCONNECTED(true),
    /** Anything else, {@code VIR_ERR_INTERNAL_ERROR} among it. */
    OTHER(false);

    private static final int FROM_RPC = 7;
    private static final int FROM_REMOTE = 13;

    private final boolean retryable;

    ErrorKind(boolean retryable) {
        this.retryable = retryable;
    }

    /**
     * Whether the same call may succeed later with nothing changed but time, or the connection made anew.
     *
     * @return false when something has to be changed first
     */
    public boolean isRetryable() {
        return retryable;
    }

    /** The numbers are those of libvirt's virterror.h, where they only ever grow in number. */
    static ErrorKind of(int code, int domain) {
        return switch (code) {
            case 42 -> NO_DOMAIN;
            case 43 -> NO_NETWORK;
            case 99 -> NO_DEVICE;
            case 55 -> WRONG_STATE;
            case 68, 87 -> BUSY;
            case 78 -> ABORTED;
            case 9 -> FAILED;
            case 3, 67, 74, 84, 91 -> UNSUPPORTED;
            case 8, 27, 35, 44, 92 -> INVALID;
            case 29, 45, 79, 88, 94 -> DENIED;
            case 4, 5, 39, 40, 85, 98 -> DISCONNECTED;
            default -> domain == FROM_RPC || domain == FROM_REMOTE ? DISCONNECTED : OTHER;
        };
    }
}
