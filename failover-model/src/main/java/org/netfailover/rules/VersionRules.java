package org.netfailover.rules;

import static org.netfailover.rules.Authority.LIBVIRT;
import static org.netfailover.rules.Authority.QEMU;

import java.util.List;
import java.util.Optional;
import org.netfailover.model.Version;

/** Which libvirt and which QEMU know failover. A target that gives no version does not ask these. */
final class VersionRules {
    private static final String SOURCE = "libvirt 9.0.0, formatdomain (Teaming a virtio/hostdev NIC pair)";
    private static final Version TEAMING = Version.of(6, 1, 0);
    private static final Version HOSTDEV_TEAMING = Version.of(7, 1, 0);
    private static final Version QEMU_FAILOVER = Version.of(4, 2, 0);
    private static final Version QEMU_WAITS_FROM = Version.of(6, 2, 0);
    private static final Version QEMU_NO_WAIT_FROM = Version.of(6, 1, 0);

    private VersionRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(libvirtTeaming(), libvirtHostdevTeaming(), qemuFailover(), qemuQ35Unplug());
    }

    private static boolean isOlder(Optional<Version> version, Version than) {
        return version.isPresent() && !version.get().isAtLeast(than);
    }

    private static Bound<DomainFacts> libvirtTeaming() {
        return Rule.error("LIBVIRT_WITHOUT_TEAMING", LIBVIRT)
                .needs(Need.LIBVIRT_VERSION)
                .requirement("A domain with a pair needs libvirt 6.1.0 or newer; an older one drops the teaming.")
                .remedy("use libvirt 6.1.0 or newer")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Optional<Version> version = facts.target().libvirt();
                    if (isOlder(version, TEAMING)) {
                        for (NicFacts nic : facts.marked()) {
                            if (nic.isInterface() && nic.nic().teaming().isPresent()) {
                                sink.at(nic, "teaming", "libvirt " + version.get() + " does not know teaming");
                            }
                        }
                    }
                });
    }

    private static Bound<DomainFacts> libvirtHostdevTeaming() {
        return Rule.error("LIBVIRT_WITHOUT_HOSTDEV_TEAMING", LIBVIRT)
                .needs(Need.LIBVIRT_VERSION)
                .requirement(
                        "A plain hostdev as a primary needs libvirt 7.1.0 or newer; an older one drops its teaming.")
                .remedy("use libvirt 7.1.0 or newer, or <interface type='hostdev'>")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Optional<Version> version = facts.target().libvirt();
                    if (isOlder(version, HOSTDEV_TEAMING)) {
                        for (NicFacts nic : facts.marked()) {
                            if (!nic.isInterface()) {
                                sink.at(
                                        nic,
                                        "teaming",
                                        "libvirt " + version.get() + " does not know teaming on a plain hostdev");
                            }
                        }
                    }
                });
    }

    private static Bound<DomainFacts> qemuFailover() {
        return Rule.error("QEMU_WITHOUT_FAILOVER", QEMU)
                .needs(Need.QEMU_VERSION)
                .requirement("A domain with a pair needs QEMU 4.2 or newer.")
                .remedy("use QEMU 4.2 or newer")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Optional<Version> version = facts.target().qemu();
                    if (isOlder(version, QEMU_FAILOVER)) {
                        for (NicFacts nic : facts.marked()) {
                            sink.at(nic, "", "QEMU " + version.get() + " does not know failover");
                        }
                    }
                });
    }

    private static Bound<DomainFacts> qemuQ35Unplug() {
        return Rule.warning("QEMU_DOES_NOT_AWAIT_UNPLUG", QEMU)
                .needs(Need.QEMU_VERSION)
                .requirement(
                        "A q35 domain with a pair is better served by another QEMU than 6.1, which does not wait for"
                                + " the primary's unplug.")
                .remedy("use QEMU 6.2 or newer")
                .source("QEMU 6.2, change log (acpi hotplug on q35)")
                .checkedBy((facts, sink) -> {
                    Optional<Version> version = facts.target().qemu();
                    boolean affected = version.isPresent()
                            && version.get().isAtLeast(QEMU_NO_WAIT_FROM)
                            && isOlder(version, QEMU_WAITS_FROM);
                    boolean q35 = Machine.of(facts.domain()) == Machine.Q35;
                    if (affected && q35 && !facts.primaries().isEmpty()) {
                        sink.found(
                                facts.domain().origin().locate("os/type"),
                                "QEMU " + version.get() + " does not wait for the unplug on q35");
                    }
                });
    }
}
