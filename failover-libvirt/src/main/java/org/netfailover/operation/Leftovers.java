package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.model.NetworkPort;
import org.netfailover.plan.Side;

/** What a migration has left on the host on which the domain does not run, and what is not known of it. */
final class Leftovers {
    private static final String LOOK = "look for what is left";

    private final Course course;
    private final boolean wasThereBefore;
    private final Set<String> networks;

    /**
     * @param wasThereBefore whether the destination had a definition of the domain before
     * @param networks the destination's networks that the domain is to use
     */
    Leftovers(Course course, boolean wasThereBefore, Set<String> networks) {
        this.course = course;
        this.wasThereBefore = wasThereBefore;
        this.networks = networks;
    }

    List<Failure> of(Side runs, Verdict verdict) {
        List<Failure> left = new ArrayList<>();
        Sight other = runs == Side.SOURCE ? verdict.destination() : verdict.source();
        String where = "on the " + other.side().name().toLowerCase(Locale.ROOT);
        if (other.isSilent()) {
            left.add(Failure.of(LOOK, where + " it is " + other.words()));
        } else if (other.isActive()) {
            left.add(Failure.of(LOOK, where + " it is still " + other.words()));
        } else if (other.side() == Side.DESTINATION) {
            if (other.info().isPresent() && !wasThereBefore) {
                left.add(Failure.of(LOOK, "a definition stays " + where));
            }
            ports(left);
        }
        Sight here = runs == Side.SOURCE ? verdict.source() : verdict.destination();
        if (runs == Side.SOURCE && here.job()) {
            left.add(Failure.of(LOOK, "a job still runs on the domain"));
        }
        return left;
    }

    private void ports(List<Failure> left) {
        for (String network : networks) {
            try {
                List<NetworkPort> ports =
                        course.at(Side.DESTINATION).ask(host -> host.networkPorts(network), course.in(Search.SILENCE));
                long ours = ports.stream()
                        .filter(port ->
                                port.ownerUuid().filter(course.domain()::equals).isPresent())
                        .count();
                if (ours > 0) {
                    left.add(Failure.of(
                            LOOK,
                            ours + " port(s) of the destination's network " + network + " are still the domain's"));
                }
            } catch (Unanswered | LibvirtException e) {
                course.journal()
                        .observe(Side.DESTINATION, "the ports of " + network + " are not known: " + e.getMessage());
            }
        }
    }
}
