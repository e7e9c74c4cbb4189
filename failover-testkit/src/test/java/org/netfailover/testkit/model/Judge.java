package org.netfailover.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.model.Strategy;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Outcome;
import org.netfailover.testkit.simulated.Fault;
import org.netfailover.testkit.simulated.PathGap;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.testkit.simulated.Truth;

/** Walks a sequence, and holds what operations say against what is so. */
final class Judge {
    private final World world;
    private final List<Supplier<String>> story = new ArrayList<>();
    private boolean rigged;

    /** What libvirt shows and QEMU hides: a primary whose standby is missing. */
    private Set<String> hidden = Set.of();

    Judge() {
        this(0);
    }

    /** In a world of its own, for all who tell stories at the same time. */
    Judge(long number) {
        world = new World(number);
    }

    /** What came of each operation, in order. */
    List<String> story() {
        return story.stream().map(Supplier::get).toList();
    }

    void walk(List<Step> steps, java.util.function.Consumer<String> statistics) {
        for (Step step : steps) {
            if (step.act() instanceof Act.Operation operation) {
                statistics.accept(judged(operation, step.trouble()));
            } else {
                world.surround(step.act());
                rigged |= !(step.act() instanceof Act.Wait);
            }
        }
    }

    private Truth truth() {
        return world.site.truth();
    }

    private String judged(Act.Operation operation, Trouble trouble) {
        SimulatedHost here = world.where();
        String before = truth().snapshot(world.vm);
        List<String> devices = truth().shownDevices(world.vm);
        hidden = new TreeSet<>(devices);
        hidden.removeAll(truth().devices(world.vm));
        int calls = here.calls().size();
        int callsThere = world.other(here).calls().size();
        Duration began = Duration.ofNanos(world.site.time().nanoTime());
        Outcome outcome;
        try {
            outcome = world.run(operation, trouble, here);
        } catch (LibvirtException e) {
            // Planning fails with the host's error when the host cannot be read; nothing was touched then.
            story.add(() -> String.valueOf(e.getMessage()));
            assertThat(world.changes(here, calls))
                    .as("changes although planning failed with " + e)
                    .isEmpty();
            world.calm(false);
            sound(() -> "planning failed");
            return "Unplanned";
        }
        boolean pending = !world.guest.pending().isEmpty();
        story.add(outcome == null ? () -> "client died" : outcome::toJson);
        Supplier<String> said =
                outcome == null ? () -> "the client died" : () -> outcome.summary() + "\n" + outcome.journal();
        if (outcome != null) {
            world.settle(Duration.ofSeconds(1));
            compare(operation, outcome, here, before, devices, said);
            if (outcome instanceof Outcome.NeedsAttention && isHonest(trouble) && !(operation instanceof Act.Repair)) {
                needed(pending, before, said);
            }
            if (outcome instanceof Outcome.Refused) {
                assertThat(world.changes(here, calls))
                        .as(() -> "changes although refused: " + said.get())
                        .isEmpty();
                assertThat(world.changes(world.other(here), callsThere))
                        .as("changes there")
                        .isEmpty();
            }
            if (trouble instanceof Trouble.None && !rigged) {
                assertThat(outcome).as(said).isInstanceOfAny(Outcome.Completed.class, Outcome.Refused.class);
            }
            gaps(operation, began, said);
        }
        rigged |= !(trouble instanceof Trouble.None);
        world.calm(outcome == null);
        sound(said);
        return outcome == null ? "Crashed" : outcome.getClass().getSimpleName();
    }

    private void compare(
            Act.Operation operation,
            Outcome outcome,
            SimulatedHost here,
            String before,
            List<String> devices,
            Supplier<String> said) {
        if (operation instanceof Act.Repair repair) {
            repaired(repair, outcome, said);
            return;
        }
        boolean moves = operation instanceof Act.Migrate;
        SimulatedHost there = world.other(here);
        if (outcome instanceof Outcome.Completed) {
            assertThat(truth().hostsOf(world.vm)).as(said).containsExactly(moves ? there : here);
            TreeSet<String> wanted = new TreeSet<>(wanted(operation, devices));
            assertThat(new TreeSet<>(truth().shownDevices(world.vm))).as(said).isEqualTo(wanted);
            wanted.removeAll(hidden);
            assertThat(truth().devices(world.vm)).as(said).containsAll(wanted);
            definitions(operation, here, said);
        } else if (outcome instanceof Outcome.Degraded degraded) {
            assertThat(truth().hostsOf(world.vm)).as(said).containsExactly(moves ? there : here);
            TreeSet<String> missing = new TreeSet<>(wanted(operation, devices));
            missing.removeAll(truth().shownDevices(world.vm));
            assertThat(new TreeSet<>(degraded.missing())).as(said).isEqualTo(missing);
        } else if (outcome instanceof Outcome.RolledBack || outcome instanceof Outcome.Refused) {
            String now = truth().snapshot(world.vm);
            assertThat(now).as(said).isIn(before, withoutRemnant(before, there));
        } else if (outcome instanceof Outcome.NeedsAttention attention) {
            assertThat(attention.left()).isNotEmpty();
        }
    }

