package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.LibvirtException;

/**
 * Something that went wrong, as a value.
 *
 * @param what what was being done, such as {@code unplug ua-net0-vf}
 * @param kind what the host's error means; empty when the host reported none, as when time was over
 * @param code libvirt's {@code virErrorNumber}, where libvirt reported an error
 * @param domain libvirt's {@code virErrorDomain}, where libvirt reported an error
 * @param message what happened, in words; never a document
 * @param suppressed what went wrong afterwards because of it, such as undoing
 */
public record Failure(
        String what,
        Optional<ErrorKind> kind,
        OptionalInt code,
        OptionalInt domain,
        String message,
        List<Failure> suppressed) {
    /** Copies the list. */
    public Failure {
        suppressed = List.copyOf(suppressed);
    }

    /**
     * Something that no host reported.
     *
     * @param what what was being done
     * @param message what happened
     * @return the failure
     */
    public static Failure of(String what, String message) {
        return new Failure(what, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), message, List.of());
    }

    /**
     * What was thrown.
     *
     * @param what what was being done
     * @param thrown an error of a host, a {@link TimeoutException}, or anything else
     * @return the failure
     */
    public static Failure of(String what, Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        if (thrown instanceof LibvirtException error) {
            return new Failure(
                    what,
                    Optional.of(error.kind()),
                    OptionalInt.of(error.code()),
                    OptionalInt.of(error.domain()),
                    message,
                    List.of());
        }
        return of(what, thrown instanceof TimeoutException ? "the host did not answer in time" : message);
    }

    /**
     * The same, with what went wrong afterwards.
     *
     * @param later a failure that followed
     * @return a failure that holds both
     */
    public Failure and(Failure later) {
        List<Failure> all = new ArrayList<>(suppressed);
        all.add(later);
        return new Failure(what, kind, code, domain, message, all);
    }

    /** {@code WHAT: MESSAGE}, and what followed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(what).append(": ").append(message);
        suppressed.forEach(later -> text.append("; then ").append(later));
        return text.toString();
    }
}
