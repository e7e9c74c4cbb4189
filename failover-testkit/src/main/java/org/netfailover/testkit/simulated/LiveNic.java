package org.netfailover.testkit.simulated;

import java.util.Optional;
import org.netfailover.model.NetworkDefinition;

/** A NIC of a running domain. Guarded by the agenda's lock. */
final class LiveNic {
    /** As it was asked for, with the alias and the guest's address that it got. */
    Device device;

    final Hold hold;

    /** Whether the guest has it: not while a primary's standby is missing, nor while QEMU has unplugged it. */
    boolean present;

    /** Since when the guest is asked to let go of it; negative when it is not. */
    long askedAt = -1;

    LiveNic(Device device, Hold hold, boolean present) {
        this.device = device;
        this.hold = hold;
        this.present = present;
    }

    String alias() {
        return device.alias();
    }

    boolean isPrimary() {
        return device.isTransient();
    }

    /** Whether frames go through it. */
    boolean carries() {
        return present && device.isLinkUp();
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