    /**
     * What another client's migration has left of the domain on a host where it does not run goes when a daemon that was
     * its end dies, whatever is done meanwhile.
     */
    private static String withoutRemnant(String snapshot, SimulatedHost there) {
        return snapshot.replaceAll("(?m)^" + there.name() + ": PAUSED\n(  .*\n)*", "");
    }

    /** What is repaired is right, and repairing it again changes nothing. */
    private void repaired(Act.Repair repair, Outcome outcome, Supplier<String> said) {
        if (!(outcome instanceof Outcome.Completed)) {
            return;
        }
        for (TeamingPair pair : World.desired(repair)) {
            assertThat(truth().devices(world.vm))
                    .as(said)
                    .contains(
                            pair.standby().alias().value(),
                            pair.primary().alias().value());
        }
        world.calm(false);
        String before = truth().snapshot(world.vm);
        SimulatedHost here = world.where();
        int calls = here.calls().size();
        Outcome again = world.reconciler().repair("vm", World.desired(repair));
        assertThat(world.changes(here, calls))
                .as(() -> "repaired again: " + again.journal())
                .isEmpty();
        assertThat(truth().snapshot(world.vm)).isEqualTo(before);
    }

    /** Definitions are moved, kept and changed as asked. */
    private void definitions(Act.Operation operation, SimulatedHost here, Supplier<String> said) {
        String now = truth().snapshot(world.vm);
        if (operation instanceof Act.Migrate migrate && !migrate.keeps()) {
            assertThat(now).as(said).doesNotContain(here.name());
        } else if (operation instanceof Act.Plug plug && plug.config()) {
            assertThat(now)
                    .as(said)
                    .contains("defined " + World.pair(plug.pair()).standby().alias() + "\n")
                    .contains("defined " + World.pair(plug.pair()).primary().alias() + "\n");
        }
    }

    /**
     * Whether both hosts have told everything, and truly: that a guest refuses is told by nothing but its event, and what
     * became of an interrupted call by nothing.
     */
    private static boolean isHonest(Trouble trouble) {
        return trouble instanceof Trouble.None
                || trouble instanceof Trouble.Cancel
                || trouble instanceof Trouble.AtEvent event && event.fault() instanceof Fault.Repeated;
    }

    /** What is said to need attention does: it is not as it was, or will not stay so. */
    private void needed(boolean pending, String before, Supplier<String> said) {
        assertThat(pending || !truth().snapshot(world.vm).equals(before))
                .as(() -> "nothing needs attention: " + said.get())
                .isTrue();
    }

    private static List<String> wanted(Act.Operation operation, List<String> devices) {
        List<String> wanted = new ArrayList<>(devices);
        if (operation instanceof Act.Plug plug) {
            wanted.add(World.pair(plug.pair()).standby().alias().value());
            wanted.add(World.pair(plug.pair()).primary().alias().value());
        } else if (operation instanceof Act.Unplug unplug) {
            String standby = World.pair(unplug.pair()).standby().alias().value();
            String primary = World.pair(unplug.pair()).primary().alias().value();
            // Of a half alone nobody can tell which pair it is of.
            boolean whole = devices.contains(standby) && devices.contains(primary);
            wanted.removeAll(whole ? List.of(standby, primary) : List.of(unplug.byPrimary() ? primary : standby));
        } else if (operation instanceof Act.PlugNic plug) {
            wanted.add(plug.function() ? World.FUNCTION : World.NIC);
        } else if (operation instanceof Act.UnplugNic unplug) {
            wanted.remove(unplug.function() ? World.FUNCTION : World.NIC);
        }
        return wanted;
    }

    /** A pair that moves by failover never loses its path. */
    private void gaps(Act.Operation operation, Duration began, Supplier<String> said) {
        boolean failover = operation instanceof Act.Migrate migrate
                && !migrate.strategy().equals(Optional.of(Strategy.DETACH_ATTACH));
        if (!failover) {
            return;
        }
        List<PathGap> gaps = truth().gaps(world.vm).stream()
                .filter(gap -> gap.from().compareTo(began) > 0)
                .filter(gap -> gap.mac().equals(World.mac(0)) || gap.mac().equals(World.mac(1)))
                .toList();
        assertThat(gaps).as(said).isEmpty();
    }

    /** What holds whatever has happened, when all is quiet again. */
    private void sound(Supplier<String> said) {
        assertThat(truth().hostsOf(world.vm))
                .as(() -> "hosts that run it: " + said.get())
                .hasSize(1);
        assertThat(truth().leaks()).as(said).isEmpty();
        truth().places()
                .forEach((mac, places) ->
                        assertThat(places).as(() -> mac + ": " + said.get()).hasSize(1));
    }
}
