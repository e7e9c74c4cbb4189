package org.netfailover.plan;

/**
 * How a desired pair stands. Exactly one of these is true of a pair at any time; where several would fit, the one that is
 * first here is meant.
 *
 * <p>The first five are of the domain, and so of all its pairs; the others are of the pair's two halves in the domain that
 * runs. A half is known by the alias that it is to have. A device without any desired alias counts as a half all the same
 * when its MAC says so, or when it refers to the pair's standby, or when it is the plain VF that the pair names. What a
 * half hangs on at the host is not looked at: a bridge or a VF may be another on each host.
 *
 * <p>What a repair does is said with each. It keeps the order that QEMU and the guest need: the standby is plugged before
 * the primary, and unplugged after it.
 */
public enum PairState {
    /**
     * The domain was not found running, or only standing still, and a host did not answer: it may run there. Not repaired.
     */
    UNREACHABLE,
    /** Every host answered, and none knows the domain. Not repaired. */
    NO_DOMAIN,
    /** A job runs on the domain, such as its migration; a repair waits for its end, and gives up when it does not come. */
    IN_MIGRATION,
    /** The domain is active on more than one host. Never touched: a person has to say which of them is the right one. */
    DUPLICATE,
    /**
     * The domain is known, and there is no guest in it: it is off, ending, or has crashed. Only its definition can be
     * repaired.
     */
    NOT_RUNNING,
    /**
     * More than one device could be one of the halves, or a device has something of this pair and something of another
     * (the alias of one and the MAC of the other), or a device that is no NIC has an alias of the pair. Not repaired: a
     * person has to say which is meant.
     */
    AMBIGUOUS,
    /** Neither half is there. Both are plugged, the standby first. */
    ABSENT,
    /**
     * A half has another MAC than the pair. It is replaced; for a standby the primary is unplugged before and plugged
     * after, and the guest is without a path in between.
     */
    MAC_MISMATCH,
    /**
     * A half has the pair's MAC, and not its alias: libvirt drops one that it does not like without a word. It is replaced,
     * as with {@link #MAC_MISMATCH}.
     */
    ALIAS_LOST,
    /**
     * A half has the right alias and MAC, and is not marked as what it should be: no teaming, or that of the other half, or
     * a reference to another standby. It is replaced, as with {@link #MAC_MISMATCH}. Not when only the primary is there,
     * which is {@link #STANDBY_MISSING}.
     */
    TEAMING_LOST,
    /** The standby is right and its link is up, and there is no VF: the standby carries the guest. The VF is plugged. */
    STANDBY_ONLY,
    /**
     * The standby is right but for its link, which is down, and there is no VF: nothing carries the guest. The link is set
     * up, unless it is meant to be down, and the VF is plugged.
     */
    PRIMARY_MISSING,
    /**
     * The VF is there and refers to a standby, which is not there: QEMU will not unplug it when the domain moves. It is
     * unplugged, for the standby has to come first; the standby is plugged, and the VF again. The guest is without a path
     * in between.
     */
    ORPHAN_VF,
    /**
     * The VF is there as an ordinary NIC, which refers to no standby or to another, and the standby is not there. As with
     * {@link #ORPHAN_VF}.
     */
    STANDBY_MISSING,
    /**
     * Both halves are right in the XML, and no driver of the guest has the VF, as the host's network tells: libvirt lists a
     * VF also when QEMU could not open it, or keeps it hidden from a guest without a driver for the standby. It is unplugged
     * and plugged again, once.
     */
    PRIMARY_UNUSED,
    /** Both halves are right. There is nothing to do. */
    PAIRED;

    /**
     * Whether it is a state of the two halves in a domain that runs, rather than of the domain.
     *
     * @return false of the first five
     */
    public boolean isOfPair() {
        return compareTo(NOT_RUNNING) > 0;
    }
}
