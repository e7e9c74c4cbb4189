package org.netfailover.testkit.cli;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.model.Location;
import org.netfailover.rules.Severity;
import org.netfailover.xml.DomainXmlException;
import org.netfailover.xml.XmlEditException;

/** A command cannot go on: what to say, and the status to end with. */
final class Failure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;
    private final int status;

    private Failure(String file, Location location, String code, String message, int status) {
        super(code);
        this.diagnostic = new Diagnostic(file, location, Severity.ERROR, code, message);
        this.status = status;
    }

    /** A file that the system does not give. */
    static Failure unreadable(String file, IOException e) {
        return new Failure(file, Location.of(""), "UNREADABLE_FILE", reason(e), Exit.UNREADABLE);
    }

    /** A name that cannot be a file's. */
    static Failure unreadable(String file, String reason) {
        return new Failure(file, Location.of(""), "UNREADABLE_FILE", reason, Exit.UNREADABLE);
    }

    /** A file that is not the document that it should be. */
    static Failure unreadable(String file, String code, DomainXmlException e) {
        return new Failure(file, e.location(), code, e.fault(), Exit.UNREADABLE);
    }

    /** A document on which the edit cannot be made. */
    static Failure notEditable(String file, XmlEditException e) {
        return new Failure(file, e.location(), "NOT_EDITABLE", e.fault(), Exit.ERRORS);
    }

    /** A host that does not answer. */
    static Failure unreachable(String uri, LibvirtException e) {
        return new Failure(uri, Location.of(""), "UNREACHABLE_HOST", String.valueOf(e.getMessage()), Exit.UNREADABLE);
    }

    /** A host on which no programs can be run by its URI. */
    static Failure unreachable(String uri, IllegalArgumentException e) {
        return new Failure(uri, Location.of(""), "NO_NETWORK", String.valueOf(e.getMessage()), Exit.UNREADABLE);
    }

    /** What a host said instead of an answer. */
    static Failure ofHost(LibvirtException e) {
        return new Failure("-", Location.of(""), "HOST_ERROR", String.valueOf(e.getMessage()), Exit.UNREADABLE);
    }

    /** A lab that is not there or cannot be. */
    static Failure ofLab(String reason) {
        return new Failure("-", Location.of(""), "NO_LAB", reason, Exit.UNREADABLE);
    }

    /** A lab that cannot be. */
    static Failure ofLab(IllegalStateException e) {
        return ofLab(String.valueOf(e.getMessage()));
    }

    /** A domain that cannot be meant as the command says. */
    static Failure notMeant(String domain, String code, String reason) {
        return new Failure(domain, Location.of(""), code, reason, Exit.UNREADABLE);
    }

    /** The standard output does not take what was found. */
    static Failure unwritable(IOException e) {
        return new Failure("-", Location.of(""), "UNWRITABLE_OUTPUT", reason(e), Exit.UNREADABLE);
    }

    /** A file that cannot be written. */
    static Failure unwritable(String file, IOException e) {
        return new Failure(file, Location.of(""), "UNWRITABLE_OUTPUT", reason(e), Exit.UNREADABLE);
    }

    /** A mistake of ours: what it was and where, and nothing of what was read. */
    static Failure internal(Throwable e) {
        String place = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.netfailover."))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
        String message = "please report it: " + e.getClass().getSimpleName() + place;
        return new Failure("-", Location.of(""), "INTERNAL_ERROR", message, Exit.UNREADABLE);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e.getMessage() == null ? "input or output failed" : e.getMessage();
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }

    int status() {
        return status;
    }
}
