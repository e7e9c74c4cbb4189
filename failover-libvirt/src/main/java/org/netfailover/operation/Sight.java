package org.netfailover.operation;

import java.util.Locale;
import java.util.Optional;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.model.DomainState;
import org.netfailover.plan.Side;

/**
 * What one host said when it was asked for the domain.
 *
 * @param side which host
 * @param info the domain there, where the host knows it
 * @param job whether a job runs on it
 * @param silence why nothing is known, where the host did not answer
 */
record Sight(Side side, Optional<DomainInfo> info, boolean job, Optional<Failure> silence) {
    /** Asks a host once more; what it does not answer within a short while it does not answer. */
    static Sight of(Course course, Side side, Deadline patience) {
        try {
            return course.at(side)
                    .ask(
                            host -> {
                                Optional<DomainInfo> info = host.find(course.domain());
                                boolean job = info.filter(known -> known.state().isActive())
                                        .flatMap(known -> Calm.job(host, course.domain()))
                                        .isPresent();
                                return new Sight(side, info, job, Optional.empty());
                            },
                            patience);
        } catch (Unanswered e) {
            return new Sight(side, Optional.empty(), false, Optional.of(e.failure("look for the domain")));
        } catch (LibvirtException e) {
            return new Sight(side, Optional.empty(), false, Optional.of(Failure.of("look for the domain", e)));
        }
    }

    boolean isSilent() {
        return silence.isPresent();
    }

    boolean isActive() {
        return info.filter(known -> known.state().isActive()).isPresent();
    }

    boolean runs() {
        return info.map(DomainInfo::state)
                .filter(state -> state == DomainState.RUNNING || state == DomainState.BLOCKED)
                .isPresent();
    }

    /** Such as {@code running}, {@code unknown there}, or why it is not known. */
    String words() {
        if (silence.isPresent()) {
            return "not known, since " + silence.get().message();
        }
        return info.map(known ->
                        known.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + (job ? " with a job" : ""))
                .orElse("not there");
    }
}
