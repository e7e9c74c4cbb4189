package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Guest;
import org.netfailover.model.MacAddress;

/**
 * What runs inside a simulated domain, and goes with it from host to host. Unless told otherwise it is Linux with
 * net_failover, lets go of a device 100 ms after it was asked, has 512 MiB of memory and changes 16 MiB of it each
 * second. Safe for many threads.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * host.machines().guest(vm).answers("ua-net0-vf", new GuestAnswer.Refuses(Duration.ofSeconds(1)));
 * Outcome outcome = Hotplug.of("vm").on(host).timing(site.time()).unplug("ua-net0").run();
 * assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
 * assertThat(site.truth().devices(vm)).contains("ua-net0", "ua-net0-vf");
 * }</pre>
 */
public final class SimulatedGuest {
    /** How long the guest takes until it uses a device that was plugged. */
    static final Duration PLUG = Duration.ofMillis(50);

    private final SimulatedSite site;
    private final Agenda agenda;
    private final UnplugRequests requests;

    /** The MACs whose standbys have had a primary since it booted. */
    private final Set<MacAddress> led = new HashSet<>();

    private GuestDrivers drivers = GuestDrivers.NET_FAILOVER;
    private OptionalInt vfMtu = OptionalInt.empty();
    private Duration carrier = Duration.ofSeconds(2);
    private long memory = 512L << 20;
    private long dirty = 16L << 20;
    private boolean running = true;
    private boolean booting;
    private int boots;
    private @Nullable SimulatedDomain home;

    SimulatedGuest(SimulatedSite site) {
        this.site = site;
        this.agenda = site.agenda();
        this.requests = new UnplugRequests(this, agenda);
    }

    /**
     * What it is: which halves of a pair it sees, which of them it leads, and on which it sends and takes frames.
     *
     * <ul>
     *   <li>Linux from 4.18 on leads one VF for each standby, the first that has its MAC, unless the VF's PF has too
     *       small an MTU for it. What comes to the standby meanwhile is dropped.
     *   <li>Windows with virtio drivers from 0.1.189 on and their protocol driver does so too, but leaves a VF of
     *       {@linkplain #vfMtu another MTU} alone. Its standby has no link until it has had a VF, takes what comes to
     *       it also while it has one, and announces the MAC when the VF goes.
     *   <li>Windows without the protocol driver has a standby that never has a link, and the VF is a NIC of its own.
     *   <li>From older ones QEMU hides the primary, and libvirt's XML shows it.
     * </ul>
     *
     * @param guest the guest; of a protocol driver of which nothing is known it is taken that it is installed
     * @return this guest
     */
    public SimulatedGuest runs(Guest guest) {
        return changed(() -> drivers = GuestDrivers.of(guest));
    }

    /**
     * The MTU that its administrator gave to the drivers of its VFs, otherwise that of the standby. net_failover sets
     * the standby's in any case; Windows leaves a VF alone whose MTU is another.
     *
     * @param bytes positive
     * @return this guest
     */
    public SimulatedGuest vfMtu(int bytes) {
        return changed(() -> vfMtu = OptionalInt.of(bytes));
    }

    private SimulatedGuest changed(Runnable change) {
        return agenda.locked(() -> {
            change.run();
            led.clear();
            discover();
            site.observe();
            return this;
        });
    }

    /**
     * How it answers from now on.
     *
     * @param how every request to unplug a device for which there is no other answer
     * @return this guest
     */
    public SimulatedGuest answers(GuestAnswer how) {
        return told(() -> requests.setUsual(how));
    }

    private SimulatedGuest told(Runnable change) {
        return agenda.locked(() -> {
            change.run();
            return this;
        });
    }

    /**
     * How it answers for one device.
     *
     * @param alias the device's
     * @param how every request to unplug it
     * @return this guest
     */
    public SimulatedGuest answers(String alias, GuestAnswer how) {
        return told(() -> requests.setFor(alias, how));
    }

    /**
     * How it answers once.
     *
     * @param how the next request that has no such answer yet, before any other answer
     * @return this guest
     */
    public SimulatedGuest answersNext(GuestAnswer how) {
        return told(() -> requests.addNext(how));
    }

