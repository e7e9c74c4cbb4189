package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;
import org.netfailover.model.Strategy;
import org.netfailover.operation.Journal;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.plan.MigrationMode;

/**
 * What whole operations come to on two hosts: the same calls have the same outcomes, and leave the same behind. Extend it,
 * and say which hosts with {@link #open()}.
 *
 * <pre><code>
 * class MyOperationTest extends OperationContract {
 *     {@literal @}Override
 *     protected TestBed open() {
 *         return new MyTestBed(); // your TestBed
 *     }
 * }
 * </code></pre>
 */
@Timeout(120)
public abstract class OperationContract extends DisturbedOperationContractBase {
    /** For subclasses. */
    protected OperationContract() {}

    @Test
    @Requires(
            value = "A NIC is there after it was plugged and gone after it was unplugged, and of one that is gone"
                    + " there is nothing to do.",
            by = "Hotplug; libvirt, virDomainDetachDeviceAlias",
            otherwise = "an unplug that is repeated fails, or takes another device")
    void aNicIsPluggedAndUnpluggedAndAnotherTimeThereIsNothingToDo() {
        UUID vm = domain(NAME);

        is(Outcome.Completed.class, hotplug().plug(nic(NEW, 2)).run());
        assertTrue(shows(source(), vm, NEW));

        Outcome unplugged = is(Outcome.Completed.class, hotplug().unplug(NEW).run());
        assertEquals(List.of(Journal.Result.DONE), results(unplugged));
        assertFalse(shows(source(), vm, NEW));

        Outcome again = is(Outcome.Completed.class, hotplug().unplug(NEW).run());
        assertEquals(0, done(again), again::toJson);
        assertTrue(shows(source(), vm, ALIAS));
    }

    @Test
    @Requires(
            value = "A standby that is plugged into the definition as well keeps its teaming and its alias there.",
            by = "Hotplug.config; libvirt, domain XML, Teaming a virtio/hostdev NIC pair",
            otherwise = "after its next start the guest has two NICs that are no pair")
    void aStandbyIsPluggedAlsoIntoTheDefinition() {
        UUID vm = domain(NAME);
        String standby = nic(NEW, 2).replace("<alias", "<teaming type='persistent'/><alias");

        is(Outcome.Completed.class, hotplug().config(true).plug(standby).run());

        for (XmlKind kind : List.of(XmlKind.LIVE, XmlKind.INACTIVE)) {
            String xml = source().xml(vm, kind);
            assertTrue(xml.contains("'" + NEW + "'"), "in the XML " + kind);
            assertTrue(xml.contains("<teaming type='persistent'/>"), "in the XML " + kind);
        }
    }

    @Test
    @Requires(
            value = "A NIC with an alias that another has is refused before anything is touched.",
            by = "Hotplug.plug; rule ALIAS_TWICE",
            otherwise = "half of what was asked for stays behind")
    void anAliasThatIsTakenIsRefused() {
        UUID vm = domain(NAME);
        String before = source().xml(vm, XmlKind.LIVE);

        Outcome refused =
                is(Outcome.Refused.class, hotplug().plug(nic(ALIAS, 2)).run());

        assertTrue(refused.journal().entries().isEmpty());
        assertEquals(before, source().xml(vm, XmlKind.LIVE));
    }

    @Test
    @Requires(
            value = "An unplug that the guest does not answer is said to be pending, for it cannot be taken back.",
            by = "Hotplug.unplug; QEMU, device_del",
            otherwise = "the device goes later, and nobody expects it")
    void anUnplugThatTheGuestIgnoresStaysPending() {
        UUID vm = domain(NAME);
        bed().guestAnswers(vm, source(), false);

        Outcome.NeedsAttention pending = is(
                Outcome.NeedsAttention.class,
                hotplug().deadline(Duration.ofSeconds(1)).unplug(ALIAS).run());

        assertEquals(1, pending.left().size(), pending::toJson);
        assertTrue(pending.left().get(0).message().contains("pending"), pending::toJson);
        assertTrue(shows(source(), vm, ALIAS));
        bed().guestAnswers(vm, source(), true);
        Watch.until(timing(), "it goes", () -> !shows(source(), vm, ALIAS));
    }

    private void movesWithItsDefinition(MigrationMode mode) {
        UUID vm = domain(NAME);

        is(Outcome.Completed.class, migration(mode).plan().run());

        isWhollyOnDestination(vm);
        assertTrue(shows(destination(), vm, ALIAS));
        assertTrue(destination().xml(vm, XmlKind.INACTIVE).contains("'" + ALIAS + "'"));
    }

    @Test
    @Requires(
            value = "A domain moves managed with its NICs and its definition.",
            by = "Migration; libvirt, virDomainMigrate3",
            otherwise = "it is gone after its host was restarted")
    void aDomainMovesManagedWithItsDefinition() {
        movesWithItsDefinition(MigrationMode.MANAGED);
    }

    @Test
    @Requires(
            value = "A domain moves peer-to-peer with its NICs and its definition.",
            by = "Migration; libvirt, virDomainMigrateToURI3",
            otherwise = "it is gone after its host was restarted")
    void aDomainMovesPeerToPeerWithItsDefinition() {
        movesWithItsDefinition(MigrationMode.PEER_TO_PEER);
    }

