package org.netfailover.testkit.simulated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;
import org.netfailover.model.UserAlias;

/** A domain on one host: its definition, what runs, or both. Guarded by the agenda's lock. */
final class SimulatedDomain {
    final UUID uuid;
    final String name;
    final SimulatedHost host;
    final SimulatedHardware hardware;

    /** The live NICs, in the order of the document. */
    final List<LiveNic> nics = new ArrayList<>();

    @Nullable
    DomainText definition;

    /** What runs, without its NICs; null when nothing does. */
    @Nullable
    DomainText shell;

    @Nullable
    SimulatedGuest guest;

    DomainState state = DomainState.SHUT_OFF;

    /** The migration that it is in, on the source as on the destination. */
    @Nullable
    Move job;

    SimulatedDomain(UUID uuid, String name, SimulatedHost host) {
        this.uuid = uuid;
        this.name = name;
        this.host = host;
        this.hardware = host.hardware();
    }

    boolean isActive() {
        return shell != null;
    }

    DomainInfo info() {
        return new DomainInfo(uuid, name, state, definition != null);
    }

    /** What runs; the domain is active. */
    DomainText running() {
        if (shell == null) {
            throw Errors.invalid("domain is not running");
        }
        return shell.withDevices(nics.stream().map(nic -> nic.device).toList());
    }

    DomainText defined() {
        if (definition == null) {
            throw Errors.invalid("transient domains do not have any persistent config");
        }
        return definition;
    }

    /** What the guest's drivers are like. */
    GuestDrivers drivers() {
        return guest == null ? GuestDrivers.NET_FAILOVER : guest.drivers();
    }

    SimulatedGuest inside() {
        if (guest == null) {
            throw Errors.invalid("domain is not running");
        }
        return guest;
    }

    String xml(XmlKind kind) {
        if (!isActive()) {
            return defined().text();
        }
        return switch (kind) {
            case MIGRATABLE -> inactive(running()).text();
            case LIVE -> running().text(device -> live(device).shown(hardware));
            case INACTIVE ->
                definition != null ? definition.text() : inactive(running()).text();
        };
    }

    /** As the next start would use it: without what the host gave. */
    static DomainText inactive(DomainText running) {
        return running.mapped(device -> read(device).withoutTarget());
    }

    @SuppressWarnings("ReferenceEquality") // of two devices that are alike, the very one is meant
    private LiveNic live(Device device) {
        return nics.stream().filter(nic -> nic.device == device).findFirst().orElseThrow();
    }

    Optional<LiveNic> nic(String alias) {
        return nics.stream().filter(nic -> nic.alias().equals(alias)).findFirst();
    }

    /** Plugs NICs, all or none. */
    void plugAll(List<Device> devices) {
        try {
            devices.forEach(this::plug);
        } catch (RuntimeException e) {
            unplugAll();
            throw e;
        }
    }

    /** Plugs a NIC: the host gives what it needs, and the guest gets it unless it is a primary without its standby. */
    LiveNic plug(Device asked) {
        Device device = completed(asked, running());
        requireUnique(running(), device);
        requireOnePrimary(device);
        Hold hold = hardware.take(uuid, name, device);
        boolean wanted = !device.isTransient() || hasStandby(device);
        boolean opens = opens(hold);
        if (!opens
                && wanted
                && guest != null
                && (!device.isTransient() || drivers().negotiate())) {
            hardware.release(hold);
            throw Errors.withoutInterruptRemapping();
        }
        LiveNic nic = new LiveNic(this, device, hold, wanted && opens);
        nics.add(nic);
        if (device.nic().teaming().isPersistent()) {
            nics.stream()
                    .filter(other -> refers(other, device) && opens(other.hold))
                    .forEach(other -> other.setPresent(true));
        }
        host.network().ends().plug(nic);
        if (guest != null) {
            guest.finds(nic);
        }
        return nic;
    }

    /** Whether QEMU can open what a NIC has of its host. */
    private boolean opens(Hold hold) {
        return hold.function().isEmpty() || hardware.remapsInterrupts();
    }

    private static boolean refers(LiveNic nic, Device standby) {
        return nic.isPrimary()
                && nic.device
                        .nic()
                        .teaming()
                        .persistent()
                        .filter(standby.alias()::equals)
                        .isPresent();
    }

    boolean hasStandby(Device primary) {
        return primary.nic()
                .teaming()
                .persistent()
                .flatMap(this::nic)
                .filter(nic -> nic.device.nic().teaming().isPersistent())
                .isPresent();
    }

    private void requireOnePrimary(Device device) {
        String standby =
                device.isTransient() ? device.nic().teaming().persistent().orElse("") : "";
        boolean taken = !standby.isEmpty()
                && nics.stream()
                        .anyMatch(nic -> nic.isPrimary()
                                && nic.device
                                        .nic()
                                        .teaming()
                                        .persistent()
                                        .filter(standby::equals)
                                        .isPresent());
        if (taken) {
            throw Errors.internal("unable to execute QEMU command 'device_add': Cannot attach more than one primary"
                    + " device to '" + standby + "'");
        }
    }

    void unplug(LiveNic nic) {
        nics.remove(nic);
        host.network().ends().unplug(nic);
        hardware.release(nic.hold);
    }

    void unplugAll() {
        List.copyOf(nics).forEach(this::unplug);
    }

    /** Nothing runs any more. */
    void stop() {
        unplugAll();
        shell = null;
        guest = null;
        job = null;
        state = DomainState.SHUT_OFF;
    }

    /** A device with what libvirt gives it where it is missing: an alias, a guest's address, a name on the host. */
    static Device completed(Device device, DomainText domain) {
        Device complete = addressed(device, domain);
        if (complete.alias().isEmpty()) {
            complete = complete.with("<alias name='" + freeAlias(complete, domain) + "'/>");
        }
        boolean tap = !complete.isHostdev() && complete.nic().target().isEmpty();
        return tap && !complete.isTransient()
                ? complete.with("<target dev='vnet" + (complete.text().hashCode() & 0xfff) + "'/>")
                : complete;
    }

    /** A device with a guest's PCI address of its own. */
    static Device addressed(Device device, DomainText domain) {
        if (device.guestAddress().isPresent()) {
            return device;
        }
        Set<Integer> used = new HashSet<>();
        domain.devices().forEach(other -> other.guestAddress().ifPresent(address -> used.add(address.bus())));
        int bus = 1;
        while (used.contains(bus)) {
            bus++;
        }
        return device.with(Device.guestAddress(bus));
    }

    private static String freeAlias(Device device, DomainText domain) {
        String prefix = device.isHostdev() ? "hostdev" : "net";
        int n = 0;
        while (domain.device(prefix + n).isPresent()) {
            n++;
        }
        return prefix + n;
    }

    static void requireUnique(DomainText domain, Device device) {
        if (!device.alias().isEmpty() && domain.device(device.alias()).isPresent()) {
            throw Errors.unsupported("non unique alias detected: " + device.alias());
        }
    }

    /** A device as libvirt reads it: an alias that it does not keep is dropped without a word. */
    static Device read(Device device) {
        return UserAlias.isKept(device.alias()) ? device : device.withoutAlias();
    }
}
