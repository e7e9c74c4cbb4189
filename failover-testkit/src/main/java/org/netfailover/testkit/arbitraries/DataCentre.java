package org.netfailover.testkit.arbitraries;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;
import org.netfailover.model.Guest;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Nic;
import org.netfailover.plan.ObservedDomain;
import org.netfailover.testkit.simulated.SimulatedGuest;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.testkit.simulated.SimulatedSite;
import org.netfailover.xml.DomainXml;

/**
 * Hosts that are alike, and the domains that run on them. Every domain keeps all rules where it runs, and every host
 * has room for all of them.
 *
 * <pre>{@code
 * DataCentre centre = Samples.one(DataCentres.any(), 42);
 * HostInventory host = centre.host(centre.domains().get(0).host());
 * SimulatedSite site = centre.site();
 * assertThat(site.hosts()).extracting(SimulatedHost::name).contains(host.name());
 * }</pre>
 *
 * <p>Immutable and safe for many threads.
 */
public final class DataCentre {
    /**
     * A domain that runs.
     *
     * @param host the name of its host
     * @param document its live XML
     * @param guest what runs in it, in which failover works
     */
    public record Domain(String host, DomainDocument document, Guest guest) {
        /**
         * The domain's name.
         *
         * @return such as {@code vm-0}
         */
        public String name() {
            return document.root().child("name").map(Element::text).orElse("");
        }

        /**
         * The domain's UUID.
         *
         * @return the UUID, the same for one name
         */
        public UUID uuid() {
            return uuid(name());
        }

        static UUID uuid(String name) {
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * The domain's NICs.
         *
         * @return the NICs of its XML
         */
        public DomainNics nics() {
            return DomainXml.parse(document.text()).nics();
        }

        /**
         * The domain as its host tells it.
         *
         * @return a domain that runs, with a definition and without a job
         */
        public ObservedDomain observed() {
            DomainNics nics = nics();
            return ObservedDomain.builder()
                    .uuid(uuid())
                    .name(name())
                    .state(DomainState.RUNNING)
                    .nics(nics)
                    .definition(nics)
                    .build();
        }

        /** {@code NAME on HOST: ALIAS, ALIAS…}. */
        @Override
        public String toString() {
            return name() + " on " + host + ": "
                    + nics().nics().stream().map(Domain::nic).collect(Collectors.joining(", "));
        }

        private static String nic(Nic nic) {
            return nic.aliasText().orElse("") + " (" + nic.type()
                    + nic.source().name().map(source -> " " + source).orElse("") + ")";
        }
    }

    private final List<HostShape> shapes;
    private final List<Domain> domains;

    DataCentre(List<HostShape> shapes, List<Domain> domains) {
        this.shapes = List.copyOf(shapes);
        this.domains = List.copyOf(domains);
    }

    List<HostShape> shapes() {
        return shapes;
    }

    /**
     * The hosts.
     *
     * @return at least two
     */
    public List<HostInventory> hosts() {
        return shapes.stream().map(HostShape::inventory).toList();
    }

    /**
     * Looks for a host.
     *
     * @param name its name
     * @return the host
     * @throws IllegalArgumentException when there is none of that name
     */
    public HostInventory host(String name) {
        return shapes.stream()
                .filter(shape -> shape.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no host " + name))
                .inventory();
    }

    /**
     * The domains.
     *
     * @return at least one, each with at least one NIC
     */
    public List<Domain> domains() {
        return domains;
    }

    /**
     * The domains of a host.
     *
     * @param host its name
     * @return none when nothing runs there
     */
    public List<Domain> domainsOn(String host) {
        return domains.stream().filter(domain -> domain.host().equals(host)).toList();
    }

    /**
     * Simulates it: hosts of these names with this hardware, on which these domains run with their guests.
     *
     * @return a site at the beginning of its time; another one with each call
     */
    public SimulatedSite site() {
        SimulatedSite site = new SimulatedSite();
        for (HostShape shape : shapes) {
            SimulatedHost host = site.host(shape.name()).runs(shape.libvirt(), shape.qemu());
            HostInventory free = shape.holding(Map.of()).inventory();
            free.bridges().forEach(bridge -> host.hardware().bridge(bridge.name()));
            free.functions().forEach(host.hardware()::function);
            free.networks().forEach(network -> host.hardware().network(network.definition()));
            for (Domain domain : domainsOn(shape.name())) {
                UUID uuid = host.machines().start(domain.document().text());
                SimulatedGuest unused = host.machines().guest(uuid).runs(domain.guest());
            }
        }
        return site;
    }

    /** A line for the hosts, and one for each domain. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(shapes.stream().map(HostShape::name).collect(Collectors.joining(", ")) + ": libvirt "
                + shapes.get(0).libvirt() + ", QEMU " + shapes.get(0).qemu());
        domains.forEach(domain -> lines.add(domain.toString()));
        return String.join("\n", lines);
    }
}
