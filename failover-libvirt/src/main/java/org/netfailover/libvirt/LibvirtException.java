package org.netfailover.libvirt;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * What libvirt answered instead of doing what it was asked.
 *
 * <p>Errors are told apart by {@link #code()} <em>and</em> {@link #domain()}: the same code means different things in
 * different parts of libvirt, and the text changes between its versions. The text is libvirt's own. Of a document that
 * libvirt could not parse at all its message would show a line; that line is left out, so the message never holds more
 * of a document than the one value that libvirt complains about.
 *
 * @see <a href="https://libvirt.org/html/libvirt-virterror.html">virErrorNumber and virErrorDomain</a>
 */
public final class LibvirtException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** {@code VIR_ERR_XML_DETAIL}: the parser's message, with the line of the document on which it stopped. */
    private static final int XML_DETAIL = 35;

    private static final int NO_CONNECT = 5;
    private static final int RPC = 39;
    private static final int FROM_RPC = 7;
    private static final int FROM_REMOTE = 13;

    /** libvirt's number of the error. */
    private final int code;

    /** libvirt's number of the part that the error comes from. */
    private final int domain;

    /**
     * An error as libvirt reports it; for hosts that are not {@link LibvirtHost}.
     *
     * @param code a number of {@code virErrorNumber}
     * @param domain a number of {@code virErrorDomain}
     * @param message libvirt's text
     */
    public LibvirtException(int code, int domain, @Nullable String message) {
        super(withoutDocument(code, message));
        this.code = code;
        this.domain = domain;
    }

    /**
     * What the error means for the caller.
     *
     * @return the kind
     */
    public ErrorKind kind() {
        return switch (code) {
            case 42 -> ErrorKind.NO_DOMAIN;
            case 43 -> ErrorKind.NO_NETWORK;
            case 99 -> ErrorKind.NO_DEVICE;
            case 55 -> ErrorKind.WRONG_STATE;
            case 68 -> ErrorKind.BUSY;
            case 78 -> ErrorKind.ABORTED;
            case 9 -> ErrorKind.FAILED;
            case 3, 67, 74 -> ErrorKind.UNSUPPORTED;
            case 8, 27, 35, 92 -> ErrorKind.INVALID;
            case 29, 45, 79, 88 -> ErrorKind.DENIED;
            default -> isOfConnection() ? ErrorKind.DISCONNECTED : ErrorKind.OTHER;
        };
    }

    private boolean isOfConnection() {
        return domain == FROM_RPC || domain == FROM_REMOTE || code == NO_CONNECT || code == RPC;
    }

    /**
     * What kind of error it is.
     *
     * @return a number of libvirt's {@code virErrorNumber}, such as 67 for {@code VIR_ERR_CONFIG_UNSUPPORTED}
     */
    public int code() {
        return code;
    }

    /**
     * Which part of libvirt raised it.
     *
     * @return a number of libvirt's {@code virErrorDomain}, such as 10 for {@code VIR_FROM_QEMU}; 0 when libvirt did
     *     not say
     */
    public int domain() {
        return domain;
    }

    private static String withoutDocument(int code, @Nullable String message) {
        if (message == null) {
            return "libvirt gave no message";
        }
        return code == XML_DETAIL ? message.lines().findFirst().orElse(message) : message;
    }
}
