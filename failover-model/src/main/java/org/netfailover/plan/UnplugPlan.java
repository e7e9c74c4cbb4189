package org.netfailover.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.rules.Hotplug;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;

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
        DomainNics domain = order.domain().nics();
        return Checks.operation(order.domain(), order.config())
                .and(Rules.forTarget(Target.any())
                        .checkHotplug(
                                Hotplug.of(domain).addAllUnplugged(named()).build()));
    }

    private List<Step> steps() {
        Deadlines deadlines = order.deadlines();
        Aliases aliases = new Aliases(order.domain().nics());
        List<Step> steps = new ArrayList<>();
        for (String alias : primariesFirst()) {
            String back = aliases.afterwards(alias);
            steps.add(
                    new Step.Detach(Side.SOURCE, alias, back, order.config(), deadlines.detach(), deadlines.attach()));
        }
        return steps;
    }

    /** The aliases that were given, each once, and those of other halves. */
    private Set<String> named() {
        Set<String> named = new LinkedHashSet<>(order.aliases());
        if (!order.halves()) {
            Set<String> given = Set.copyOf(named);
            for (Nic nic : order.domain().nics().nics()) {
                if (nic.isPrimary()
                        && nic.standbyReference().filter(given::contains).isPresent()) {
                    nic.aliasText().ifPresent(named::add);
                }
            }
            for (NicPair pair : order.domain().nics().pairs()) {
                if (pair.primary().aliasText().filter(given::contains).isPresent()) {
                    pair.standby().aliasText().ifPresent(named::add);
                }
            }
        }
        return named;
    }

    /** Those that the domain has, in document order; a standby follows every primary. */
    private List<String> primariesFirst() {
        Set<String> named = named();
        return order.domain().nics().nics().stream()
                .filter(nic -> nic.aliasText().filter(named::contains).isPresent())
                .sorted(Comparator.comparing(Nic::isStandby))
                .map(nic -> nic.aliasText().orElse(""))
                .toList();
    }
}
