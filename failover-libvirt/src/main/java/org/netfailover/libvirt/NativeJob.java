package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;

/** The job that runs on a domain whose handle one holds. */
final class NativeJob {
    private static final int NONE = 0;

    private NativeJob() {}

    /** A domain that does not run, or is only just arriving, has no job of its own. */
    static Optional<JobStatistics> statistics(Pointer domain) {
        IntByReference type = new IntByReference();
        try (TypedParameters parameters = new TypedParameters()) {
            Errors.check(NativeLibvirt.INSTANCE.virDomainGetJobStats(
                    domain, type, parameters.list(), parameters.length(), 0));
            return type.getValue() == NONE
                    ? Optional.empty()
                    : Optional.of(JobParameters.statistics(parameters.pointer(), parameters.count()));
        } catch (LibvirtException e) {
            if (e.kind() == ErrorKind.WRONG_STATE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
