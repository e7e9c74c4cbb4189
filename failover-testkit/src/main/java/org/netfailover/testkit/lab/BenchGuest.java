package org.netfailover.testkit.lab;

/** What {@link LabBench} moves. */
enum BenchGuest {
    /** A virtio NIC and nothing else. */
    VIRTIO(LabGuest.named("bench-virtio").number(61).virtio().build(), false),

    /**
     * The same, plugged into the bridge itself. Where the bridge learns at its uplink, the static entry that libvirt makes
     * for a NIC on the network goes to the uplink's port as soon as the guest is heard there, and its tap may not learn: such
     * a guest is unreachable once it has moved, and no measure.
     */
    BRIDGED(LabGuest.named("bench-bridged").number(64).bridged().build(), false),

    /** A pair. */
    PAIR(LabGuest.named("bench-pair").number(62).pair().build(), true),

    /** A pair that only its MAC makes. */
    UNTEAMED(LabGuest.named("bench-unteamed").number(63).unteamedPair().build(), true);

    @SuppressWarnings("ImmutableEnumChecker") // it is final and made of strings, but cannot say so
    private final LabGuest guest;

    private final boolean vf;

    BenchGuest(LabGuest guest, boolean vf) {
        this.guest = guest;
        this.vf = vf;
    }

    LabGuest guest() {
        return guest;
    }

    boolean hasVf() {
        return vf;
    }
}
