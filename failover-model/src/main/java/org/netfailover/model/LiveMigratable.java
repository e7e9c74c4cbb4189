package org.netfailover.model;

/**
 * Whether a VF can move with its state: Nova's {@code live_migratable} tag, of a device specification or of a request
 * alias. Devices can by a VFIO variant driver (Nova 2025.1; libvirt since 10.0.0, QEMU since 8.2.2).
 */
public enum LiveMigratable {
    /** It can, or it has to. */
    YES,
    /** It cannot, or it must not. */
    NO,
    /** Nothing was said: of a device the same as no, of a request either, but then the domain does not migrate. */
    UNSET;

    /**
     * Whether a request that says this takes a device that says the other: exact matches only.
     *
     * @param device what the device's specification says
     * @return true for yes and yes, for no and anything else, and always where the request says nothing
     */
    public boolean admits(LiveMigratable device) {
        return switch (this) {
            case YES -> device == YES;
            case NO -> device != YES;
            case UNSET -> true;
        };
    }
}
