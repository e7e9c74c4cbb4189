package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.netfailover.model.DomainState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.PciAddress;

/**
 * What is really so at a site, whatever anybody was told. Asking takes no simulated time. Safe for many threads.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.faults().at(HostOperation.DETACH, 1, new Fault.Lie());
 * host.detach(vm, "ua-net0-vf", Scope.LIVE);
 * site.time().advance(Duration.ofMinutes(1));
 * assertThat(site.truth().devices(vm)).contains("ua-net0-vf");
 * assertThat(site.truth().leaks()).isEmpty();
 * }</pre>
 */
public final class Truth {
    private final SimulatedSite site;
    private final PathLog paths;

    Truth(SimulatedSite site, PathLog paths) {
        this.site = site;
        this.paths = paths;
    }

    /**
     * Where a domain's guest is.
     *
     * @param domain the domain's UUID
     * @return the hosts that have a process with this guest: one, or none
     */
    public List<SimulatedHost> hostsOf(UUID domain) {
        return site.agenda()
                .locked(() -> site.hosts().stream()
                        .filter(host -> host.registry()
                                .known(domain)
                                .filter(found -> found.guest != null)
                                .isPresent())
                        .toList());
    }

    /**
     * Whether the guest's processors run.
     *
     * @param domain the domain's UUID
     * @return false when it stands still, or is nowhere
     */
    public boolean isRunning(UUID domain) {
        return site.agenda()
                .locked(() -> guest(domain)
                        .filter(found -> found.state == DomainState.RUNNING)
                        .isPresent());
    }

    /**
     * The NICs that the guest has now. A primary that QEMU holds back or has unplugged is not among them.
     *
     * @param domain the domain's UUID
     * @return their aliases, in document order
     */
    public List<String> devices(UUID domain) {
        return site.agenda()
                .locked(() -> guest(domain)
                        .map(found -> found.nics.stream()
                                .filter(nic -> nic.isPresent())
                                .map(LiveNic::alias)
                                .toList())
                        .orElse(List.of()));
    }

    /**
     * The NICs that libvirt shows, whether the guest has them or not.
     *
     * @param domain the domain's UUID
     * @return their aliases, in document order
     */
    public List<String> shownDevices(UUID domain) {
        return site.agenda()
                .locked(() -> guest(domain)
                        .map(found -> found.nics.stream().map(LiveNic::alias).toList())
                        .orElse(List.of()));
    }

    /**
     * The VFs that are held on a host.
     *
     * @param host the host
     * @return each VF with the UUID of the domain that it was given to
     */
    public Map<PciAddress, UUID> heldFunctions(SimulatedHost host) {
        return site.agenda().locked(host.hardware()::holders);
    }

    /**
     * What is held and used by nobody: VFs and network ports of no NIC.
     *
     * @return a line for each, empty when all is well
     */
    public List<String> leaks() {
        return site.agenda().locked(() -> {
            List<String> leaks = new ArrayList<>();
            site.hosts().forEach(host -> leaksOf(host, leaks));
            return leaks;
        });
    }

    private static void leaksOf(SimulatedHost host, List<String> leaks) {
        List<LiveNic> nics = host.registry().all().stream()
                .flatMap(domain -> domain.nics.stream())
                .toList();
        for (PciAddress held : host.hardware().holders().keySet()) {
            if (nics.stream()
                    .noneMatch(nic -> nic.hold.function().filter(held::equals).isPresent())) {
                leaks.add(host.name() + ": the VF " + held + " is held for no NIC");
            }
        }
        for (NetworkPort port : host.hardware().allPorts()) {
            if (nics.stream()
                    .noneMatch(nic -> nic.hold.port().filter(port::equals).isPresent())) {
                leaks.add(host.name() + ": a port of " + port.network() + " is of no NIC");
            }
        }
    }

    /**
     * Where MACs are: the domains that have one in a NIC, on every host. A domain that is just arriving counts on
     * neither side twice.
     *
     * @return each MAC with {@code HOST/DOMAIN} for each guest that has it
     */
    public Map<MacAddress, List<String>> places() {
        return site.agenda().locked(() -> {
            Map<MacAddress, List<String>> places = new LinkedHashMap<>();
            for (SimulatedHost host : site.hosts()) {
                for (SimulatedDomain domain : host.registry().all()) {
                    if (domain.guest != null) {
                        domain.nics.stream()
                                .flatMap(nic -> nic.device.mac().stream())
                                .distinct()
                                .forEach(mac -> places.computeIfAbsent(mac, key -> new ArrayList<>())
                                        .add(host.name() + "/" + domain.name));
                    }
                }
            }
            return places;
        });
    }

    /**
     * Whether frames reach the guest now, under each MAC that it has.
     *
     * @param domain the domain's UUID
     * @return true for a MAC with a standby whose link is up, or with a VF
     */
    public Map<MacAddress, Boolean> paths(UUID domain) {
        return site.agenda().locked(() -> {
            Map<MacAddress, Boolean> now = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
            guest(domain)
                    .ifPresent(found -> found.nics.forEach(nic ->
                            nic.device.mac().ifPresent(mac -> now.merge(mac, nic.carries(), Boolean::logicalOr))));
            return now;
        });
    }

    /**
     * When the running guest had no path under a MAC that it once had.
     *
     * @param domain the domain's UUID
     * @return the gaps that are over, and then those that are not
     */
    public List<PathGap> gaps(UUID domain) {
        site.observe();
        return site.agenda().locked(() -> paths.gaps(domain, site.agenda().now()));
    }

    /**
     * Everything of a domain that an operation may change, as one text to compare: where it runs, its NICs with their
     * link, its definitions, and the VFs that are held for it.
     *
     * @param domain the domain's UUID
     * @return a text without times
     */
    public String snapshot(UUID domain) {
        return site.agenda().locked(() -> {
            StringBuilder text = new StringBuilder();
            for (SimulatedHost host : site.hosts()) {
                host.registry().known(domain).ifPresent(found -> describe(host, found, text));
            }
            return text.toString();
        });
    }

    private static void describe(SimulatedHost host, SimulatedDomain domain, StringBuilder text) {
        text.append(host.name()).append(": ").append(domain.state).append('\n');
        domain.nics.stream()
                .map(nic -> "  " + nic.alias() + (nic.isPresent() ? " present" : " hidden")
                        + (nic.device.isLinkUp() ? "" : " link down")
                        + (nic.hold.function().isPresent() ? " with a VF" : ""))
                .sorted()
                .forEach(line -> text.append(line).append('\n'));
        if (domain.definition != null) {
            domain.definition.devices().stream()
                    .map(device -> "  defined " + device.alias() + (device.isLinkUp() ? "" : " link down"))
                    .sorted()
                    .forEach(line -> text.append(line).append('\n'));
        }
    }

    private Optional<SimulatedDomain> guest(UUID domain) {
        return site.hosts().stream()
                .map(host -> host.registry().known(domain).orElse(null))
                .filter(Objects::nonNull)
                .filter(found -> found.guest != null)
                .findFirst();
    }
}
