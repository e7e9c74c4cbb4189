package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Reconciler;

/**
 * What repairs come to on two hosts, and pairs that are remembered with a domain. Extend it, and say which hosts with
 * {@link #open()}.
 *
 * <pre><code>
 * class MyRepairTest extends RepairContract {
 *     {@literal @}Override
 *     protected TestBed open() {
 *         return new MyTestBed(); // your TestBed
 *     }
 * }
 * </code></pre>
 */
@Timeout(120)
public abstract class RepairContract extends OperationContractBase {
    /** For subclasses. */
    protected RepairContract() {}

    private Reconciler reconciler() {
        return Reconciler.of(source(), destination()).timing(timing());
    }

    /** A pair whose primary no host has. */
    private TeamingPair pairWithoutVf() {
        return TeamingPair.builder()
                .mac(MacAddress.parse("52:54:00:5d:0a:07"))
                .standby(Standby.bridge(bed().bridge()).alias("ua-pair"))
                .primary(Primary.pooled("no-such-pool").alias("ua-pair-vf"))
                .build();
    }

    @Test
    @Requires(
            value = "A repair gives the guest the standby where there is no VF and says so, and a second one changes"
                    + " nothing.",
            by = "Reconciler.repair",
            otherwise = "each repair interrupts the guest, or hides what it lacks")
    void aRepairThatCannotBeFinishedIsTriedAgainAndChangesNothing() {
        UUID vm = domain(NAME);
        List<TeamingPair> pairs = List.of(pairWithoutVf());

        Outcome.Degraded first = is(Outcome.Degraded.class, reconciler().repair(NAME, pairs));
        assertEquals(List.of("ua-pair-vf"), first.missing());
        String before = source().xml(vm, XmlKind.LIVE);
        assertTrue(before.contains("'ua-pair'"));

        Outcome.RolledBack second = is(Outcome.RolledBack.class, reconciler().repair(NAME, pairs));

        assertEquals(Optional.of(ErrorKind.NO_NETWORK), second.cause().kind(), second::toJson);
        assertEquals(before, source().xml(vm, XmlKind.LIVE));
    }

    @Test
    @Requires(
            value = "The definition of a domain that is off is brought to its pairs, and is then left as it is.",
            by = "Reconciler.config",
            otherwise = "the guest has no pair after its next start")
    void aDefinitionThatWasRepairedIsRight() {
        UUID vm = domain(NAME);
        bed().destroy(vm, source());
        Reconciler repairs = reconciler().config(true);

        Outcome first = is(Outcome.Completed.class, repairs.repair(NAME, List.of(pairWithoutVf())));
        assertTrue(done(first) > 0, first::toJson);
        String repaired = source().xml(vm, XmlKind.INACTIVE);
        assertTrue(repaired.contains("'ua-pair'") && repaired.contains("'ua-pair-vf'"));

        Outcome second = is(Outcome.Completed.class, repairs.repair(NAME, List.of(pairWithoutVf())));
        assertEquals(List.of(), second.journal().entries());
        assertEquals(repaired, source().xml(vm, XmlKind.INACTIVE));
    }

    @Test
    @Requires(
            value = "Pairs that are remembered with a domain go with it to another host.",
            by = "Reconciler.remember; libvirt, virDomainSetMetadata",
            otherwise = "nobody can tell what a domain is to have once it has moved")
    void rememberedPairsMoveWithTheDomain() {
        UUID vm = domain(NAME);
        List<TeamingPair> pairs = List.of(pairWithoutVf());

        reconciler().remember(NAME, pairs);
        is(Outcome.Completed.class, migration().plan().run());

        isWhollyOnDestination(vm);
        assertEquals(Optional.of(pairs), reconciler().remembered(NAME));
        assertEquals(Optional.of(vm), reconciler().status(NAME).where().guest().map(guest -> guest.domain()));
        reconciler().forget(NAME);
        assertEquals(Optional.empty(), reconciler().remembered(NAME));
    }

    @Test
    @Requires(
            value = "A domain that no host knows is not repaired but told as NO_DOMAIN.",
            by = "Reconciler.repair; libvirt, VIR_ERR_NO_DOMAIN",
            otherwise = "a domain that has been deleted is made again")
    void aDomainThatNobodyKnowsIsNotRepaired() {
        refused(ErrorKind.NO_DOMAIN, () -> reconciler().repair(NAME, List.of()));
        assertEquals(Optional.empty(), reconciler().status(NAME, List.of()).domain());
    }
}
