package org.netfailover.rules;

import static org.netfailover.rules.Authority.QEMU;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netfailover.model.DomainDevice;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.PciController;
import org.netfailover.model.Quoted;

/** Where in the guest's PCI topology QEMU can plug a primary. */
final class QemuBusRules {
    private static final String SOURCE = "QEMU 7.2, hw/pci/pci.c and docs/system/virtio-net-failover.rst";
    private static final String BUS_SAYS = "failover primary device must be on PCIExpress bus";
    private static final String SLOT_SAYS = "failover: primary device must be in its own PCI slot";
    private static final String PORT = "put it on a pcie-root-port of its own, or leave its <address> out";

    private QemuBusRules() {}

    static List<Bound<DomainFacts>> all() {
        return List.of(
                machineNotExpress(),
                machineNotGiven(),
                conventionalBus(),
                rootBus(),
                portWithoutHotplug(),
                notFunctionZero(),
                multifunction(),
                sharesSlot());
    }

    private static Bound<DomainFacts> machineNotExpress() {
        return Rule.error("MACHINE_WITHOUT_PCI_EXPRESS", QEMU)
                .since(4, 2, 0)
                .requirement("A domain with a primary has a PCI Express machine, such as q35, and never pc.")
                .says(BUS_SAYS)
                .remedy("use machine='q35'")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    if (!facts.primaries().isEmpty()
                            && Machine.of(facts.domain()).lacksExpress()) {
                        sink.found(
                                facts.domain().origin().locate("os/type"),
                                "the machine is "
                                        + Quoted.of(facts.domain().machine().orElse("")));
                    }
                });
    }

    private static Bound<DomainFacts> machineNotGiven() {
        return Rule.warning("MACHINE_NOT_GIVEN", QEMU)
                .since(4, 2, 0)
                .requirement(
                        "A domain with a primary names its machine; libvirt takes pc on x86 otherwise, which has no"
                                + " PCI Express.")
                .says(BUS_SAYS)
                .remedy("use machine='q35'")
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    if (!facts.primaries().isEmpty() && Machine.of(facts.domain()) == Machine.NOT_GIVEN) {
                        sink.found(facts.domain().origin().locate("os/type"), "the domain names no machine");
                    }
                });
    }

    /** Checks the controller that a primary's bus belongs to, on every machine that may have PCI Express. */
    private static Bound.Check<DomainFacts> onBus(BusCheck check) {
        return (facts, sink) -> {
            if (facts.primaries().isEmpty() || Machine.of(facts.domain()).lacksExpress()) {
                return;
            }
            for (NicFacts nic : facts.primaries()) {
                if (nic.guest() != null) {
                    check.fault(nic.guest().bus(), facts.controller(nic.guest().bus()))
                            .ifPresent(fault -> sink.at(nic, "address", fault));
                }
            }
        };
    }

    /** Says what is wrong with a bus, if anything. */
    @FunctionalInterface
    private interface BusCheck {
        Optional<String> fault(int bus, Optional<PciController> controller);
    }

    private static Bound<DomainFacts> conventionalBus() {
        return Rule.error("PRIMARY_ON_CONVENTIONAL_PCI", QEMU)
                .since(4, 2, 0)
                .requirement("A primary's address in the guest is on PCI Express and not behind a bridge to PCI.")
                .says(BUS_SAYS)
                .remedy(PORT)
                .source(SOURCE)
                .checkedBy(onBus((bus, controller) -> controller
                        .flatMap(PciController::model)
                        .filter(QemuBusRules::isConventional)
                        .map(model -> "the primary's address is on bus " + bus + ", a " + Quoted.of(model))));
    }

    private static boolean isConventional(String model) {
        return switch (model) {
            case "pci-root", "pci-bridge", "dmi-to-pci-bridge", "pcie-to-pci-bridge", "pci-expander-bus" -> true;
            default -> false;
        };
    }

    private static Bound<DomainFacts> rootBus() {
        return Rule.error("PRIMARY_ON_ROOT_BUS", QEMU)
                .since(4, 2, 0)
                .requirement(
                        "A primary's address in the guest is on a port that devices can be plugged into, not on the"
                                + " root bus.")
                .says("Bus 'pcie.0' does not support hotplugging")
                .remedy(PORT)
                .source(SOURCE)
                .checkedBy(onBus((bus, controller) -> isRoot(bus, controller)
                        ? Optional.of("the primary's address is on the root bus " + bus)
                        : Optional.empty()));
    }

    private static boolean isRoot(int bus, Optional<PciController> controller) {
        Optional<String> model = controller.flatMap(PciController::model);
        return model.isEmpty()
                ? bus == 0
                : model.get().equals("pcie-root") || model.get().equals("pcie-expander-bus");
    }

    private static Bound<DomainFacts> portWithoutHotplug() {
        return Rule.error("PRIMARY_PORT_WITHOUT_HOTPLUG", QEMU)
                .since(4, 2, 0)
                .requirement("The port of a primary allows hotplug, by which the primary leaves and comes back.")
                .says("Bus '…' does not support hotplugging")
                .remedy("remove hotplug='off' from the port, or put the primary on another")
                .source("libvirt since 6.3.0, formatdomain (Controllers); " + SOURCE)
                .checkedBy(onBus((bus, controller) -> controller
                        .flatMap(PciController::hotplug)
                        .filter("off"::equals)
                        .map(off -> "the port of bus " + bus + " has hotplug='off'")));
    }

    private static Bound<DomainFacts> notFunctionZero() {
        return Rule.error("PRIMARY_NOT_FUNCTION_ZERO", QEMU)
                .since(4, 2, 0)
                .requirement("A primary is function 0 of its slot in the guest.")
                .says(SLOT_SAYS)
                .remedy("use function='0x0'")
                .source(SOURCE)
                .onEach(DomainFacts.PRIMARIES, (nic, sink) -> {
                    if (nic.guest() != null && nic.guest().function() != 0) {
                        sink.at(nic, "address", "the primary's address is " + nic.guest());
                    }
                });
    }

    private static Bound<DomainFacts> multifunction() {
        return Rule.error("PRIMARY_MULTIFUNCTION", QEMU)
                .since(4, 2, 0)
                .requirement("A primary's slot has no further functions.")
                .says(SLOT_SAYS)
                .remedy("remove multifunction='on'")
                .source(SOURCE)
                .onEach(DomainFacts.PRIMARIES, (nic, sink) -> {
                    Optional<PciAddressText> address = nic.nic().guestAddress();
                    if (address.isPresent()
                            && address.get().multifunction().isPresent()
                            && address.get().multifunction().get().equals("on")) {
                        sink.at(nic, "address", "the primary's address has multifunction='on'");
                    }
                });
    }

    private static Bound<DomainFacts> sharesSlot() {
        return Rule.error("PRIMARY_SHARES_SLOT", QEMU)
                .since(4, 2, 0)
                .requirement("A primary is alone in its slot in the guest.")
                .says(SLOT_SAYS)
                .remedy(PORT)
                .source(SOURCE)
                .checkedBy((facts, sink) -> {
                    Map<PciAddress, NicFacts> slots = new HashMap<>();
                    for (NicFacts nic : facts.primaries()) {
                        if (nic.guest() != null) {
                            slots.putIfAbsent(nic.guest().slotAddress(), nic);
                        }
                    }
                    if (slots.isEmpty()) {
                        return;
                    }
                    for (DomainDevice device : facts.domain().otherDevices()) {
                        device.guestAddress().ifPresent(address -> shared(slots, address, sink));
                    }
                    for (NicFacts nic : facts.placed()) {
                        if (nic.guest() != null) {
                            shared(slots, nic.guest(), sink);
                        }
                    }
                });
    }

    private static void shared(Map<PciAddress, NicFacts> slots, PciAddress address, Sink sink) {
        NicFacts primary = slots.get(address.slotAddress());
        if (primary != null && !address.equals(primary.guest())) {
            sink.at(primary, "address", "the device at " + address + " is in the primary's slot");
        }
    }
}
