package org.netfailover.operation;

import java.util.Optional;
import java.util.UUID;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.JobStatistics;
import org.netfailover.libvirt.LibvirtException;

/** Holds a change back while a job runs on the domain: libvirt would let it wait, and then say that there is no domain. */
final class Calm {
    private final Course course;

    Calm(Course course) {
        this.course = course;
    }

    void await(Reach reach, String what, Deadline deadline) throws StepFailed {
        boolean calm = course.until(deadline, () -> isCalm(reach, what, deadline), Course.Ear.NONE);
        if (!calm) {
            throw new StepFailed(Failure.of(what, "a job ran on the domain all the time"));
        }
    }

    private boolean isCalm(Reach reach, String what, Deadline deadline) throws StepFailed {
        try {
            boolean calm =
                    reach.ask(host -> job(host, course.domain()), deadline).isEmpty();
            if (!calm) {
                course.journal().observe(reach.side(), "a job runs on the domain, so this waits");
            }
            return calm;
        } catch (Unanswered e) {
            throw new StepFailed(e.failure(what));
        }
    }

    /** The job that runs on the domain; a domain that is not there, or does not run, has none. */
    static Optional<JobStatistics> job(Hypervisor host, UUID domain) {
        try {
            return host.job(domain);
        } catch (LibvirtException e) {
            if (e.kind() == ErrorKind.NO_DOMAIN || e.kind() == ErrorKind.WRONG_STATE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
