package org.netfailover.testkit.simulated;

import java.util.Optional;
import org.netfailover.model.NetworkDefinition;

/** A NIC of a running domain. Guarded by the agenda's lock. */
final class LiveNic {
    final SimulatedDomain domain;

    /** As it was asked for, with the alias and the guest's address that it got. */
    Device device;

    Hold hold;

    /** Since when the guest is asked to let go of it; negative when it is not. */
    long askedAt = -1;

    /** Whether the guest has closed it, which it does a moment before it lets go of it. */
    boolean closed;

    private boolean present;
    private long presentSince;

    LiveNic(SimulatedDomain domain, Device device, Hold hold, boolean present) {
        this.domain = domain;
        this.device = device;
        this.hold = hold;
        this.present = present;
        this.presentSince = now();
    }

    private long now() {
        return domain.host.site().agenda().now();
    }

    /**
     * Whether the guest has it: not a primary whose standby is missing, nor one that QEMU has unplugged, nor any when
     * the guest does not know what a standby is.
     */
    boolean isPresent() {
        return present && (!isPrimary() || domain.drivers().negotiate());
    }

    /** The guest has it from now on, or no longer. */
    void setPresent(boolean now) {
        if (now && !present) {
            findAnew();
        }
        present = now;
        if (now && domain.guest != null) {
            domain.guest.finds(this);
        }
    }

    /** The guest has just found it. */
    void findAnew() {
        presentSince = now();
        closed = false;
    }

    /** For how many nanoseconds the guest has had it. */
    long presentFor() {
        return now() - presentSince;
    }

    /** Whether the guest's driver has it up, so that a VF takes frames. */
    boolean isOpen() {
        return isPresent() && !closed && new NetFailover(domain).opens(this);
    }

    boolean isVf() {
        return hold.function().isPresent();
    }

    String alias() {
        return device.alias();
    }

    boolean isPrimary() {
        return device.isTransient();
    }

    /** Whether frames go through it. */
    boolean carries() {
        return isPresent() && device.isLinkUp() && new NetFailover(domain).showsLink(this);
    }

    /** As libvirt shows it in the XML of a running domain. */
    String shown(SimulatedHardware hardware) {
        if (hold.function().isPresent() && device.network().isPresent()) {
            return device.shownAs(
                    "hostdev' managed='yes", Device.hostSource(hold.function().get()));
        }
        Optional<NetworkDefinition> network = device.network().flatMap(hardware::definition);
        if (network.isEmpty() || hold.port().isEmpty()) {
            return device.text();
        }
        String source = "<source network='" + network.get().name() + "' portid='"
                + hold.port().get().uuid() + "'"
                + network.get()
                        .bridge()
                        .map(bridge -> " bridge='" + bridge + "'")
                        .orElse("") + "/>";
        boolean bridged = network.get().kind() == NetworkDefinition.Kind.HOST_BRIDGE;
        return device.shownAs(bridged ? "bridge" : "network", source);
    }
}