    /**
     * How much memory a migration has to send.
     *
     * @param bytes all of it, positive
     * @param dirtyPerSecond how much of it the guest changes each second
     * @return this guest
     */
    public SimulatedGuest memory(long bytes, long dirtyPerSecond) {
        return told(() -> {
            memory = bytes;
            dirty = dirtyPerSecond;
        });
    }

    /**
     * How long before it lets go of a VF its driver closes it, 50 ms otherwise: until it lets go it drops what comes to the
     * standby. In the lab it was 50 to 650 ms. Of consequence for packets only.
     *
     * @param before how long before; never longer than it takes to answer
     * @return this guest
     */
    public SimulatedGuest closes(Duration before) {
        return told(() -> requests.setCloses(before));
    }

    /**
     * How long after it has got a VF that has carrier, 2 s otherwise, as igbvf tells it: until then the guest sends on its
     * standby. Of consequence for packets only.
     *
     * @param after how long after
     * @return this guest
     */
    public SimulatedGuest carrier(Duration after) {
        return told(() -> carrier = after);
    }

    /** The guest lets go, now, of everything that it was asked for and has not answered. */
    public void answerPending() {
        SimulatedGuest unused = told(requests::letGoOfAll);
    }

    /**
     * The machine is reset, which completes every unplug that the guest had not answered, and is there again at once.
     */
    public void reset() {
        reboot(Duration.ZERO);
    }

    /**
     * The machine is reset, which completes every unplug that the guest had not answered. Until it is there again no
     * driver has its NICs, and what it is asked meanwhile it answers then.
     *
     * @param takes how long it takes until it is there again
     */
    public void reboot(Duration takes) {
        SimulatedGuest unused = told(() -> {
            int boot = ++boots;
            booting = true;
            requests.letGoOfAll();
            site.after(takes, () -> booted(boot));
        });
    }

    private void booted(int boot) {
        if (boot != boots) {
            return; // it was reset once more
        }
        booting = false;
        led.clear();
        if (home != null) {
            home.nics.forEach(LiveNic::findAnew);
        }
        discover();
        if (running) {
            requests.answerAll();
        }
    }

    /** Somebody lets its processors stand still. */
    void pause() {
        SimulatedDomain domain = home;
        if (domain != null) {
            domain.host.machines().pause(domain.uuid);
        }
    }

    /**
     * Which devices it was asked to let go of and has not answered.
     *
     * @return their aliases
     */
    public List<String> pending() {
        return agenda.locked(requests::pending);
    }

    long memoryBytes() {
        return memory;
    }

    long carrierAfterNanos() {
        return carrier.toNanos();
    }

    long dirtyPerSecond() {
        return dirty;
    }

    GuestDrivers drivers() {
        return drivers;
    }

    OptionalInt vfMtu() {
        return vfMtu;
    }

    boolean isBooting() {
        return booting;
    }

    /** Whether it can do anything: its processors run, and not only to boot. */
    boolean isAwake() {
        return running && !booting;
    }

    /** It is in this domain from now on. */
    void livesIn(SimulatedDomain domain) {
        home = domain;
        discover();
    }

    private void discover() {
        if (home != null) {
            home.nics.forEach(this::finds);
        }
    }

    /** It has found a NIC. */
    void finds(LiveNic nic) {
        if (nic.isVf() && nic.isOpen()) {
            nic.device.mac().ifPresent(led::add);
        }
    }

    /** Whether a standby with this MAC has had a primary. */
    boolean hasLed(MacAddress mac) {
        return led.contains(mac);
    }

    /** Its driver closes a NIC. */
    void close(LiveNic nic) {
        nic.closed = true;
        if (nic.isVf() && drivers.announce()) {
            nic.device.mac().ifPresent(new NetFailover(nic.domain)::announce);
        }
    }

    /** Asks it to let go of a device, in place of an earlier request for it. */
    void ask(LiveNic nic, Runnable gone, Runnable refused) {
        requests.ask(nic, gone, refused);
    }

    /** Forgets that it was asked. */
    void withdraw(LiveNic nic) {
        requests.withdraw(nic);
    }

    /** Its processors run or stand still. Requests that came meanwhile are answered when they run again. */
    void setRunning(boolean now) {
        boolean resumed = now && !running;
        running = now;
        if (resumed && !booting) {
            requests.answerAll();
        }
    }
}
