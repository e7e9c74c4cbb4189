package org.netfailover.testkit.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.DomainState;

/** A bed for each test, and words to speak of it. */
@ExtendWith(RequiresExtension.class)
abstract class ContractBase {
    /** The alias that a domain's NIC of {@link #nic} has. */
    static final String ALIAS = "ua-net0";

    private @Nullable TestBed bed;

    ContractBase() {}

    /**
     * Makes two hosts for one test.
     *
     * @return a bed that nobody else uses; the test closes it
     */
    protected abstract TestBed open();

    @BeforeEach
    final void make() {
        bed = open();
    }

    @AfterEach
    final void leave() {
        bed().close();
    }

    final TestBed bed() {
        if (bed == null) {
            throw new IllegalStateException("no test runs");
        }
        return bed;
    }

    final Hypervisor source() {
        return bed().source();
    }

    final Hypervisor destination() {
        return bed().destination();
    }

    final Timing timing() {
        return bed().timing();
    }

    final String nic(String alias, int last) {
        return "<interface type='bridge'><mac address='52:54:00:5d:0a:" + String.format("%02x", last)
                + "'/><source bridge='" + bed().bridge() + "'/><model type='virtio'/><alias name='" + alias
                + "'/></interface>";
    }

    final String networkNic(String alias, int last) {
        return nic(alias, last)
                .replace("type='bridge'", "type='network'")
                .replace("<source bridge='" + bed().bridge() + "'/>", "<source network='" + bed().network() + "'/>");
    }

    /** A domain with one NIC. */
    final UUID domain(String name) {
        return bed().start(name, nic(ALIAS, 1));
    }

    final boolean shows(Hypervisor host, UUID domain, String alias) {
        return host.xml(domain, XmlKind.LIVE).contains("'" + alias + "'");
    }

    final void runsOnlyOn(Hypervisor host, UUID domain) {
        for (Hypervisor one : new Hypervisor[] {source(), destination()}) {
            DomainState state = one.find(domain).map(DomainInfo::state).orElse(DomainState.SHUT_OFF);
            Assertions.assertEquals(
                    one.equals(host) ? DomainState.RUNNING : DomainState.SHUT_OFF, state, "on " + one.uri());
        }
    }

    static LibvirtException refused(ErrorKind kind, Runnable call) {
        LibvirtException error = Assertions.assertThrows(LibvirtException.class, call::run);
        Assertions.assertEquals(kind, error.kind(), error.code() + "/" + error.domain() + " " + error.getMessage());
        return error;
    }
}
