package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.LinkState;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.Nic;
import org.netfailover.model.VfState;
import org.netfailover.network.HostNetwork;
import org.netfailover.operation.Migration;
import org.netfailover.plan.MigrationMode;
import org.netfailover.xml.DomainXml;

/** Both hosts of a lab with connections, and what is asked of them before and after a move. */
final class LabEnds implements AutoCloseable {
    static final InterfaceName PF = InterfaceName.of(LabHost.PF);

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(4);

    private final End a;
    private final End b;

    LabEnds(SriovLab lab) {
        a = new End(lab.a());
        b = new End(lab.b());
    }

    /** One host with a connection to its libvirt and one to its network. */
    record End(LabHost host, LibvirtHost libvirt, HostNetwork network) {
        End(LabHost host) {
            this(host, host.connect(), host.network());
        }

        private void close() {
            network.close();
            libvirt.close();
        }

        /** What a shell prints on the host. */
        String shell(String script) {
            return host.run("sh", "-c", script);
        }

        CommandResult tryShell(String script) {
            return host.run(List.of("sh", "-c", script), SOON);
        }

        /** The VF that has the guest's MAC, if one has. */
        Optional<VfState> vf(LabGuest guest) {
            return network.link(PF).vfs().stream()
                    .filter(vf -> vf.mac().equals(guest.mac()))
                    .findFirst();
        }

        /** Whether the guest's driver has its VF. */
        boolean drives(LabGuest guest) {
            return vf(guest).filter(vf -> network.isDriven(PF, vf.index())).isPresent();
        }

        /** The UUID of a guest that is there. */
        UUID uuid(LabGuest guest) {
            return libvirt.find(guest.name()).orElseThrow().uuid();
        }

        /** A guest as its host shows it. */
        String live(LabGuest guest) {
            return libvirt.xml(uuid(guest), XmlKind.LIVE);
        }

        /** A guest's standby, as its host shows it. */
        Nic standby(LabGuest guest) {
            return DomainXml.parse(live(guest)).nics().nic(LabGuest.STANDBY).orElseThrow();
        }

        /** Takes the link from a guest's standby, as the kernel's document has it while the VF is there. */
        void cutStandby(LabGuest guest) {
            DomainXml domain = DomainXml.parse(live(guest));
            Nic standby = domain.nics().nic(LabGuest.STANDBY).orElseThrow();
            String device =
                    domain.device(standby).attachable().withLink(LinkState.DOWN).text();
            libvirt.update(uuid(guest), device, Scope.LIVE);
        }

        /** Nothing of a guest that has gone is left: no domain, tap, port, process, VF, filter or FDB entry. */
        void isWithout(LabGuest guest) {
            assertThat(libvirt.find(guest.name())).isEmpty();
            assertThat(network.links())
                    .extracting(NetworkLink::name)
                    .extracting(InterfaceName::value)
                    .noneMatch(name -> name.startsWith("vnet"));
            assertThat(libvirt.networkPorts(LabHost.POOL)).isEmpty();
            assertThat(libvirt.networkPorts(LabHost.NETWORK)).isEmpty();
            assertThat(vf(guest)).isEmpty();
            assertThat(network.fdb(InterfaceName.of(LabHost.BRIDGE), guest.mac()))
                    .noneMatch(entry -> entry.device().value().startsWith("vnet"));
            isNotLed(guest);
        }

        /** Nothing is left of what led the guest's frames. */
        void isNotLed(LabGuest guest) {
            assertThat(network.redirection(PF, Optional.of(guest.mac()))).isEmpty();
            assertThat(host.run("tc", "filter", "show", "dev", LabHost.PF, "ingress"))
                    .isEmpty();
        }
    }

    End a() {
        return a;
    }

    End b() {
        return b;
    }

    List<End> both() {
        return List.of(a, b);
    }

    /** A move with the frames led, which libvirt carries out between its daemons. */
    Migration migration(LabGuest guest, End from, End to) {
        return asked(
                Migration.of(guest.name()).from(from.libvirt(), from.network()).to(to.libvirt(), to.network()), to);
    }

    /** From the first host to the second, without a word to their networks. */
    Migration unled(LabGuest guest) {
        return asked(Migration.of(guest.name()).from(a.libvirt()).to(b.libvirt()), b);
    }

    private static Migration asked(Migration migration, End to) {
        return migration
                .mode(MigrationMode.PEER_TO_PEER)
                .destinationUri(to.host().peerUri())
                .migrateUri(to.host().migrateUri())
                .persist(true)
                .undefineSource(true)
                .deadline(LONG);
    }

    /** From the first host to the second. */
    Migration migration(LabGuest guest) {
        return migration(guest, a, b);
    }

    /** Waits until a guest's driver has its VF and the guest answers. */
    static void awaitWhole(SriovLab lab, LabGuest guest, End end) {
        Awaitility.await(guest + " has its VF and answers")
                .atMost(Duration.ofMinutes(1))
                .until(() -> end.drives(guest) && guest.answers(lab));
    }

    /** The halves of pairs in a guest, by their names there: it writes a line whenever one of them changes. */
    static Set<String> slaves(LabGuest guest, LabHost host) {
        return guest.console(host)
                .lines()
                .filter(line -> line.startsWith("nic ") && line.endsWith(" slave"))
                .map(line -> line.split(" ")[1])
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        a.close();
        b.close();
    }
}
