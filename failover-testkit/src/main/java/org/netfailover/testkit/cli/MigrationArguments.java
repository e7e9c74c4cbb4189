package org.netfailover.testkit.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.Guest;
import org.netfailover.model.VfMapping;
import org.netfailover.network.HostNetwork;
import org.netfailover.operation.Migration;
import org.netfailover.plan.MigrationMode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A migration as options say it. */
final class MigrationArguments {
    @Option(names = "--from", required = true, paramLabel = "URI", description = "The host on which the domain runs.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "URI", description = "The host on which it is to run.")
    private String to = "";

    @Option(
            names = "--migrate-uri",
            paramLabel = "U",
            description = "Where QEMU sends the memory, such as tcp://10.0.0.2.")
    private Optional<String> migrateUri = Optional.empty();

    @Option(
            names = "--peer-uri",
            paramLabel = "U",
            description = "The destination's libvirt as the source's daemon reaches it, for --p2p.")
    private Optional<String> peerUri = Optional.empty();

    /** Who leads. */
    static final class Mode {
        @Option(names = "--managed", description = "This program leads; when it dies the domain stays (the default).")
        private boolean managed;

        @Option(names = "--p2p", description = "The source's daemon leads; when this program dies it goes on.")
        private boolean peerToPeer;
    }

    @ArgGroup(exclusive = true)
    private Mode mode = new Mode();

    @Option(
            names = "--strategy",
            paramLabel = "[ALIAS=]S",
            description = {
                "What becomes of NICs, or of the one of this alias: automatic-failover, explicit-failover, manual-failover,"
                        + " variant-driver, detach-attach or none. Chosen for each NIC where nothing is said."
            })
    private List<StrategyChoice> strategies = new ArrayList<>();

    @Option(
            names = "--lead",
            description = {
                "Lead the frames of pairs on both hosts, so that none are lost while their primaries go and come. Needs a"
                        + " shell account with CAP_NET_ADMIN on hosts that are reached by ssh."
            })
    private boolean lead;

    @Option(
            names = "--from-network",
            paramLabel = "URI",
            description = "The host on which it runs, by ssh, for --lead where --from is no such URI.")
    private Optional<String> fromNetwork = Optional.empty();

    @Option(names = "--to-network", paramLabel = "URI", description = "The same of the host on which it is to run.")
    private Optional<String> toNetwork = Optional.empty();

    @Option(names = "--map", paramLabel = "SRC=DST[,...]", description = "Which VF becomes which on the other host.")
    private VfMap map = new VfMap(Map.of());

    @Option(names = "--network", paramLabel = "FROM=TO", description = "A network has another name on the other host.")
    private Map<String, String> networks = Map.of();

    @Option(names = "--bridge", paramLabel = "FROM=TO", description = "A bridge has another name on the other host.")
    private Map<String, String> bridges = Map.of();

    @Option(names = "--persist", description = "The destination keeps the domain's definition.")
    private boolean persist;

    @Option(names = "--undefine-source", description = "The source forgets it.")
    private boolean undefineSource;

    @Option(names = "--guest", paramLabel = "OS:V", description = "Such as linux:4.18 or windows:0.1.189.")
    private Optional<Guest> guest = Optional.empty();

    @Option(names = "--deadline", paramLabel = "T", description = "For the whole move, such as 90s, 10m or 1h.")
    private Optional<Duration> deadline = Optional.empty();

    @Option(names = "--wait-unplug", paramLabel = "T", description = "For the guest to let go of its primaries.")
    private Optional<Duration> waitUnplug = Optional.empty();

    @Option(names = "--post-copy", description = "Let the domain switch hosts after one pass over its memory.")
    private boolean postCopy;

    @Option(names = "--tunnelled", description = "Send the memory through libvirt's own connection; with --p2p.")
    private boolean tunnelled;

    @Option(names = "--auto-converge", description = "Slow the guest down until its memory can be followed.")
    private boolean autoConverge;

    @Option(names = "--bandwidth", paramLabel = "MIB", description = "MiB/s at most.")
    private Optional<Long> bandwidth = Optional.empty();

    @Parameters(paramLabel = "DOMAIN", description = "Its name or UUID.")
    private String domain = "";

    List<String> uris() {
        return List.of(from, to);
    }

    /** The hosts whose networks are told where frames go: none, or that of the source and that of the destination. */
    List<String> networkUris() {
        return lead ? List.of(fromNetwork.orElse(from), toNetwork.orElse(to)) : List.of();
    }

    Migration migration(List<Hypervisor> hosts, List<HostNetwork> leading, Timing timing) {
        Migration named = Migration.of(domain);
        Migration migration = (leading.isEmpty()
                        ? named.from(hosts.get(0)).to(hosts.get(1))
                        : named.from(hosts.get(0), leading.get(0)).to(hosts.get(1), leading.get(1)))
                .mode(mode.peerToPeer && !mode.managed ? MigrationMode.PEER_TO_PEER : MigrationMode.MANAGED)
                .persist(persist)
                .undefineSource(undefineSource)
                .postCopy(postCopy)
                .tunnelled(tunnelled)
                .autoConverge(autoConverge)
                .timing(timing);
        migrateUri.ifPresent(migration::migrateUri);
        peerUri.ifPresent(migration::destinationUri);
        strategies.forEach(choice -> choice.tell(migration));
        map.entries().forEach((source, destination) -> migration.map(VfMapping.of(source, destination)));
        networks.forEach(migration::network);
        bridges.forEach(migration::bridge);
        guest.ifPresent(migration::guest);
        deadline.ifPresent(migration::deadline);
        waitUnplug.ifPresent(migration::waitUnplug);
        bandwidth.ifPresent(migration::bandwidth);
        return migration;
    }
}
