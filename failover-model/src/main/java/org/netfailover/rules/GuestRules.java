package org.netfailover.rules;

import static org.netfailover.rules.Authority.GUEST;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.Guest;
import org.netfailover.model.Version;

/** What the guest has to bring along. */
final class GuestRules {
    private static final Version LINUX = Version.of(4, 18, 0);
    private static final Version WINDOWS = Version.of(0, 1, 189);

    private GuestRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(kernel(), drivers(), protocolDriver(), standbyLinkDown());
    }

    private static Bound<DomainFacts> kernel() {
        return Rule.error("GUEST_KERNEL_TOO_OLD", GUEST)
                .needs(Need.GUEST)
                .requirement("A Linux guest has kernel 4.18 or newer with net_failover; QEMU hides the primary from any"
                        + " other.")
                .remedy("use a guest with kernel 4.18 or newer")
                .source("Linux 4.18, Documentation/networking/net_failover.rst")
                .onEach(DomainFacts.GUESTS, (facts, sink) -> {
                    if (facts.target().guest().orElse(null) instanceof Guest.Linux linux
                            && !linux.kernel().isAtLeast(LINUX)) {
                        sink.at(facts.marked().get(0), "", "the guest's kernel is " + linux.kernel());
                    }
                });
    }

    private static Bound<DomainFacts> drivers() {
        return Rule.error("GUEST_DRIVERS_TOO_OLD", GUEST)
                .needs(Need.GUEST)
                .requirement(
                        "A Windows guest has virtio drivers 0.1.189 or newer; QEMU hides the primary from any other.")
                .remedy("install virtio drivers 0.1.189 or newer in the guest")
                .source("oVirt, SR-IOV live migration without downtime")
                .onEach(DomainFacts.GUESTS, (facts, sink) -> {
                    if (facts.target().guest().orElse(null) instanceof Guest.Windows windows
                            && !windows.drivers().isAtLeast(WINDOWS)) {
                        sink.at(facts.marked().get(0), "", "the guest's virtio drivers are " + windows.drivers());
                    }
                });
    }

    private static Bound<DomainFacts> protocolDriver() {
        return Rule.error("GUEST_WITHOUT_PROTOCOL_DRIVER", GUEST)
                .needs(Need.PROTOCOL_DRIVER)
                .requirement("A Windows guest has the failover protocol driver of the virtio drivers installed.")
                .remedy("install the protocol driver (netkvmp) in the guest")
                .source("virtio-win, NetKVM protocol driver for failover")
                .onEach(DomainFacts.GUESTS, (facts, sink) -> {
                    if (facts.target().guest().orElse(null) instanceof Guest.Windows windows
                            && windows.protocolDriver().equals(Optional.of(false))) {
                        sink.at(facts.marked().get(0), "", "the guest has no protocol driver");
                    }
                });
    }

    private static Bound<DomainFacts> standbyLinkDown() {
        return Rule.warning("STANDBY_LINK_DOWN", GUEST)
                .requirement("A standby's link is up, or the guest has no path while it moves; only who moves it by the"
                        + " kernel document's script wants the link down.")
                .remedy("use <link state='up'/>, or move the domain by the manual strategy")
                .source("Linux, Documentation/networking/net_failover.rst")
                .onEach(DomainFacts.STANDBYS, (nic, sink) -> {
                    if (nic.nic().link().isPresent() && nic.nic().link().get().equals("down")) {
                        sink.at(nic, "link", "the standby's link is down");
                    }
                });
    }
}
