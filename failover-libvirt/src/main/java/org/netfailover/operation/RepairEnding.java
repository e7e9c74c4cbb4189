package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netfailover.model.Nic;
import org.netfailover.model.UserAlias;
import org.netfailover.plan.PairRepair;
import org.netfailover.plan.PairState;
import org.netfailover.plan.PairStatus;
import org.netfailover.plan.Sighting;
import org.netfailover.plan.Whereabouts;
import org.netfailover.rules.Report;

/** Says what a repair came to, from how the pairs stand at its end. */
final class RepairEnding {
    private final RepairJournal journal;
    private final boolean cancelled;
    private final boolean config;

    /**
     * @param cancelled whether somebody wanted it to stop
     * @param config whether the definition was to be repaired, too: then a domain without a guest may be right
     */
    RepairEnding(RepairJournal journal, boolean cancelled, boolean config) {
        this.journal = journal;
        this.cancelled = cancelled;
        this.config = config;
    }

    Outcome of(Whereabouts where, List<PairRepair> pairs) {
        Optional<PairState> hindrance = where.hindrance();
        if (hindrance.filter(PairState.DUPLICATE::equals).isPresent()) {
            Failure twice = Failure.of("look for the domain", "it is active on more than one host:\n" + where);
            return attention(twice, List.of(twice));
        }
        if (!journal.left().isEmpty()) {
            return attention(journal.failures().get(0), journal.left());
        }
        boolean onlyDefined =
                config && hindrance.filter(PairState.NOT_RUNNING::equals).isPresent();
        List<String> wrong = onlyDefined ? List.of() : wrong(hindrance, pairs);
        if (wrong.isEmpty() && journal.failures().isEmpty()) {
            return completed(where);
        }
        if (journal.isTouched()) {
            return degraded(pairs, wrong);
        }
        Optional<Failure> undone = journal.undone();
        return undone.isPresent()
                ? new Outcome.RolledBack(
                        undone.get(),
                        journal.name() + " is as it was, since this failed: " + undone.get(),
                        journal.finished())
                : refused(wrong);
    }

    private Outcome attention(Failure cause, List<Failure> left) {
        String sentence = journal.name() + " needs attention, since this failed: " + cause;
        return new Outcome.NeedsAttention(cause, left, sentence, journal.finished());
    }

    /** What is not right, in words. */
    private static List<String> wrong(Optional<PairState> hindrance, List<PairRepair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.status().state() != PairState.PAIRED)
                .map(pair -> hindrance.isPresent()
                        ? pair.refusal().orElse("")
                        : pair.status()
                                + pair.refusal()
                                        .map(reason -> ", left alone: " + reason)
                                        .orElse(""))
                .distinct()
                .toList();
    }

    private Outcome completed(Whereabouts where) {
        String host = where.guest().map(guest -> " on " + guest.host()).orElse("");
        String doubt = where.unreachable().isEmpty()
                ? ""
                : "; not asked, for they did not answer: "
                        + where.unreachable().stream()
                                .map(Sighting.Unreachable::host)
                                .collect(Collectors.joining(", "));
        return new Outcome.Completed(
                journal.name() + (journal.isTouched() ? " has been repaired" : " is as it should be") + host + doubt,
                journal.finished());
    }

    private Outcome degraded(List<PairRepair> pairs, List<String> wrong) {
        List<String> missing = pairs.stream()
                .map(PairRepair::status)
                .flatMap(RepairEnding::missing)
                .toList();
        String what = Stream.concat(wrong.stream(), journal.failures().stream().map(Failure::toString))
                .collect(Collectors.joining("; "));
        return new Outcome.Degraded(
                missing,
                journal.name() + " has been repaired in part: " + what,
                journal.failures(),
                journal.finished());
    }

    private static Stream<String> missing(PairStatus status) {
        if (status.state() == PairState.PAIRED || !status.state().isOfPair()) {
            return Stream.empty();
        }
        List<String> missing = new ArrayList<>();
        addUnlessThere(missing, status.pair().standby().alias(), status.standby());
        addUnlessThere(
                missing,
                status.pair().primary().alias(),
                status.primary().filter(there -> status.state() != PairState.PRIMARY_UNUSED));
        return missing.stream();
    }

    private static void addUnlessThere(List<String> missing, UserAlias alias, Optional<Nic> nic) {
        if (nic.flatMap(Nic::aliasText).filter(alias.value()::equals).isEmpty()) {
            missing.add(alias.value());
        }
    }

    private Outcome refused(List<String> wrong) {
        String why = Stream.of(
                        cancelled ? Stream.of("cancelled") : Stream.<String>empty(),
                        journal.failures().stream().map(Failure::message),
                        wrong.stream())
                .flatMap(reasons -> reasons)
                .collect(Collectors.joining("; "));
        return new Outcome.Refused(
                new Report(List.of(), List.of()), journal.name() + " was not touched: " + why, journal.finished());
    }
}
