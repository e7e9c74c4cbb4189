package org.netfailover.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.rules.Report;

/** Plans to unplug NICs. */
final class UnplugPlan {
    private final UnplugOrder order;

    private UnplugPlan(UnplugOrder order) {
        this.order = order;
    }

    static Plan of(UnplugOrder order) {
        return new UnplugPlan(order).plan();
    }

    private Plan plan() {
        ObservedDomain domain = order.domain();
        Report report = check();
        return report.hasErrors()
                ? new Plan.Refusal(domain.uuid(), domain.name(), report)
                : new Plan.Ready(domain.uuid(), domain.name(), List.of(), steps(), DestinationChanges.NONE, report);
    }

    private Report check() {
        return new Report(List.of(), List.of());
    }

    private List<Step> steps() {
        Set<String> named = new HashSet<>(order.aliases());
        Aliases aliases = new Aliases(order.domain().nics());
        List<Step> steps = new ArrayList<>();
        for (Nic nic : primariesFirst(order.domain().nics(), named)) {
            String alias = nic.aliasText().orElseThrow();
            steps.add(new Step.Detach(
                    Side.SOURCE,
                    alias,
                    aliases.afterwards(alias),
                    order.config(),
                    order.deadlines().detach(),
                    order.deadlines().attach()));
        }
        return steps;
    }

    /** The named devices and the other halves of pairs; a standby follows every primary. */
    private static List<Nic> primariesFirst(DomainNics domain, Set<String> named) {
        Set<String> all = new HashSet<>(named);
        for (NicPair pair : domain.pairs()) {
            Optional<String> standby = pair.standby().aliasText();
            Optional<String> primary = pair.primary().aliasText();
            if (standby.filter(named::contains).isPresent()
                    || primary.filter(named::contains).isPresent()) {
                standby.ifPresent(all::add);
                primary.ifPresent(all::add);
            }
        }
        List<Nic> chosen = new ArrayList<>();
        List<Nic> last = new ArrayList<>();
        for (Nic nic : domain.nics()) {
            if (nic.aliasText().filter(all::contains).isPresent()) {
                (nic.isStandby() ? last : chosen).add(nic);
            }
        }
        chosen.addAll(last);
        return chosen;
    }
}
