package org.netfailover.testkit.simulated;

import java.util.OptionalInt;
import org.netfailover.model.Guest;
import org.netfailover.model.Version;

/** What the drivers of a guest make of a standby and of a VF with its MAC. */
enum GuestDrivers {
    /**
     * Linux from 4.18 on, with net_failover: one VF of the standby's MAC is its primary, and is given the standby's
     * MTU; what comes to the standby is dropped meanwhile.
     */
    NET_FAILOVER,
    /**
     * Windows with the protocol driver: one VF of the standby's MAC that has the standby's MTU already is its primary.
     * The standby has no link until it has had one, takes what comes to it also while it has one, and announces the MAC
     * when that goes.
     */
    PROTOCOL,
    /** Windows without the protocol driver: the standby never has a link, and the VF is a NIC of its own. */
    WITHOUT_PROTOCOL,
    /** Older ones: the standby is a NIC like any other, and QEMU hides the primary. */
    NONE;

    private static final Version LINUX = Version.of(4, 18, 0);
    private static final Version WINDOWS = Version.of(0, 1, 189);

    static GuestDrivers of(Guest guest) {
        if (guest instanceof Guest.Windows windows) {
            if (!windows.drivers().isAtLeast(WINDOWS)) {
                return NONE;
            }
            return windows.protocolDriver().orElse(true) ? PROTOCOL : WITHOUT_PROTOCOL;
        }
        return guest instanceof Guest.Linux linux && linux.kernel().isAtLeast(LINUX) ? NET_FAILOVER : NONE;
    }

    /** Whether they tell QEMU that they know what a standby is ({@code VIRTIO_NET_F_STANDBY}). */
    boolean negotiate() {
        return this != NONE;
    }

    /** Whether a standby leads a VF. */
    boolean team() {
        return this == NET_FAILOVER || this == PROTOCOL;
    }

    /**
     * Whether a VF becomes the primary of a standby with its MAC.
     *
     * @param standby the standby's MTU
     * @param most the greatest that the VF can have, where it is known
     * @param own the one that the VF's driver was given, where it was given one
     */
    boolean take(int standby, OptionalInt most, OptionalInt own) {
        boolean possible = standby <= most.orElse(standby);
        return possible && (this == NET_FAILOVER || this == PROTOCOL && standby == own.orElse(standby));
    }

    /** Whether a standby drops what comes to it while it has a primary. */
    boolean dropAtStandby() {
        return this == NET_FAILOVER;
    }

    /** Whether the guest announces its MAC from the standby when the primary goes. */
    boolean announce() {
        return this == PROTOCOL;
    }

    /** Whether a standby's link is up, as far as it is for the drivers to say. */
    boolean showLink(boolean hasHadPrimary) {
        return this == NET_FAILOVER || this == NONE || this == PROTOCOL && hasHadPrimary;
    }
}
