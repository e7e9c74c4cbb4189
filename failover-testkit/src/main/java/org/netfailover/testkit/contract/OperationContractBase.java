package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.MigrationMode;

/** Whole operations on a bed's hosts, and words for what they came to. */
abstract class OperationContractBase extends ContractBase {
    static final String NAME = "guest";
    static final String NEW = "ua-new";

    OperationContractBase() {}

    Hotplug hotplug() {
        return Hotplug.of(NAME).on(source()).timing(timing());
    }

    /** All of the domain, its definition as well. */
    Migration migration(MigrationMode mode) {
        Migration migration = Migration.of(NAME)
                .from(source())
                .to(destination())
                .timing(timing())
                .mode(mode)
                .persist(true)
                .undefineSource(true);
        bed().migration(mode).build().destinationUri().ifPresent(migration::destinationUri);
        return migration;
    }

    Migration migration() {
        return migration(MigrationMode.PEER_TO_PEER);
    }

    static <O extends Outcome> O is(Class<O> kind, Outcome outcome) {
        return assertInstanceOf(kind, outcome, outcome::toJson);
    }

    static void isRefusedFor(String code, PlannedOperation planned) {
        Outcome.Refused refused = is(Outcome.Refused.class, planned.run());
        assertTrue(refused.report().codes().contains(code), refused::summary);
        assertTrue(refused.journal().entries().isEmpty());
    }

    static List<Journal.Result> results(Outcome outcome) {
        return outcome.journal().entries().stream().map(Journal.Entry::result).toList();
    }

    static long done(Outcome outcome) {
        return results(outcome).stream().filter(Journal.Result.DONE::equals).count();
    }

    void staysOnSource(UUID domain) {
        runsOnlyOn(source(), domain);
        assertTrue(source().find(domain).orElseThrow().persistent());
        assertTrue(destination().find(domain).isEmpty());
        assertTrue(source().job(domain).isEmpty());
    }

    void isWhollyOnDestination(UUID domain) {
        runsOnlyOn(destination(), domain);
        assertTrue(destination().find(domain).orElseThrow().persistent());
        assertTrue(source().find(domain).isEmpty());
    }
}
