package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.netfailover.model.DomainState;
import org.netfailover.model.MacAddress;

/**
 * Simulated hosts that reach each other, and the one program that uses them. Each site has a time of its own.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost a = site.host("host-a");
 * a.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = a.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * a.faults().at(HostOperation.DETACH, 1, new Fault.Lie()); // script
 * a.detach(vm, "ua-net0-vf", Scope.LIVE); // run: it says that it was done
 * assertThat(a.faults().struck()).containsExactly(new Fault.Lie()); // ask
 * assertThat(site.truth().devices(vm)).contains("ua-net0-vf");
 * }</pre>
 *
 * <p>Safe for many threads.
 */
public final class SimulatedSite {
    private static final long GIBIBYTE = 1L << 30;

    private final SimulatedTime time;
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private final PathLog paths = new PathLog();
    private final Truth truth = new Truth(this, paths);
    private final List<Segment> segments = new ArrayList<>();
    private long linkSpeed = GIBIBYTE;
    private Duration standStill = Duration.ofMillis(60);
    private Duration perPrimary = Duration.ZERO;

    /** A site without hosts, at the beginning of its time, at which nothing is left to chance. */
    public SimulatedSite() {
        this(Chance.none());
    }

    /**
     * A site without hosts, at the beginning of its time, at which no two calls take quite as long, and nobody knows
     * who of several goes on first. What happens is decided by the seed: the same program sees the same.
     *
     * @param seed any number; a test that goes through some of them goes through as many orders
     */
    public SimulatedSite(long seed) {
        this(Chance.of(seed));
    }

    private SimulatedSite(Chance chance) {
        time = new SimulatedTime(chance);
    }

    /**
     * Adds a host that has nothing.
     *
     * @param name its name, which is its URI as well
     * @return the host
     * @throws IllegalArgumentException when there is one of that name
     */
    public SimulatedHost host(String name) {
        return agenda().locked(() -> {
            if (hosts.stream().anyMatch(host -> host.name().equals(name))) {
                throw new IllegalArgumentException("there is a host " + name);
            }
            SimulatedHost host = new SimulatedHost(this, name);
            hosts.add(host);
            return host;
        });
    }

    /**
     * Its hosts.
     *
     * @return in the order in which they were added
     */
    public List<SimulatedHost> hosts() {
        return agenda().locked(() -> List.copyOf(hosts));
    }

    /**
     * Its time.
     *
     * @return what the program under test has to wait with
     */
    public SimulatedTime time() {
        return time;
    }

    /**
     * What is really so.
     *
     * @return the truth, at whatever moment it is asked
     */
    public Truth truth() {
        return truth;
    }

    /**
     * Sets how fast memory goes from host to host where a migration sets no limit, 1 GiB/s otherwise.
     *
     * @param bytesPerSecond the speed, positive
     */
    public void setLinkSpeed(long bytesPerSecond) {
        agenda().locked(() -> linkSpeed = bytesPerSecond);
    }

    /**
     * Sets how long a guest stands still at the end of its move, 60 ms otherwise.
     *
     * @param always without a primary that QEMU plugs by itself
     * @param perPrimary how much longer for each that it does: meanwhile the destination realizes its VFIO device
     */
    public void setStandStill(Duration always, Duration perPrimary) {
        agenda().locked(() -> {
            this.standStill = always;
            this.perPrimary = perPrimary;
            return null;
        });
    }

    /**
     * A network segment: a switch, and a client on it. It is made when it is first asked for.
     *
     * @param name its name
     * @return the segment, the same for the same name
     */
    public Segment segment(String name) {
        return agenda().locked(() -> {
            Optional<Segment> known = segments.stream()
                    .filter(segment -> segment.name().equals(name))
                    .findFirst();
            Segment segment = known.orElseGet(() -> new Segment(this, name));
            if (known.isEmpty()) {
                segments.add(segment);
            }
            return segment;
        });
    }

    /**
     * Ends the program under test, as {@code kill -9} does: every thread of it that waits or calls a host gets {@link
     * ClientCrash}, nobody listens any more, and the migrations that it led are cancelled.
     */
    public void crashClient() {
        agenda().locked(() -> {
            agenda().setClientDead(true);
            hosts.forEach(host -> {
                movesOf(host).stream().filter(move -> move.leaves(host)).forEach(Move::clientDied);
                host.daemon().close();
            });
            return null;
        });
    }

    /** Starts the program anew, with new connections to the hosts whose daemons are there; after all threads of the old one have ended. */
    public void startClient() {
        agenda().locked(() -> {
            hosts.forEach(host -> host.daemon().connectAnew());
            agenda().setClientDead(false);
            return null;
        });
    }

    Agenda agenda() {
        return time.agenda();
    }

    long linkSpeed() {
        return linkSpeed;
    }

    Duration standStill(int primaries) {
        return standStill.plus(perPrimary.multipliedBy(primaries));
    }

    /** The domain whose guest has a MAC and runs. */
    Optional<SimulatedDomain> guestOf(MacAddress mac) {
        return hosts.stream()
                .flatMap(host -> host.registry().all().stream())
                .filter(domain -> domain.guest != null && domain.state == DomainState.RUNNING)
                .filter(domain -> domain.nics.stream()
                        .anyMatch(nic -> nic.device.mac().filter(mac::equals).isPresent()))
                .findFirst();
    }

    /** Has something happen later, and looks at the guests' paths afterwards. */
    void after(Duration delay, Runnable action) {
        agenda().add(delay.toNanos(), () -> {
            action.run();
            observe();
        });
    }

    /** Looks at the guests' paths. */
    void observe() {
        agenda().locked(() -> {
            for (SimulatedHost host : hosts) {
                for (SimulatedDomain domain : host.registry().all()) {
                    if (domain.guest != null) {
                        paths.observe(domain, agenda().now());
                    }
                }
            }
            return null;
        });
    }

    /** Whether there is a host behind a URI such as {@code host-b}, {@code tcp://host-b:49152}, {@code qemu+tls://host-b/system}. */
    boolean reaches(String uri) {
        String authority = uri.contains("//") ? uri.substring(uri.indexOf("//") + 2) : uri;
        String named = authority.replaceAll("[:/?].*", "");
        return hosts.stream().anyMatch(host -> host.name().equals(named));
    }

    List<Move> movesOf(SimulatedHost host) {
        return host.registry().all().stream()
                .map(domain -> domain.job)
                .filter(Objects::nonNull)
                .toList();
    }

    Optional<SimulatedHost> hostOf(SimulatedDomain domain) {
        return hosts.stream()
                .filter(host -> host.registry()
                        .known(domain.uuid)
                        .filter(domain::equals)
                        .isPresent())
                .findFirst();
    }
}
