package org.netfailover.testkit.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Primary;
import org.netfailover.model.Standby;
import org.netfailover.model.TeamingPair;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.OperationListener;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.PlannedOperation;
import org.netfailover.operation.Reconciler;
import org.netfailover.operation.Running;
import org.netfailover.testkit.simulated.ClientCrash;
import org.netfailover.testkit.simulated.SimulatedGuest;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.testkit.simulated.SimulatedSite;

/** Two hosts, one domain, and the operations on it. */
final class World {
    private static final OperationListener NONE = OperationListener.NONE;
    static final String NIC = "ua-plain";
    static final String FUNCTION = "ua-bare";
    private static final String[] FUNCTIONS = {"0000:03:10.0", "0000:03:10.1", "0000:03:10.2"};

    final SimulatedSite site = new SimulatedSite();
    final List<SimulatedHost> hosts;
    final UUID vm;
    final SimulatedGuest guest;

    /** Odd while an operation runs. */
    private int operations;

    World() {
        this(0);
    }

    /** Worlds of different numbers may be at the same time: what a process keeps of hosts and domains tells them apart. */
    World(long number) {
        String suffix = number == 0 ? "" : "-" + number;
        hosts = List.of(host("host-a" + suffix), host("host-b" + suffix));
        vm = hosts.get(0).machines().start(document(new UUID(0x766d_0000_4000L, number)));
        guest = hosts.get(0).machines().guest(vm);
    }

    private SimulatedHost host(String name) {
        SimulatedHost host = site.host(name);
        host.hardware().bridge("br0").pool("vfpool", FUNCTIONS);
        return host;
    }

    private static String document(UUID uuid) {
        StringBuilder text = new StringBuilder("<domain type='qemu'>\n  <name>vm</name>\n  <uuid>" + uuid + "</uuid>\n")
                .append("  <memory unit='MiB'>512</memory>\n")
                .append("  <os>\n    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>\n  </os>\n  <devices>\n")
                .append("    <controller type='pci' index='0' model='pcie-root'/>\n");
        for (int port = 1; port <= 8; port++) {
            text.append("    <controller type='pci' index='" + port + "' model='pcie-root-port'/>\n");
        }
        return text.append("  </devices>\n</domain>\n").toString();
    }

    static TeamingPair pair(int number) {
        return TeamingPair.builder()
                .mac(mac(number))
                .standby(Standby.bridge("br0").alias("ua-net" + number))
                .primary(Primary.pooled("vfpool").alias("ua-net" + number + "-vf"))
                .build();
    }

    static MacAddress mac(int number) {
        return MacAddress.parse("52:54:00:aa:bb:0" + number);
    }

    SimulatedHost where() {
        return site.truth().hostsOf(vm).get(0);
    }

    SimulatedHost other(SimulatedHost host) {
        return hosts.get(host.equals(hosts.get(0)) ? 1 : 0);
    }

    PlannedOperation planned(Act.Operation operation, SimulatedHost here) {
        if (operation instanceof Act.Migrate migrate) {
            Migration migration = Migration.of("vm")
                    .from(here)
                    .to(other(here))
                    .mode(migrate.mode())
                    .persist(!migrate.keeps())
                    .undefineSource(!migrate.keeps())
                    .timing(site.time());
            migrate.strategy().ifPresent(migration::strategy);
            return migration.plan();
        }
        Hotplug hotplug = Hotplug.of("vm").on(here).timing(site.time());
        if (operation instanceof Act.Plug plug) {
            return hotplug.config(plug.config()).plug(pair(plug.pair()));
        }
        if (operation instanceof Act.Unplug unplug) {
            TeamingPair pair = pair(unplug.pair());
            return hotplug.config(unplug.config())
                    .unplug((unplug.byPrimary()
                                    ? pair.primary().alias()
                                    : pair.standby().alias())
                            .value());
        }
        if (operation instanceof Act.PlugNic plug) {
            return hotplug.plug(plug.function() ? functionXml() : nicXml());
        }
        return hotplug.unplug(((Act.UnplugNic) operation).function() ? FUNCTION : NIC);
    }

    private static String nicXml() {
        return "<interface type='bridge'><mac address='52:54:00:aa:bb:08'/><source bridge='br0'/><model type='virtio'/>"
                + "<alias name='" + NIC + "'/></interface>";
    }

    private static String functionXml() {
        return "<interface type='network'><mac address='52:54:00:aa:bb:09'/><source network='vfpool'/><alias name='"
                + FUNCTION + "'/></interface>";
    }

    /** Runs an operation with its trouble; empty when the client has died of it. */
    @Nullable
    Outcome run(Act.Operation operation, Trouble trouble, SimulatedHost here) {
        int number = ++operations;
        prepare(trouble, here, number);
        try {
            if (operation instanceof Act.Repair repair) {
                return trouble instanceof Trouble.Cancel cancel
                        ? cancelled(() -> reconciler().start("vm", desired(repair), NONE), cancel.after())
                        : reconciler().repair("vm", desired(repair));
            }
            PlannedOperation planned = planned(operation, here);
            return trouble instanceof Trouble.Cancel cancel
                    ? cancelled(() -> planned.start(NONE), cancel.after())
                    : planned.run();
        } catch (ClientCrash crash) {
            return null;
        } catch (CompletionException e) {
            if (e.getCause() instanceof ClientCrash) {
                return null;
            }
            throw e;
        } finally {
            operations++;
            Thread.interrupted();
        }
    }

