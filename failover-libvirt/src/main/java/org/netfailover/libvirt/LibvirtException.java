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
     * <p>{@link ErrorKind#DISCONNECTED} says that some connection is gone, which need not be the caller's own: a daemon
     * passes on errors of its connection to another daemon as they are, and a managed migration has two. Which it is
     * {@link Hypervisor#isAlive()} tells.
     *
     * @return the kind
     */
    public ErrorKind kind() {
        return ErrorKind.of(code, domain);
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
