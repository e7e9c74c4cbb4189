package org.netfailover.testkit.lab;

import java.util.Locale;

/**
 * A way to move a guest that {@link LabBench} measures.
 *
 * <pre>{@code
 * Set<BenchVariant> variants = EnumSet.of(BenchVariant.VIRSH, BenchVariant.EXPLICIT);
 * LabBench.Order order = new LabBench.Order(Set.of(LabTopology.VLAN), 5, variants, 1000, Path.of("bench"));
 * assertThat(order.variants()).extracting(BenchVariant::word).containsExactlyInAnyOrder("virsh", "explicit");
 * }</pre>
 */
public enum BenchVariant {
    /** A guest with a virtio NIC only, by {@code virsh migrate --live --p2p}: what a move costs without a VF. */
    FLOOR(BenchGuest.VIRTIO, "(a) virtio only, by virsh"),

    /** A pair, by the same command. */
    VIRSH(BenchGuest.PAIR, "(b) pair, by virsh"),

    /** A pair, by {@link org.netfailover.model.Strategy#AUTOMATIC_FAILOVER}. */
    AUTOMATIC(BenchGuest.PAIR, "(c) pair, AUTOMATIC_FAILOVER"),

    /** A pair, by {@link org.netfailover.model.Strategy#EXPLICIT_FAILOVER}: the default where frames can be led. */
    EXPLICIT(BenchGuest.PAIR, "(d) pair, EXPLICIT_FAILOVER"),

    /**
     * A pair, by the commands of the kernel's document, one after the other.
     *
     * @see <a href="https://docs.kernel.org/networking/net_failover.html">the kernel's document</a>
     */
    SCRIPT(BenchGuest.PAIR, "(e) pair, the kernel document's script"),

    /** A virtio NIC and a VF of one MAC without a teaming, by {@link org.netfailover.model.Strategy#MANUAL_FAILOVER}. */
    MANUAL(BenchGuest.UNTEAMED, "(f) no teaming, MANUAL_FAILOVER");

    private final BenchGuest guest;
    private final String label;

    BenchVariant(BenchGuest guest, String label) {
        this.guest = guest;
        this.label = label;
    }

    /** What moves. */
    BenchGuest guest() {
        return guest;
    }

    /** What moves in a certain topology. */
    BenchGuest guestIn(LabTopology topology) {
        return this == FLOOR && topology != LabTopology.VLAN ? BenchGuest.BRIDGED : guest;
    }

    /** How the table calls it. */
    String label() {
        return label;
    }

    /**
     * How the command line and records call it.
     *
     * @return its name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
