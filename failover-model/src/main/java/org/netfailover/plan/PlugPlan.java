package org.netfailover.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;
import org.netfailover.rules.Hotplug;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;

/** Plans to plug NICs. */
final class PlugPlan {
    private final PlugOrder order;
    private final List<Nic> plugged;

    private PlugPlan(PlugOrder order) {
        this.order = order;
        List<Nic> standbysFirst = new ArrayList<>(order.nics());
        standbysFirst.sort(Comparator.comparing(Nic::isPrimary));
        plugged = List.copyOf(standbysFirst);
    }

    static Plan of(PlugOrder order) {
        return new PlugPlan(order).plan();
    }

    private Plan plan() {
        ObservedDomain domain = order.domain();
        Report report = check();
        return report.hasErrors()
                ? new Plan.Refusal(domain.uuid(), domain.name(), report)
                : new Plan.Ready(domain.uuid(), domain.name(), List.of(), steps(), DestinationChanges.NONE, report);
    }

    private List<Step> steps() {
        Deadlines deadlines = order.deadlines();
        List<Step> steps = new ArrayList<>();
        List<VfClaim> claims = plugged.stream()
                .filter(nic -> nic.isPrimary() || Devices.roleOf(nic, order.host()) == Role.BARE)
                .flatMap(nic -> Devices.claim(nic.source(), nic, alias(nic)).stream())
                .toList();
        if (!claims.isEmpty()) {
            steps.add(new Step.Reserve(Side.SOURCE, claims, deadlines.host()));
        }
        for (Nic nic : plugged) {
            String alias = alias(nic);
            steps.add(
                    new Step.Attach(Side.SOURCE, alias, alias, order.config(), deadlines.attach(), deadlines.detach()));
        }
        return steps;
    }

    private static String alias(Nic nic) {
        return nic.aliasText().orElse("");
    }

    private Report check() {
        ObservedDomain domain = order.domain();
        Rules rules = Checks.rules(order.host(), order.guest());
        return Checks.operation(domain, order.config())
                .and(rules.checkHotplug(
                        Hotplug.of(domain.nics()).addAllPlugged(order.nics()).build()))
                .and(checkDomain(rules));
    }

    /** The domain as it will be; what is wrong with it as it is counts only where the new devices depend on it. */
    private Report checkDomain(Rules rules) {
        DomainNics domain = order.domain().nics();
        DomainNics with = domain.withNics(
                Stream.concat(domain.nics().stream(), plugged.stream()).toList());
        return new Blocking(rules.check(domain), plugged, plugged, domain.nics()).of(rules.check(with));
    }
}
