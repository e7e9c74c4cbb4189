package org.netfailover.testkit.simulated;

/**
 * What a host can be asked: the calls of {@link org.netfailover.libvirt.Hypervisor} and of
 * {@link org.netfailover.network.HostNetwork} that reach it.
 *
 * <pre>{@code
 * SimulatedSite site = new SimulatedSite();
 * SimulatedHost host = site.host("host-a");
 * host.hardware().bridge("br0").pool("vfpool", "0000:03:10.0");
 * UUID vm = host.machines().start(xml); // "vm", with the pair ua-net0 and ua-net0-vf
 * PlannedOperation planned = Hotplug.of("vm").on(host).timing(site.time()).unplug("ua-net0-vf");
 * assertThat(planned.plan()).isInstanceOf(Plan.Ready.class);
 * assertThat(host.calls()).extracting(HostCall::operation).noneMatch(HostOperation::isChange);
 * assertThat(site.truth().devices(vm)).contains("ua-net0-vf");
 * }</pre>
 */
public enum HostOperation {
    /** {@code inventory()}. */
    INVENTORY(false),
    /** {@code nodeDevices()}. */
    NODE_DEVICES(false),
    /** {@code networkPorts(…)}. */
    NETWORK_PORTS(false),
    /** {@code domains()}. */
    DOMAINS(false),
    /** {@code find(…)}, by UUID or by name. */
    FIND(false),
    /** {@code xml(…)}. */
    XML(false),
    /** {@code attach(…)}. */
    ATTACH(true),
    /** {@code detach(…)}. */
    DETACH(true),
    /** {@code update(…)}. */
    UPDATE(true),
    /** {@code migrate(…)}, on the source. */
    MIGRATE(true),
    /** {@code job(…)}. */
    JOB(false),
    /** {@code abortJob(…)}. */
    ABORT_JOB(true),
    /** {@code startPostCopy(…)}. */
    START_POST_COPY(true),
    /** {@code metadata(…)}. */
    METADATA(false),
    /** {@code setMetadata(…)}. */
    SET_METADATA(true),
    /** {@code reconnect()} of a connection that has ended. */
    RECONNECT(false),
    /** What only looks at the host's network. */
    NETWORK_READ(false),
    /** {@code apply(…)} to the host's network. */
    NETWORK_CHANGE(true),
    /** {@code announce(…)} on the host's network. */
    ANNOUNCE(true);

    private final boolean changing;

    HostOperation(boolean changing) {
        this.changing = changing;
    }

    /**
     * Whether it is there to change something of a domain or of the host's network.
     *
     * @return false for what only looks
     */
    public boolean isChange() {
        return changing;
    }
}
