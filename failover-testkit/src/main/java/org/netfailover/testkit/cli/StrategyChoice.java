package org.netfailover.testkit.cli;

import java.util.Locale;
import java.util.Optional;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Migration;

/**
 * What is to become of NICs: {@code S}, or {@code ALIAS=S}.
 *
 * @param alias the NIC it is for; every NIC that it fits where it is missing
 * @param strategy what becomes of it
 */
record StrategyChoice(Optional<String> alias, Strategy strategy) {
    static StrategyChoice parse(String text) {
        int equals = text.indexOf('=');
        Optional<String> alias = equals < 0 ? Optional.empty() : Optional.of(text.substring(0, equals));
        return new StrategyChoice(alias, strategy(text.substring(equals + 1)));
    }

    private static Strategy strategy(String text) {
        for (Strategy strategy : Strategy.values()) {
            if (text.equals(text(strategy))) {
                return strategy;
            }
        }
        throw Arguments.unexpected(
                "strategy",
                text,
                "automatic-failover, explicit-failover, manual-failover, variant-driver, detach-attach or none");
    }

    private static String text(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void tell(Migration migration) {
        if (alias.isPresent()) {
            migration.strategy(alias.get(), strategy);
        } else {
            migration.strategy(strategy);
        }
    }
}
