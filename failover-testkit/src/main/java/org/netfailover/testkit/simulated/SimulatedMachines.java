package org.netfailover.testkit.simulated;

import java.util.UUID;
import org.netfailover.libvirt.HostEvent.Change;
import org.netfailover.model.DomainState;

/**
 * The domains of a simulated host, handled from outside of the program under test. Safe for many threads.
 *
 * <pre>{@code
 * SimulatedHost host = new SimulatedSite().host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().define(xml); // "vm", with a NIC on br0 and one of vfpool
 * assertThat(host.find(vm).orElseThrow().state()).isEqualTo(DomainState.SHUT_OFF);
 * host.machines().start(vm);
 * host.machines().pause(vm);
 * assertThat(host.find(vm).orElseThrow().state()).isEqualTo(DomainState.PAUSED);
 * }</pre>
 */
public final class SimulatedMachines {
    private final SimulatedHost host;

    SimulatedMachines(SimulatedHost host) {
        this.host = host;
    }

    /**
     * Keeps a definition. What libvirt gives is given where it is missing: UUID, guest addresses.
     *
     * @param xml a {@code <domain>} document with {@code <devices>}
     * @return the domain's UUID
     */
    public UUID define(String xml) {
        return host.site().agenda().locked(() -> host.registry().define(xml).uuid);
    }

    /**
     * Defines a domain and starts it.
     *
     * @param xml a {@code <domain>} document with {@code <devices>}
     * @return the domain's UUID
     */
    public UUID start(String xml) {
        UUID uuid = define(xml);
        start(uuid);
        return uuid;
    }

    /**
     * Starts a domain that is defined.
     *
     * @param uuid its UUID
     */
    public void start(UUID uuid) {
        locked(uuid, domain -> host.registry().start(domain, domain.defined()));
    }

    /**
     * Starts a domain that the host forgets when it ends.
     *
     * @param xml a {@code <domain>} document with {@code <devices>}
     * @return the domain's UUID
     */
    public UUID startTransient(String xml) {
        return host.site().agenda().locked(() -> {
            DomainText text = HostDomains.definition(xml);
            SimulatedDomain domain = new SimulatedDomain(text.uuid(), text.name(), host);
            host.registry().start(domain, text);
            host.site().observe();
            return domain.uuid;
        });
    }

    /**
     * Lets the guest's processors stand still.
     *
     * @param uuid the domain's UUID
     */
    public void pause(UUID uuid) {
        locked(uuid, domain -> {
            domain.inside().setRunning(false);
            domain.state = DomainState.PAUSED;
            host.registry().tell(domain, Change.SUSPENDED, 0);
        });
    }

    /**
     * Lets them go on.
     *
     * @param uuid the domain's UUID
     */
    public void resume(UUID uuid) {
        locked(uuid, domain -> {
            domain.state = DomainState.RUNNING;
            domain.inside().setRunning(true);
            host.registry().tell(domain, Change.RESUMED, 0);
        });
    }

    /**
     * Ends a domain at once. What it held is free again.
     *
     * @param uuid the domain's UUID
     */
    public void destroy(UUID uuid) {
        locked(uuid, domain -> {
            Move job = domain.job;
            domain.running();
            host.registry().lose(domain);
            host.registry().tell(domain, Change.STOPPED, 1);
            if (job != null) {
                job.hostDied();
            }
        });
    }

    /**
     * The guest in a domain that runs here.
     *
     * @param uuid the domain's UUID
     * @return the guest, which is the same one wherever the domain goes
     */
    public SimulatedGuest guest(UUID uuid) {
        return host.site().agenda().locked(() -> host.registry().required(uuid).inside());
    }

    private void locked(UUID uuid, java.util.function.Consumer<SimulatedDomain> action) {
        host.site().agenda().locked(() -> {
            action.accept(host.registry().required(uuid));
            host.site().observe();
            return null;
        });
    }
}
