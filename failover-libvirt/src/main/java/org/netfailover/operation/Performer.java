package org.netfailover.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.HostPart;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Scope;
import org.netfailover.model.HostInventory;
import org.netfailover.plan.Lead;
import org.netfailover.plan.OnFailure;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Side;
import org.netfailover.plan.Step;

/** Does one step after the other, and keeps what is to be known of them afterwards. */
final class Performer implements AutoCloseable {
    private final Course course;
    private final Situation situation;
    private final VfLedger ledger;
    private final List<VfLedger.Reservation> reservations = new ArrayList<>();
    private final Set<String> failedAttaches = new HashSet<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Set<String> missing = new HashSet<>();
    private final Map<String, Set<Scope>> kept = new HashMap<>();
    private final Map<LeadStep.Place, LeadStep.Led> led = new HashMap<>();
    private @Nullable MigrateStep migration;

    Performer(Course course, Situation situation, VfLedger ledger) {
        this.course = course;
        this.situation = situation;
        this.ledger = ledger;
    }

    Journal.Result perform(Step step) throws StepFailed {
        if (step instanceof Step.Reserve reserve) {
            return reserve(reserve);
        }
        if (step instanceof Step.Detach detach) {
            return new DetachStep(course, detach, Presence.scopes(detach.config()), true).run();
        }
        if (step instanceof Step.Attach attach) {
            return attach(attach);
        }
        if (step instanceof Step.SetLink link) {
            return new LinkStep(course, link).run();
        }
        if (step instanceof Step.LeadFrames lead) {
            return leading(lead).run();
        }
        if (step instanceof Step.AwaitUse use) {
            UseStep waiting = new UseStep(course, use, led);
            Journal.Result result = waiting.run(failedAttaches);
            missing.addAll(waiting.missing());
            return result;
        }
        if (step instanceof Step.Verify verify) {
            Set<String> given = new HashSet<>(failedAttaches);
            given.removeAll(unanswered); // they may come yet
            VerifyStep looking = new VerifyStep(course, verify, given);
            Journal.Result result = looking.run();
            missing.addAll(looking.missing());
            verify.aliases().forEach(failedAttaches::remove);
            return result;
        }
        Vanguard vanguard = new Vanguard(course, arrivals(), this::leading);
        MigrateStep migrate = new MigrateStep(course, (Step.Migrate) step, situation.preparation(), vanguard);
        migration = migrate;
        return migrate.run();
    }

    /** Undoes: what was not in a configuration before is not put there, and no cancel stops it. */
    Journal.Result undo(Step step) throws StepFailed {
        if (step instanceof Step.Attach attach) {
            Set<Scope> before = situation.devices().before(attach.device(), Presence.scopes(attach.config()));
            return new AttachStep(course, attach, situation.devices().back(attach), before, false).run();
        }
        if (step instanceof Step.Detach detach) {
            Set<Scope> added = Presence.scopes(detach.config());
            added.removeAll(kept.getOrDefault(detach.alias(), Set.of()));
            return new DetachStep(course, detach, added, false).run();
        }
        return perform(step);
    }

    private LeadStep leading(Step.LeadFrames lead) {
        return new LeadStep(course, lead, led, !missing().contains(lead.primary()));
    }

    /** What is led on the destination as soon as the domain is there. */
    private List<Step.LeadFrames> arrivals() {
        return situation.plan() instanceof Plan.Ready ready
                ? ready.steps().stream()
                        .filter(Step.LeadFrames.class::isInstance)
                        .map(Step.LeadFrames.class::cast)
                        .filter(lead -> lead.side() == Side.DESTINATION && lead.to() == Lead.BOTH)
                        .toList()
                : List.of();
    }

    /** What puts back what is led on the destination for a domain that has not come. */
    List<Step> arrivalsUndone() {
        return arrivals().stream()
                .filter(lead -> led.containsKey(new LeadStep.Place(lead.side(), lead.standby())))
                .flatMap(lead -> lead.undo().stream())
                .toList();
    }

    private Journal.Result attach(Step.Attach attach) throws StepFailed {
        failedAttaches.add(attach.alias());
        Optional<String> standby = situation.devices().of(attach).nic().standbyReference();
        if (standby.filter(failedAttaches::contains).isPresent()) {
            throw new StepFailed(Failure.of(attach.toString(), "its standby is not there"));
        }
        boolean cancellable = attach.onFailure() == OnFailure.UNDO;
        AttachStep plugging = new AttachStep(
                course, attach, situation.devices().of(attach), Presence.scopes(attach.config()), cancellable);
        Journal.Result result;
        try {
            result = plugging.run();
        } catch (StepFailed e) {
            if (e.isUnanswered()) {
                unanswered.add(attach.alias());
            }
            throw e;
        } finally {
            kept.put(attach.alias(), plugging.kept());
        }
        failedAttaches.remove(attach.alias());
        return result;
    }

    private Journal.Result reserve(Step.Reserve step) throws StepFailed {
        Reach reach = course.at(step.side());
        try {
            HostInventory now = reach.ask(host -> host.inventory(HostPart.VFS), course.in(step.deadline()));
            List<String> problems = new ArrayList<>();
            Optional<VfLedger.Reservation> reservation =
                    ledger.reserve(reach.host().hostUuid(), course.name(), step.claims(), now, problems::add);
            reservations.add(reservation.orElseThrow(
                    () -> new StepFailed(Failure.of(step.toString(), String.join("; ", problems)))));
            return Journal.Result.DONE;
        } catch (Unanswered e) {
            throw new StepFailed(e.failure(step.toString()));
        } catch (LibvirtException e) {
            throw new StepFailed(Failure.of(step.toString(), e));
        }
    }

    /** The migration, once it was tried. */
    Optional<MigrateStep> migration() {
        return Optional.ofNullable(migration);
    }

    /** Devices that were looked for and not found, and such as could not be plugged and were not looked for. */
    Set<String> missing() {
        Set<String> all = new HashSet<>(missing);
        all.addAll(failedAttaches);
        return all;
    }

    /** Gives the VFs back that were set aside. */
    @Override
    public void close() {
        reservations.forEach(VfLedger.Reservation::close);
        reservations.clear();
    }
}
