package org.netfailover.operation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.TeamingPair;

/**
 * Devices that are to be plugged into a running domain, or unplugged from it: {@code Hotplug.of("vm").on(host).plug(pair)}.
 *
 * <p>Not safe for use by several threads; what it returns is.
 */
public final class Hotplug {
    private final String domain;
    private @Nullable Hypervisor host;
    private boolean config;
    private Timing timing = Timing.system();
    private @Nullable Duration deadline;

    private Hotplug(String domain) {
        this.domain = domain;
    }

    /**
     * Names the domain.
     *
     * @param nameOrUuid its name or its UUID
     * @return a hotplug that needs a host
     */
    public static Hotplug of(String nameOrUuid) {
        return new Hotplug(nameOrUuid);
    }

    /**
     * Says where the domain runs.
     *
     * @param host the host; it stays the caller's to close
     * @return this
     */
    public Hotplug on(Hypervisor host) {
        this.host = host;
        return this;
    }

    /**
     * Says whether the definition that the next start uses is changed as well.
     *
     * @param config false unless told otherwise
     * @return this
     */
    public Hotplug config(boolean config) {
        this.config = config;
        return this;
    }

    /**
     * Sets how long each step may take.
     *
     * @param deadline a positive time; the planner's own where it is not set
     * @return this
     */
    public Hotplug deadline(Duration deadline) {
        this.deadline = deadline;
        return this;
    }

    /**
     * Sets whose time it is.
     *
     * @param timing the machine's own unless told otherwise
     * @return this
     */
    public Hotplug timing(Timing timing) {
        this.timing = timing;
        return this;
    }

    /**
     * Plans to plug a pair: the standby, and then the primary.
     *
     * @param pair the pair
     * @return the plan, to be run
     */
    public PlannedOperation plug(TeamingPair pair) {
        throw unplanned("plug " + pair.standby().alias());
    }

    /**
     * Plans to plug one device.
     *
     * @param deviceXml an {@code <interface>} or {@code <hostdev>} document with an alias
     * @return the plan, to be run
     * @throws org.netfailover.xml.DomainXmlException when the text is no such document
     */
    public PlannedOperation plug(String deviceXml) {
        throw unplanned("plug " + deviceXml.length());
    }

    /**
     * Plans to unplug devices.
     *
     * @param aliases their aliases; that of a half of a pair means the whole pair, the primary first
     * @return the plan, to be run
     */
    public PlannedOperation unplug(String... aliases) {
        throw unplanned("unplug " + List.of(aliases));
    }

    private UnsupportedOperationException unplanned(String what) {
        return new UnsupportedOperationException(
                what + " " + config + " " + domain + " on " + host + " " + timing.now() + deadline);
    }
}
