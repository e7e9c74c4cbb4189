package org.netfailover.testkit.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.HostEvent;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.NicPair;
import org.netfailover.testkit.simulated.Fault;
import org.netfailover.testkit.simulated.GuestAnswer;
import org.netfailover.testkit.simulated.HostCall;
import org.netfailover.testkit.simulated.HostOperation;

/**
 * What a tool that plugs pairs and moves domains owes a guest: its verbs are called on simulated hosts, where guests
 * answer late or not at all and migrations fail, and then the hosts are asked what is really so. A failure says what the
 * tool did, what is required and by whom, and what would become of a real guest. Extend it, and say which tool with
 * {@link #tool(org.netfailover.libvirt.Timing)}:
 *
 * <pre><code>
 * class MyToolTest extends ManagementToolContract {
 *     {@literal @}Override
 *     protected ManagementTool tool(Timing timing) {
 *         return new MyTool(timing); // your verbs
 *     }
 * }
 * </code></pre>
 *
 * <p>The hosts are libvirt 9.0.0 and QEMU 7.2 as {@link org.netfailover.testkit.simulated} has them, with a detach that
 * waits for the guest for 5 s and says success then. A verb is given ten minutes of their time.
 */
@Timeout(60)
public abstract class ManagementToolContract extends ToolContractBase {
    /** For subclasses. */
    protected ManagementToolContract() {}

    @Test
    void aPairIsPluggedStandbyFirst() {
        UUID vm = site().start(0);
        List<HostEvent> told = site().listen();

        succeeds("plug a pair", tool -> tool.plug(source(), vm, ToolSite.request(0)));

        Optional<NicPair> pair = site().pair(site().source(), vm, ToolSite.mac(0));
        if (pair.isEmpty()) {
            new Breach(
                            "The tool plugged a pair, and the domain's XML shows no standby with a primary that"
                                    + " refers to it, both with the MAC " + ToolSite.mac(0) + ".",
                            "A standby is marked as persistent, and its primary as transient with the standby's alias ("
                                    + TEAMING + ")",
                            "the guest has two NICs with one MAC that know nothing of each other")
                    .fail();
            return;
        }
        requireRules(site().source(), vm, "The tool plugged a pair");
        List<String> aliases = ToolSite.aliases(pair.get());
        List<String> plugged = told.stream()
                .filter(HostEvent.DeviceAdded.class::isInstance)
                .map(event -> ((HostEvent.DeviceAdded) event).alias())
                .filter(aliases::contains)
                .toList();
        if (!plugged.equals(aliases)) {
            new Breach(
                            "The tool plugged the devices of a pair in the order " + plugged + ".",
                            "The standby " + aliases.get(0) + " is plugged before its primary (" + FAILOVER + ")",
                            "the VF is hidden from the guest until its standby is there, and the guest has no network")
                    .fail();
        }
    }

    @Test
    void thePrimaryIsUnpluggedBeforeItsStandby() {
        UUID vm = site().start(1);
        List<HostEvent> told = site().listen();

        succeeds("unplug a pair", tool -> tool.unplug(source(), vm, ToolSite.mac(0)));

        List<String> gone = told.stream()
                .filter(HostEvent.DeviceRemoved.class::isInstance)
                .map(event -> ((HostEvent.DeviceRemoved) event).alias())
                .toList();
        int standby = gone.indexOf("ua-eth0");
        int primary = gone.indexOf("ua-eth0-vf");
        if (standby >= 0 && (primary < 0 || standby < primary)) {
            Breach.ofRule(
                            "STANDBY_UNPLUGGED_BEFORE_PRIMARY",
                            "The tool unplugged the standby ua-eth0 first, while the guest still had its primary"
                                    + " ua-eth0-vf.",
                            "the guest is left with half a pair, and where QEMU crashes the guest is gone")
                    .fail();
        }
        requireGone(vm);
    }

    @Test
    void anUnplugIsOverWhenTheGuestHasLetGo() {
        UUID vm = site().start(1);
        site().guest(vm).answers(new GuestAnswer.LetsGo(Duration.ofSeconds(8)));

        if (attempt(tool -> tool.unplug(source(), vm, ToolSite.mac(0))).isEmpty()) {
            requireGone(vm);
        }
    }

    @Test
    void anUnplugThatTheGuestIgnoresIsNotSaidToBeDone() {
        UUID vm = site().start(1);
        site().guest(vm).answers(new GuestAnswer.Ignores());

        if (attempt(tool -> tool.unplug(source(), vm, ToolSite.mac(0))).isEmpty()) {
            requireGone(vm);
        }
    }

