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
    void aDomainThatNobodyKnowsIsNotRepaired() {
        refused(ErrorKind.NO_DOMAIN, () -> reconciler().repair(NAME, List.of()));
        assertEquals(Optional.empty(), reconciler().status(NAME, List.of()).domain());
    }
}
