package org.netfailover.testkit.arbitraries;

import java.util.Optional;
import org.netfailover.plan.MigrationOrder;
import org.netfailover.plan.ObservedDomain;

/**
 * A domain that is to move, with all that is known of it and of both hosts.
 *
 * <pre>{@code
 * DomainMove move = Samples.one(Moves.sound(), 42);
 * assertThat(move.code()).isEmpty(); // nothing is broken
 * assertThat(Planner.migration(move.order())).isReady().hasSteps("migrate");
 * }</pre>
 *
 * @param order what a {@link org.netfailover.plan.Planner} is asked
 * @param code the rule for which the planner refuses it, or empty when it does not
 */
public record DomainMove(MigrationOrder order, Optional<String> code) {
    /** What is broken, the domain's NICs, the hosts, and how it is to go. */
    @Override
    public String toString() {
        ObservedDomain domain = order.domain();
        StringBuilder text = new StringBuilder(code.orElse("sound")).append('\n');
        text.append(domain.name()).append(" from ").append(order.source().name());
        text.append(" to ").append(order.destination().name());
        text.append(", ").append(order.mode());
        order.strategy().ifPresent(strategy -> text.append(", ").append(strategy));
        text.append(order.leading().isEmpty() ? "" : ", led");
        text.append(order.postCopy() ? ", post-copy" : "");
        text.append(order.tunnelled() ? ", tunnelled" : "");
        text.append(order.persist() ? ", with its definition" : "");
        domain.nics()
                .nics()
                .forEach(nic -> text.append("\n  ")
                        .append(nic.aliasText().orElse(""))
                        .append(": ")
                        .append(nic.type())
                        .append(nic.source().name().map(name -> " " + name).orElse("")));
        order.map()
                .forEach(entry -> text.append("\n  ")
                        .append(entry.source())
                        .append(" becomes ")
                        .append(entry.destination()));
        return text.toString();
    }
}
