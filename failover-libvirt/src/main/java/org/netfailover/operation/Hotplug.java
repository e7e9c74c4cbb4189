package org.netfailover.operation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import org.netfailover.plan.Deadlines;
import org.netfailover.xml.DeviceXml;

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
     * @throws IllegalStateException when no host was named
     * @throws org.netfailover.libvirt.LibvirtException when the host cannot be read, or does not know the domain
     */
    public PlannedOperation plug(TeamingPair pair) {
        return planned(
                List.of(DeviceXml.standby(pair, Dialect.TEAMING), DeviceXml.primary(pair, Dialect.TEAMING)), List.of());
    }

    /**
     * Plans to plug one device.
     *
     * @param deviceXml an {@code <interface>} or {@code <hostdev>} document with an alias
     * @return the plan, to be run
     * @throws org.netfailover.xml.DomainXmlException when the text is no such document
     * @throws IllegalStateException when no host was named
     * @throws org.netfailover.libvirt.LibvirtException when the host cannot be read, or does not know the domain
     */
    public PlannedOperation plug(String deviceXml) {
        return planned(List.of(DeviceXml.parse(deviceXml)), List.of());
    }

    /**
     * Plans to unplug devices.
     *
     * @param aliases their aliases, at least one; that of a half of a pair means the whole pair, the primary first
     * @return the plan, to be run
     * @throws IllegalStateException when no host was named
     * @throws org.netfailover.libvirt.LibvirtException when the host cannot be read, or does not know the domain
     */
    public PlannedOperation unplug(String... aliases) {
        if (aliases.length == 0) {
            throw new IllegalArgumentException("no alias of a device to unplug");
        }
        return planned(List.of(), List.of(aliases));
    }

    private PlannedOperation planned(List<DeviceXml> plugged, List<String> unplugged) {
        if (host == null) {
            throw new IllegalStateException("a hotplug has a host");
        }
        return Execution.planned(new HotplugIntent(domain, host, timing, plugged, unplugged, config, deadlines()));
    }

    private Deadlines deadlines() {
        return deadline == null
                ? Deadlines.defaults()
                : Deadlines.builder().attach(deadline).detach(deadline).build();
    }
}