    @Test
    @Requires(
            value = "A definition that is not to move stays on the source, and there is none on the destination.",
            by = "Migration.persist and Migration.undefineSource",
            otherwise = "two hosts start the domain")
    void aDefinitionThatIsNotToMoveStays() {
        UUID vm = domain(NAME);

        is(
                Outcome.Completed.class,
                migration().persist(false).undefineSource(false).plan().run());

        runsOnlyOn(destination(), vm);
        assertFalse(destination().find(vm).orElseThrow().persistent());
        assertTrue(source().find(vm).orElseThrow().persistent());
    }

    @Test
    @Requires(
            value = "With DETACH_ATTACH a NIC is unplugged on the source before the domain moves and plugged on the"
                    + " destination after.",
            by = "Strategy.DETACH_ATTACH",
            otherwise = "QEMU refuses to move the domain, or the guest has one NIC less")
    void aNicIsTakenOffBeforeAndPutBackAfter() {
        UUID vm = bed().start(NAME, nic(ALIAS, 1), nic(NEW, 2));

        Outcome outcome = is(
                Outcome.Completed.class,
                migration().strategy(NEW, Strategy.DETACH_ATTACH).plan().run());

        isWhollyOnDestination(vm);
        assertTrue(shows(destination(), vm, ALIAS));
        assertTrue(shows(destination(), vm, NEW));
        List<String> steps = outcome.journal().entries().stream()
                .map(entry -> entry.side() + " " + entry.what())
                .toList();
        int off = steps.indexOf("SOURCE unplug " + NEW);
        int back = steps.indexOf("DESTINATION plug " + NEW);
        assertTrue(off >= 0 && off < back, steps::toString);
    }

    @Test
    @Requires(
            value = "A move to a host without one of the networks is refused before anything is touched.",
            by = "Migration; rule DESTINATION_NETWORK_UNKNOWN",
            otherwise = "the guest is without its VF when the move fails")
    void aNetworkThatTheDestinationLacksIsFoundBeforehand() {
        UUID vm = bed().start(NAME, nic(ALIAS, 1), networkNic(NEW, 2));

        isRefusedFor(
                "DESTINATION_NETWORK_UNKNOWN",
                migration().network(bed().network(), "no-such-network").plan());

        staysOnSource(vm);
    }

    @Test
    @Requires(
            value = "A move to a host without one of the bridges is refused before anything is touched.",
            by = "Migration; rule DESTINATION_BRIDGE_UNKNOWN",
            otherwise = "the guest is without its VF when the move fails")
    void aBridgeThatTheDestinationLacksIsFoundBeforehand() {
        UUID vm = bed().start(NAME, nic(ALIAS, 1));

        isRefusedFor(
                "DESTINATION_BRIDGE_UNKNOWN",
                migration().bridge(bed().bridge(), "no-such-br").plan());

        staysOnSource(vm);
    }

    @Test
    @Requires(
            value = "What has changed since the plan was made is found before anything is touched, and the plan"
                    + " serves again later.",
            by = "PlannedOperation.run; rule DESTINATION_NETWORK_INACTIVE",
            otherwise = "the guest is without its VF when the move fails")
    void aNetworkThatWasStoppedAfterThePlanIsFoundBeforehand() {
        UUID vm = bed().start(NAME, networkNic(ALIAS, 1));
        PlannedOperation planned = migration().plan();
        bed().setNetworkActive(destination(), false);

        try {
            isRefusedFor("DESTINATION_NETWORK_INACTIVE", planned);
        } finally {
            bed().setNetworkActive(destination(), true);
        }

        staysOnSource(vm);
        is(Outcome.Completed.class, planned.run());
        isWhollyOnDestination(vm);
    }

    @Test
    @Requires(
            value = "A domain whose guest stands still is left alone, since it cannot let go of anything.",
            by = "Migration and Hotplug; rule GUEST_STANDS_STILL",
            otherwise = "QEMU waits for the guest for ever, and cannot even be cancelled")
    void aPausedDomainIsLeftAlone() {
        UUID vm = domain(NAME);
        bed().pause(vm, source(), true);

        isRefusedFor("GUEST_STANDS_STILL", migration().plan());
        isRefusedFor("GUEST_STANDS_STILL", hotplug().unplug(ALIAS));

        assertEquals(DomainState.PAUSED, source().find(vm).orElseThrow().state());
        assertTrue(destination().find(vm).isEmpty());
        bed().pause(vm, source(), false);
        is(Outcome.Completed.class, hotplug().unplug(ALIAS).run());
    }

    @Test
    @Requires(
            value = "For a domain that the host does not know there is no plan but the error NO_DOMAIN.",
            by = "Migration.plan; libvirt, VIR_ERR_NO_DOMAIN",
            otherwise = "somebody waits for a domain that is not there")
    void aDomainThatNobodyKnowsHasNoPlan() {
        refused(ErrorKind.NO_DOMAIN, () -> migration().plan());
        refused(ErrorKind.NO_DOMAIN, () -> hotplug().unplug(ALIAS));
    }
}
