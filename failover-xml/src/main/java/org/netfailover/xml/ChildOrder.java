package org.netfailover.xml;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which children of a NIC libvirt's formatter (9.0.0, {@code virDomainNetDefFormat}) writes behind one. */
final class ChildOrder {
    static final Set<String> BEHIND_ALIAS = Set.of("acpi", "address");
    static final Set<String> BEHIND_LINK = Set.of("mtu", "coalesce", "boot", "rom", "alias", "acpi", "address");
    static final Set<String> BEHIND_TEAMING =
            Set.of("link", "mtu", "coalesce", "readonly", "shareable", "boot", "rom", "alias", "acpi", "address");

    static final Set<String> BEHIND_TARGET = Set.of(
            "guest",
            "model",
            "driver",
            "backend",
            "filterref",
            "tune",
            "teaming",
            "link",
            "mtu",
            "coalesce",
            "boot",
            "rom",
            "alias",
            "acpi",
            "address");
    static final Set<String> BEHIND_SOURCE = Stream.concat(
                    BEHIND_TARGET.stream(),
                    Stream.of(
                            "vlan",
                            "virtualport",
                            "bandwidth",
                            "port",
                            "actual",
                            "ip",
                            "route",
                            "portForward",
                            "script",
                            "downscript",
                            "backenddomain",
                            "target"))
            .collect(Collectors.toUnmodifiableSet());

    private ChildOrder() {}
}
