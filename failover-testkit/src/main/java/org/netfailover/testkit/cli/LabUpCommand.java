package org.netfailover.testkit.cli;

import java.util.concurrent.Callable;
import org.netfailover.testkit.lab.HostOptions;
import org.netfailover.testkit.lab.LabTopology;
import org.netfailover.testkit.lab.StandingLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        sortOptions = false,
        description = "Starts a lab that stays until it is taken down, and prints where its hosts are: NAME URI.")
final class LabUpCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--topology",
            paramLabel = "T",
            description = {
                "How standbys reach the segment that the VFs are on:",
                "vlan: by a bridge on the PF with VLAN filtering, whose FDB libvirt keeps (the default);",
                "pf: by a plain bridge on the PF; virtio: by a bridge on another NIC."
            })
    private LabTopology topology = LabTopology.VLAN;

    @Option(
            names = "--vfs",
            paramLabel = "N",
            description = "How many VFs each host has, 0 to 7; 2 unless said otherwise.")
    private int vfs = HostOptions.DEFAULT.vfs();

    LabUpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            StandingLab lab = StandingLab.up(topology, vfs, console::error);
            lab.hosts().forEach(host -> console.line(host.name() + " " + host.uri()));
            return Exit.OK;
        } catch (IllegalStateException e) {
            throw Failure.ofLab(e);
        }
    }
}
