package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.Guest;
import org.netfailover.model.PciAddress;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.Version;
import org.netfailover.testkit.arbitraries.HostInventories.Software;

/**
 * Whole data centres: hosts, what they have, and what runs on them.
 *
 * <pre>{@code
 * DataCentre centre = Samples.one(DataCentres.any(), 42);
 * for (DataCentre.Domain domain : centre.domains()) {
 *     HostInventory host = centre.host(domain.host());
 *     assertThat(Rules.forTarget(Target.of(host)).check(domain.nics())).isClean();
 * }
 * }</pre>
 */
public final class DataCentres {
    private static final int MOST_HOSTS = 4;
    private static final int MOST_DOMAINS = 3;
    private static final int MOST_NICS = 3;

    /**
     * What a domain is to be.
     *
     * @param host on which host it is
     * @param nics its NICs
     * @param guest what runs in it
     */
    private record DomainChoice(int host, List<NicChoice> nics, Guest guest) {}

    /**
     * What all hosts have in common.
     *
     * @param software what they run
     * @param mtu of their bridges and PFs
     * @param vlan on which their bridges are
     * @param linked whether their networks were asked too
     */
    private record Fabric(Software software, int mtu, Optional<Integer> vlan, boolean linked) {}

    private DataCentres() {}

    /**
     * Data centres of two to four hosts and one to three domains, each with one to three NICs: pairs of every kind, and
     * virtio NICs alone.
     *
     * @return data centres, shrinking to two hosts and one domain
     */
    public static Arbitrary<DataCentre> any() {
        Arbitrary<DomainChoice> domains = Combinators.combine(
                        Arbitraries.integers().between(0, MOST_HOSTS - 1),
                        NicChoice.any().list().ofMinSize(1).ofMaxSize(MOST_NICS),
                        Guests.able())
                .as(DomainChoice::new);
        Arbitrary<Fabric> fabrics = Combinators.combine(
                        HostInventories.software(),
                        HostInventories.mtus(),
                        HostInventories.vlans(),
                        Arbitraries.of(false, true))
                .as(Fabric::new);
        return Combinators.combine(
                        Arbitraries.integers().between(2, MOST_HOSTS),
                        domains.list().ofMinSize(1).ofMaxSize(MOST_DOMAINS),
                        fabrics,
                        Arbitraries.integers().between(0, 2))
                .as(DataCentres::centre);
    }

    private static DataCentre centre(int hosts, List<DomainChoice> choices, Fabric fabric, int spare) {
        List<NicChoice> nics =
                choices.stream().flatMap(choice -> choice.nics().stream()).toList();
        int pooled = Math.max(1, (int) nics.stream().filter(NicChoice::isPooled).count());
        int addressed =
                Math.max(1, (int) nics.stream().filter(NicChoice::isAddressed).count());
        List<DataCentre.Domain> domains = domains(hosts, choices, fabric);
        List<HostShape> shapes = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            // Twice the VFs, so that each can be mapped to another one.
            shapes.add(new HostShape(
                    name(host),
                    Version.parse(fabric.software().libvirt()),
                    Version.parse(fabric.software().qemu()),
                    fabric.mtu(),
                    fabric.vlan(),
                    fabric.linked(),
                    pooled + spare,
                    2 * addressed + spare,
                    holders(name(host), domains),
                    Set.of()));
        }
        return new DataCentre(shapes, domains);
    }

    private static String name(int host) {
        return "host-" + (char) ('a' + host);
    }

    private static List<DataCentre.Domain> domains(int hosts, List<DomainChoice> choices, Fabric fabric) {
        List<DataCentre.Domain> domains = new ArrayList<>();
        int number = 0;
        int function = 0;
        for (DomainChoice choice : choices) {
            List<TeamingPair> pairs = new ArrayList<>();
            List<Element> devices = new ArrayList<>();
            for (NicChoice nic : choice.nics()) {
                List<Element> halves = List.of(nic.alone(number));
                if (nic.kind() != NicChoice.Kind.NONE) {
                    TeamingPair pair = nic.pair(number, function, fabric.mtu(), fabric.vlan());
                    pairs.add(pair);
                    halves = PairElements.of(pair);
                }
                devices.addAll(nic.elements(halves, devices.size() + 1));
                function += nic.isAddressed() ? 1 : 0;
                number++;
            }
            DomainDocument document = new DomainDocument(root("vm-" + domains.size(), devices), pairs, List.of());
            domains.add(new DataCentre.Domain(name(choice.host() % hosts), document, choice.guest()));
        }
        return domains;
    }

    private static Element root(String name, List<Element> nics) {
        return Element.of("domain", "type", "kvm")
                .containing(
                        Element.of("name").saying(name),
                        Element.of("uuid").saying(DataCentre.Domain.uuid(name).toString()),
                        Element.of("memory", "unit", "KiB").saying("65536"),
                        Element.of("vcpu").saying("1"),
                        Element.of("os")
                                .containing(Element.of("type", "arch", "x86_64", "machine", "q35")
                                        .saying("hvm")),
                        Element.of("devices")
                                .containing(DomainDocuments.rootPorts(nics.size()))
                                .containing(nics));
    }

    /** The VFs of a host that domains hold: those that they name, and the first ones of the pool. */
    private static Map<PciAddress, String> holders(String host, List<DataCentre.Domain> domains) {
        Map<PciAddress, String> holders = new HashMap<>();
        int pooled = 0;
        for (DataCentre.Domain domain : domains) {
            if (domain.host().equals(host)) {
                for (TeamingPair pair : domain.document().pairs()) {
                    PciAddress taken = Pairs.vf(pair).orElse(HostShape.POOLED.vf(pooled));
                    pooled += Pairs.vf(pair).isEmpty() ? 1 : 0;
                    holders.put(taken, domain.name());
                }
            }
        }
        return holders;
    }
}
