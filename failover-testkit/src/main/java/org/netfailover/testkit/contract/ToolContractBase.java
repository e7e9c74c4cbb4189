package org.netfailover.testkit.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.netfailover.libvirt.Timing;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.MacAddress;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Severity;
import org.netfailover.rules.Target;
import org.netfailover.testkit.simulated.ClientCrash;
import org.netfailover.testkit.simulated.SimulatedHost;
import org.netfailover.xml.DomainXml;

/** A site and a tool for each test, and what every verb owes. */
abstract class ToolContractBase {
    static final String TEAMING = "libvirt, domain XML, Teaming a virtio/hostdev NIC pair";
    static final String FAILOVER = "QEMU, docs/system/virtio-net-failover.rst";
    static final String LATE = "libvirt, virDomainDetachDeviceFlags";
    static final String KERNEL = "Linux, Documentation/networking/net_failover.rst";

    /** Calls a verb. */
    @FunctionalInterface
    interface Act {
        void run(ManagementTool tool) throws Exception;
    }

    private @Nullable ToolSite site;
    private @Nullable ManagementTool tool;

    ToolContractBase() {}

    /**
     * Makes the tool for one test.
     *
     * @param timing what it has to wait with
     * @return the tool's verbs
     */
    protected abstract ManagementTool tool(Timing timing);

    @BeforeEach
    final void make() {
        site = new ToolSite();
        tool = tool(site.timing());
    }

    @AfterEach
    final void leave() {
        site().close();
    }

    final ToolSite site() {
        if (site == null) {
            throw new IllegalStateException("no test runs");
        }
        return site;
    }

    final ManagedHost source() {
        return ToolSite.managed(site().source());
    }

    final ManagedHost destination() {
        return ToolSite.managed(site().destination());
    }

    /** What a verb threw, or empty when it returned. */
    final Optional<Exception> attempt(Act act) {
        if (tool == null) {
            throw new IllegalStateException("no test runs");
        }
        try {
            act.run(tool);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        } catch (Exception e) {
            return Optional.of(e);
        } catch (ClientCrash e) {
            new Breach(
                            "The tool had not come back after " + ToolSite.PATIENCE.toMinutes()
                                    + " minutes of the hosts' time.",
                            "Every wait for a host or a guest has a deadline, for neither has to answer (" + LATE + "; "
                                    + FAILOVER + ")",
                            "one guest that does not answer holds up the tool, and whatever waits for it")
                    .fail(e);
            return Optional.empty();
        }
    }

    final void succeeds(String what, Act act) {
        attempt(act).ifPresent(thrown -> couldNot(what, thrown));
        site().settle();
    }

    static void couldNot(String what, Exception thrown) {
        new Breach(
                        "The tool could not " + what + " where nothing was in its way: it threw "
                                + thrown.getClass().getSimpleName() + ", " + thrown.getMessage() + ".",
                        "Of hosts that do what they are asked, and a guest that answers, a verb does what it says"
                                + " (ManagementTool)",
                        "the tool cannot be used")
                .fail(thrown);
    }

    final void requireRules(SimulatedHost host, UUID domain, String did) {
        DomainXml xml = DomainXml.parse(host.xml(domain, XmlKind.LIVE));
        Rules.forTarget(Target.any()).check(xml.nics()).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .ifPresent(finding -> Breach.of(finding, did).fail());
    }

    /** What the tool said to be unplugged, the guest does not have. */
    final void requireGone(UUID vm) {
        List<String> left = site().truth().devices(vm);
        if (!left.isEmpty()) {
            new Breach(
                            "The tool said that the pair with the MAC " + ToolSite.mac(0) + " was unplugged, while"
                                    + " the guest still had " + String.join(" and ", left) + ".",
                            "A device is gone when the event DEVICE_REMOVED has come, or the domain's XML lacks it; a"
                                    + " detach that returns without an error, at once or after 5 s, only says that the"
                                    + " guest was asked (" + LATE + ")",
                            "the VF is given to somebody else, or the standby taken away, while the guest sends on it")
                    .fail();
        }
    }

    /** A domain runs on a host and nowhere else, and the guest has all of its pairs. */
    final void requireWhole(SimulatedHost host, UUID domain, int pairs, String did) {
        if (!site().runsOn(host, domain)) {
            new Breach(
                            "The tool " + did + ", and the domain does not run on " + host.name() + " but on "
                                    + site().truth().hostsOf(domain) + ".",
                            "A domain runs on one host at any time, which is the one that the tool says"
                                    + " (libvirt, virDomainMigrate3)",
                            "nobody finds the guest, or two copies of it spoil one disk")
                    .fail();
        }
        IntStream.range(0, pairs)
                .mapToObj(ToolSite::mac)
                .filter(mac -> !site().isWhole(host, domain, mac))
                .findFirst()
                .ifPresent(mac -> incomplete(host, mac, did));
    }

    private static void incomplete(SimulatedHost host, MacAddress mac, String did) {
        new Breach(
                        "The tool " + did + ", and on " + host.name() + " the guest does not have both halves of the"
                                + " pair with the MAC " + mac + ".",
                        "A tool that says so has given the guest its standby and its primary (" + TEAMING + ")",
                        "the guest runs on its standby alone, or has no network, and nobody knows")
                .fail();
    }

    /** The guest has a path under each of its MACs, and had one all the time. */
    final void requirePath(UUID domain) {
        Map<MacAddress, Boolean> paths = site().truth().paths(domain);
        if (paths.isEmpty()
                || paths.containsValue(false)
                || !site().truth().gaps(domain).isEmpty()) {
            new Breach(
                            "While the tool moved a domain, or since then, its guest had neither its standby nor its"
                                    + " VF.",
                            "The standby is there, with its link up, whenever the primary is not (" + KERNEL + ")",
                            "the guest is cut off, and its connections break")
                    .fail();
        }
    }
}
