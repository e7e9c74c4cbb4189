package org.netfailover.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netfailover.model.DomainState;
import org.netfailover.model.TeamingPair;

/**
 * Where a domain is, from what every host said.
 *
 * <p>Immutable and safe for many threads.
 *
 * @param sightings what each host said, one of each
 */
public record Whereabouts(List<Sighting> sightings) {
    /** Copies the list. */
    public Whereabouts {
        sightings = List.copyOf(sightings);
    }

    private Stream<Sighting.Known> known() {
        return sightings.stream().filter(Sighting.Known.class::isInstance).map(Sighting.Known.class::cast);
    }

    private List<Sighting.Known> active() {
        return known().filter(seen -> seen.state().isActive()).toList();
    }

    /**
     * The hosts that did not answer.
     *
     * @return them, in the order given
     */
    public List<Sighting.Unreachable> unreachable() {
        return sightings.stream()
                .filter(Sighting.Unreachable.class::isInstance)
                .map(Sighting.Unreachable.class::cast)
                .toList();
    }

    /**
     * What keeps the domain's pairs from being looked at.
     *
     * @return one of the first five {@linkplain PairState states}, or empty when the domain has a guest on just one host, and
     *     nothing runs on it
     */
    public Optional<PairState> hindrance() {
        List<Sighting.Known> active = active();
        if (active.stream().anyMatch(Sighting.Known::hasJob)) {
            return Optional.of(PairState.IN_MIGRATION);
        }
        if (active.size() > 1) {
            return Optional.of(PairState.DUPLICATE);
        }
        if (active.isEmpty() || active.get(0).state() == DomainState.PAUSED) {
            if (isUnsure()) {
                return Optional.of(PairState.UNREACHABLE);
            }
        }
        if (known().findAny().isEmpty()) {
            return Optional.of(PairState.NO_DOMAIN);
        }
        boolean guest = !active.isEmpty() && active.get(0).hasGuest();
        return guest ? Optional.empty() : Optional.of(PairState.NOT_RUNNING);
    }

    /** A domain that only stands still on one host may be the half of one that runs on another. */
    private boolean isUnsure() {
        return !unreachable().isEmpty() || known().anyMatch(seen -> seen.state() == DomainState.UNKNOWN);
    }

    /**
     * Where the domain's guest is.
     *
     * @return what that host said, or empty when there is a {@link #hindrance()}
     */
    public Optional<Sighting.Known> guest() {
        return hindrance().isPresent() ? Optional.empty() : Optional.of(active().get(0));
    }

    /**
     * Hosts that know the domain and have no guest of it: they keep its definition.
     *
     * @return what they said, in the order given
     */
    public List<Sighting.Known> definitions() {
        return known().filter(seen -> !seen.state().isActive()).toList();
    }

    /**
     * How pairs stand in the domain, wherever it is.
     *
     * @param desired the pairs that are to be there, no two with one alias or MAC
     * @return how each stands, in the order given
     * @throws IllegalArgumentException when two pairs claim one alias or MAC
     */
    public List<PairStatus> pairs(List<TeamingPair> desired) {
        DesiredHalves halves = DesiredHalves.of(desired);
        Optional<PairState> hindrance = hindrance();
        if (hindrance.isPresent()) {
            return desired.stream()
                    .map(pair -> PairStatus.ofDomain(pair, hindrance.get()))
                    .toList();
        }
        Sighting.Known guest = guest().orElseThrow();
        return guest
                .live()
                .map(halves::find)
                .orElseThrow(() -> new IllegalStateException("the NICs of a domain with a guest were not read"))
                .stream()
                .map(status -> status.without(guest.unused()))
                .toList();
    }

    /** What each host said, one on each line, in words. */
    @Override
    public String toString() {
        return sightings.stream().map(Whereabouts::line).collect(Collectors.joining("\n"));
    }

    private static String line(Sighting seen) {
        if (seen instanceof Sighting.Known known) {
            return known.host() + ": " + known.name() + " is " + known.state()
                    + (known.persistent() ? "" : ", transient") + (known.hasJob() ? ", with a job" : "");
        }
        return seen instanceof Sighting.Unreachable silent
                ? silent.host() + ": did not answer: " + silent.reason()
                : seen.host() + ": does not know it";
    }
}