    @Test
    void aPairOfWhichOneHalfIsRefusedIsNotLeftInHalves() {
        UUID vm = site().start(0);
        site().source().hardware().setActive(ToolSite.POOL, false);

        Optional<Exception> said = attempt(tool -> tool.plug(source(), vm, ToolSite.request(0)));

        site().settle();
        List<String> left = site().truth().shownDevices(vm);
        if (said.isEmpty() || !left.isEmpty()) {
            new Breach(
                            "The pool gave no VF, so the primary could not be plugged; the tool "
                                    + (said.isEmpty() ? "said that the pair was plugged" : "left " + left + " behind")
                                    + ".",
                            "A pair is plugged whole or not at all, and its standby taken out again where its primary"
                                    + " is refused (" + TEAMING + ")",
                            "the guest has a NIC that nobody knows of, and the next try finds its alias taken")
                    .fail();
        }
    }

    @Test
    void twoPairsOfOneDomainHaveAliasesOfTheirOwn() {
        UUID vm = site().start(0);
        succeeds("plug a pair", tool -> tool.plug(source(), vm, ToolSite.request(0)));
        List<String> taken = site().truth().shownDevices(vm);
        int before = site().source().calls().size();

        Optional<Exception> said = attempt(tool -> tool.plug(source(), vm, ToolSite.request(1)));

        Optional<String> twice = site().source().calls().stream()
                .skip(before)
                .filter(call -> call.operation() == HostOperation.ATTACH && taken.contains(call.subject()))
                .map(HostCall::subject)
                .findFirst();
        if (twice.isPresent()) {
            Breach.ofRule(
                            "ALIAS_TWICE",
                            "For the second pair of a domain the tool used the alias " + twice.get() + " again.",
                            "libvirt refuses the second pair, so a guest cannot have two NICs of one bridge and pool")
                    .fail();
        }
        said.ifPresent(thrown -> couldNot("plug a second pair", thrown));
        requireRules(site().source(), vm, "The tool plugged a second pair");
        requireWhole(site().source(), vm, 2, "plugged two pairs");
    }

    private void moves(int pairs) {
        UUID vm = site().start(pairs);

        succeeds("migrate a domain", tool -> tool.migrate(source(), destination(), vm));

        requireWhole(site().destination(), vm, pairs, "migrated a domain");
        requirePath(vm);
        List<String> leaks = site().truth().leaks();
        if (!leaks.isEmpty()) {
            new Breach(
                            "After a migration something is held that nobody uses: " + leaks + ".",
                            "What was taken for a move is given back when it is over (" + TEAMING + ")",
                            "the pool runs out of VFs, and the next domain finds none")
                    .fail();
        }
    }

    @Test
    void aDomainMovesWithItsPair() {
        moves(1);
    }

    @Test
    void aDomainMovesWithBothOfItsPairs() {
        moves(2);
    }

    @Test
    void afterAMigrationThatFailedThePrimaryIsThereAgain() {
        UUID vm = site().start(1);
        site().source()
                .faults()
                .at(HostOperation.MIGRATE, 1, new Fault.Fail(1, 10, "internal error: unable to execute QEMU command"));

        Optional<Exception> said = attempt(tool -> tool.migrate(source(), destination(), vm));

        site().settle();
        if (said.isEmpty()) {
            requireWhole(site().destination(), vm, 1, "said that it had migrated a domain");
        } else if (!site().runsOn(site().destination(), vm) && !site().isWhole(site().source(), vm, ToolSite.mac(0))) {
            new Breach(
                            "The migration failed, and the tool left the guest on host-a without its primary"
                                    + " ua-eth0-vf.",
                            "What was unplugged for a migration is plugged again when the migration fails, as QEMU"
                                    + " does with a primary that it unplugs by itself (" + FAILOVER + ")",
                            "the guest stays on its standby, as slow as that is, until somebody notices")
                    .fail();
        }
    }

    @Test
    void aMoveToAHostWithoutAFreeVfLeavesTheGuestItsNetwork() {
        UUID vm = site().start(1);
        site().destination().hardware().setActive(ToolSite.POOL, false);

        Optional<Exception> said = attempt(tool -> tool.migrate(source(), destination(), vm));

        site().settle();
        if (said.isEmpty()) {
            requireWhole(site().destination(), vm, 1, "said that it had migrated a domain with its pair");
        }
        requirePath(vm);
    }

    @Test
    void theHostThatAGuestHasLeftForgetsItsMac() {
        UUID vm = site().start(1);
        site().leadToPf(ToolSite.mac(0));

        succeeds("migrate a domain", tool -> tool.migrate(source(), destination(), vm));

        List<FdbEntry> left = site().entries(ToolSite.mac(0));
        if (!left.isEmpty()) {
            new Breach(
                            "After the domain had moved to host-b, the bridge br0 of host-a still led the guest's MAC"
                                    + " to " + left.get(0).device()
                                    + ": the tool left it in the forwarding table (FDB).",
                            "A host that a guest leaves has no forwarding entry for it at the PF any more; nobody but"
                                    + " the tool deletes it (" + KERNEL + ", bridge fdb del)",
                            "frames for the guest go to a VF that it has left and are lost, for as long as the entry"
                                    + " stands")
                    .fail();
        }
    }
}
