package org.netfailover.testkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.network.HostNetwork;
import org.netfailover.operation.OperationListener;
import org.netfailover.operation.Outcome;
import org.netfailover.operation.Running;

/**
 * What the commands that touch hosts share.
 *
 * @param console the standard streams
 * @param hosts where hosts come from
 * @param interruption what cancels what runs
 * @param terminal whether a person watches
 */
record Session(Console console, Hosts hosts, Interruption interruption, boolean terminal) {
    /** Runs an operation to its end, prints what it came to, and returns the exit status. */
    int run(Function<OperationListener, Running> operation, Format format) {
        Running running = operation.apply(terminal ? new ProgressBar(console) : new ProgressLines(console));
        interruption.cancelledBy(running::cancel);
        return print(awaited(running), format);
    }

    private static Outcome awaited(Running running) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    running.cancel();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Prints an outcome, and says which exit status it has. */
    int print(Outcome outcome, Format format) {
        if (format == Format.JSON) {
            console.line(outcome.toJson());
        } else {
            console.line(Diagnostic.printable(Outcomes.word(outcome) + ": " + outcome.summary()));
            Outcomes.details(outcome).forEach(line -> console.line("  " + Diagnostic.printable(line)));
        }
        console.flush();
        return Outcomes.status(outcome);
    }

    /** Does something with hosts, and closes them. */
    int with(List<String> uris, Work work) {
        List<Hypervisor> opened = new ArrayList<>();
        try {
            uris.forEach(uri -> opened.add(hosts.reach(uri)));
            return work.on(List.copyOf(opened));
        } catch (LibvirtException e) {
            throw Failure.ofHost(e);
        } finally {
            opened.forEach(Hypervisor::close);
        }
    }

    /** Does something with hosts and the networks of hosts, and closes them. */
    int with(List<String> uris, List<String> networkUris, NetworkWork work) {
        List<HostNetwork> networks = new ArrayList<>();
        try {
            networkUris.forEach(uri -> networks.add(network(uri)));
            return with(uris, opened -> work.on(opened, List.copyOf(networks)));
        } finally {
            networks.forEach(HostNetwork::close);
        }
    }

    private HostNetwork network(String uri) {
        try {
            return hosts.network(uri);
        } catch (IllegalArgumentException e) {
            throw Failure.unreachable(uri, e);
        }
    }

    /** What a command does with hosts and networks. */
    @FunctionalInterface
    interface NetworkWork {
        int on(List<Hypervisor> hosts, List<HostNetwork> networks);
    }

    /** What a command does with hosts. */
    @FunctionalInterface
    interface Work {
        int on(List<Hypervisor> hosts);
    }
}
