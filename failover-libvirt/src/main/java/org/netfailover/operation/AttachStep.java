package org.netfailover.operation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;
import org.netfailover.model.Nic;
import org.netfailover.plan.Step;
import org.netfailover.xml.DeviceXml;

/**
 * Plugs a device: looks whether it is there, asks for it, and waits until the domain's XML has it. After an error, or
 * none at all, it looks again before it decides.
 */
final class AttachStep {
    private static final Set<ErrorKind> FINAL = EnumSet.of(
            ErrorKind.INVALID,
            ErrorKind.DENIED,
            ErrorKind.UNSUPPORTED,
            ErrorKind.NO_DOMAIN,
            ErrorKind.NO_NETWORK,
            ErrorKind.WRONG_STATE);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Course course;
    private final Step.Attach step;
    private final DeviceXml device;
    private final Reach reach;
    private final Deadline deadline;
    private final boolean cancellable;
    private final Set<Scope> scopes;
    private Set<Scope> kept = Set.of();
    private boolean unsure;
    private boolean unanswered;
    private boolean retried;

    AttachStep(Course course, Step.Attach step, DeviceXml device, Set<Scope> scopes, boolean cancellable) {
        this.course = course;
        this.step = step;
        this.device = device;
        this.reach = course.at(step.side());
        this.deadline = course.in(step.deadline());
        this.scopes = scopes;
        this.cancellable = cancellable;
    }

    Journal.Result run() throws StepFailed {
        Presence before = look();
        kept = before.in(scopes);
        refuseAnother(before.live());
        refuseAnother(before.defined().filter(nic -> scopes.contains(Scope.CONFIG)));
        if (before.missingIn(scopes).isEmpty()) {
            course.journal().observe(step.side(), step.alias() + " is there already");
            return Journal.Result.SKIPPED;
        }
        new Calm(course).await(reach, step.toString(), deadline);
        if (cancellable && course.mailbox().isCancelled()) {
            throw new StepFailed(Failure.of(step.toString(), "cancelled before it was asked for"));
        }
        course.mailbox().clear();
        request(device.nic().isPrimary() ? 1 : 0);
        if (!course.until(deadline, () -> look().missingIn(scopes).isEmpty(), Course.Ear.NONE)) {
            throw failed(Failure.of(
                    step.toString(),
                    "the domain's XML has not got it within " + step.deadline().toSeconds() + " s"));
        }
        course.journal().observe(step.side(), "the XML has " + step.alias());
        return Journal.Result.DONE;
    }

    /** Where the device was before, so that unplugging it is no part of undoing this. */
    Set<Scope> kept() {
        return kept;
    }

    /** A device of this alias that was there before is not ours to take for our own, or to unplug later. */
    private void refuseAnother(Optional<Nic> there) throws StepFailed {
        if (there.isPresent() && !there.get().macAddress().equals(device.nic().macAddress())) {
            throw new StepFailed(Failure.of(step.toString(), "another device has the alias " + step.alias()));
        }
    }

    /** QEMU may refuse a primary once and take it the second time, but only under the same alias. */
    private void request(int more) throws StepFailed {
        Scope[] missing = look().missingIn(scopes).toArray(Scope[]::new);
        if (missing.length == 0) {
            return;
        }
        try {
            reach.tell(host -> host.attach(course.domain(), device.text(), missing), deadline.atMost(Reach.ANSWER));
            unsure = true;
            course.journal().observe(step.side(), "asked to plug " + step.alias());
        } catch (Unanswered e) {
            unsure = true;
            unanswered = e.isUnderWay();
            course.journal().observe(step.side(), "no answer: " + e.getMessage());
            if (!unanswered && !retried) {
                retried = true;
                course.await(deadline.atMost(PAUSE));
                request(more);
            }
        } catch (LibvirtException e) {
            course.journal().observe(step.side(), e.kind() + ": " + e.getMessage());
            if (look().missingIn(scopes).isEmpty()) {
                return;
            }
            if (more == 0 || FINAL.contains(e.kind()) || deadline.isOver()) {
                throw failed(Failure.of(step.toString(), e));
            }
            course.await(deadline.atMost(PAUSE));
            request(more - 1);
        }
    }

    private Presence look() throws StepFailed {
        try {
            Presence now = reach.presence(course.domain(), step.alias(), deadline);
            if (!now.active() && scopes.contains(Scope.LIVE)) {
                throw failed(Failure.of(step.toString(), "the domain does not run any more"));
            }
            return now;
        } catch (Unanswered e) {
            throw failed(e.failure(step.toString()));
        }
    }

    private StepFailed failed(Failure failure) {
        if (unanswered) {
            return new StepFailed(failure, StepFailed.Aftermath.UNANSWERED);
        }
        return new StepFailed(failure, unsure ? StepFailed.Aftermath.UNCERTAIN : StepFailed.Aftermath.NONE);
    }
}