    /** Something that happens during an operation, or not at all. */
    private void during(int number, Duration after, Runnable action) {
        site.time().after(after, () -> {
            if (number == operations) {
                action.run();
            }
        });
    }

    Reconciler reconciler() {
        return Reconciler.of(hosts.get(0), hosts.get(1)).timing(site.time());
    }

    static List<TeamingPair> desired(Act.Repair repair) {
        List<TeamingPair> desired = new ArrayList<>();
        if (repair.first()) {
            desired.add(pair(0));
        }
        if (repair.second()) {
            desired.add(pair(1));
        }
        return desired;
    }

    private Outcome cancelled(Supplier<Running> operation, Duration after) {
        CompletableFuture<Running> started = new CompletableFuture<>();
        Thread starter = Thread.currentThread();
        site.time().after(after, () -> cancel(started, starter));
        started.complete(operation.get());
        try {
            return started.join().await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cancels an operation that has a thread of its own; one that is still being made on the caller's is waited for. */
    private void cancel(CompletableFuture<Running> started, Thread starter) {
        if (Thread.currentThread() == starter && !started.isDone()) {
            site.time().after(Duration.ofMillis(1), () -> cancel(started, starter));
        } else {
            started.join().cancel();
        }
    }

    private void prepare(Trouble trouble, SimulatedHost here, int number) {
        if (trouble instanceof Trouble.Interrupt interrupt) {
            Thread me = Thread.currentThread();
            during(number, interrupt.after(), me::interrupt);
        } else if (trouble instanceof Trouble.Answer answer) {
            guest.answersNext(answer.answer());
        } else if (trouble instanceof Trouble.Crash crash) {
            during(number, crash.after(), site::crashClient);
        } else if (trouble instanceof Trouble.AtCall call) {
            at(call.destination(), here).faults().atCall(call.nth(), call.fault());
        } else if (trouble instanceof Trouble.AtChange change) {
            at(change.destination(), here).faults().atChange(change.nth(), change.fault());
        } else if (trouble instanceof Trouble.AtOperation call) {
            at(call.destination(), here).faults().at(call.operation(), call.nth(), call.fault());
        } else if (trouble instanceof Trouble.AtEvent event) {
            at(event.destination(), here).faults().atEvent(event.nth(), event.fault());
        } else if (trouble instanceof Trouble.DaemonDies death) {
            SimulatedHost host = at(death.destination(), here);
            during(number, death.after(), host.daemon()::kill);
            site.time().after(death.after().plus(death.back()), host.daemon()::start);
        } else if (trouble instanceof Trouble.DaemonFreezes freeze) {
            SimulatedHost host = at(freeze.destination(), here);
            during(number, freeze.after(), host.daemon()::freeze);
            site.time().after(freeze.after().plus(freeze.back()), host.daemon()::thaw);
        }
    }

    private SimulatedHost at(boolean destination, SimulatedHost here) {
        return destination ? other(here) : here;
    }

    /** The trouble is over: what was scripted is forgotten, daemons are up, connections are made anew. */
    void calm(boolean crashed) {
        for (SimulatedHost host : hosts) {
            host.faults().clear();
        }
        if (crashed) {
            site.startClient();
        }
        settle(Duration.ofMinutes(3));
        for (SimulatedHost host : hosts) {
            host.daemon().thaw();
            host.daemon().start();
            host.reconnect();
        }
        settle(Duration.ofSeconds(1));
    }

    void settle(Duration span) {
        site.time().advance(span);
    }

    void surround(Act act) {
        if (act instanceof Act.Guest change) {
            guest.answers(change.answer());
        } else if (act instanceof Act.GuestOnce once) {
            guest.answersNext(once.answer());
        } else if (act instanceof Act.LateAnswer) {
            guest.answerPending();
        } else if (act instanceof Act.Pause pause) {
            if (pause.paused()) {
                where().machines().pause(vm);
            } else {
                where().machines().resume(vm);
            }
        } else if (act instanceof Act.NetworkThere network) {
            other(where()).hardware().setActive("vfpool", network.active());
        } else if (act instanceof Act.BrokenFunction function) {
            other(where()).hardware().breakOnArrival(PciAddress.parse(FUNCTIONS[function.number()]));
        } else if (act instanceof Act.Wait wait) {
            settle(wait.span());
        }
        settle(Duration.ofMillis(1));
    }

    List<String> changes(SimulatedHost host, int from) {
        List<String> changes = new ArrayList<>();
        host.calls().stream()
                .skip(from)
                .filter(call -> call.operation().isChange())
                .forEach(call -> changes.add(call.toString()));
        return changes;
    }
}
