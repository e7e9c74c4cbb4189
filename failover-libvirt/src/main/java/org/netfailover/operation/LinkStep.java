package org.netfailover.operation;

import java.util.Optional;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.LinkState;
import org.netfailover.model.Nic;
import org.netfailover.plan.Step;
import org.netfailover.xml.DomainXml;

/**
 * Sets a NIC's link, and waits until the domain's XML says so.
 *
 * <p>A NIC on a network is told as one: libvirt takes the device that it shows live for one on the network's bridge, forgets
 * the network and its port, and makes a tap that learns when the domain moves.
 */
final class LinkStep {
    private final Course course;
    private final Step.SetLink step;
    private final Reach reach;
    private final Deadline deadline;

    LinkStep(Course course, Step.SetLink step) {
        this.course = course;
        this.step = step;
        this.reach = course.at(step.side());
        this.deadline = course.in(step.deadline());
    }

    Journal.Result run() throws StepFailed {
        DomainXml now = read();
        Optional<String> without =
                step.onlyWith().filter(alias -> now.nics().nic(alias).isEmpty());
        if (without.isPresent()) {
            course.journal().observe(step.side(), without.get() + " is not there");
            return Journal.Result.SKIPPED;
        }
        if (isSet(now)) {
            return Journal.Result.SKIPPED;
        }
        Nic nic = now.nics()
                .nic(step.alias())
                .orElseThrow(() -> new StepFailed(Failure.of(step.toString(), "the domain has no such NIC")));
        String device = now.device(nic).attachable().withLink(step.to()).text();
        new Calm(course).await(reach, step.toString(), deadline);
        try {
            reach.tell(host -> host.update(course.domain(), device, Scope.LIVE), deadline.atMost(Reach.ANSWER));
        } catch (Unanswered e) {
            course.journal().observe(step.side(), "no answer: " + e.getMessage());
        } catch (LibvirtException e) {
            throw new StepFailed(Failure.of(step.toString(), e));
        }
        if (!course.until(deadline, () -> isSet(read()), Course.Ear.NONE)) {
            throw new StepFailed(
                    Failure.of(step.toString(), "the domain's XML does not say so"), StepFailed.Aftermath.UNCERTAIN);
        }
        return Journal.Result.DONE;
    }

    private boolean isSet(DomainXml now) {
        String state = now.nics().nic(step.alias()).flatMap(Nic::link).orElse(LinkState.UP.text());
        return state.equals(step.to().text());
    }

    private DomainXml read() throws StepFailed {
        try {
            return reach.xml(course.domain(), XmlKind.LIVE, deadline);
        } catch (Unanswered e) {
            throw new StepFailed(e.failure(step.toString()), StepFailed.Aftermath.UNCERTAIN);
        }
    }
}
