package org.netfailover.testkit.contract;

import java.util.UUID;
import org.netfailover.libvirt.Timing;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Strategy;

/**
 * What the examples of the contracts call a user's own tool.
 *
 * @param timing what it waits with
 */
public record MyTool(Timing timing) implements ManagementTool {
    private LibraryTool tool() {
        return new LibraryTool(timing, Strategy.AUTOMATIC_FAILOVER);
    }

    @Override
    public void plug(ManagedHost host, UUID domain, PairRequest request) {
        tool().plug(host, domain, request);
    }

    @Override
    public void unplug(ManagedHost host, UUID domain, MacAddress mac) {
        tool().unplug(host, domain, mac);
    }

    @Override
    public void migrate(ManagedHost from, ManagedHost to, UUID domain) {
        tool().migrate(from, to, domain);
    }
}
