package org.netfailover.rules;

import static org.netfailover.rules.Authority.NOVA;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.Location;
import org.netfailover.model.Strategy;
import org.netfailover.model.Version;
import org.netfailover.model.VfRequest;
import org.netfailover.model.VirtualFunction;

/** What Nova's requests for VFs allow when a domain moves. */
final class RequestRules {
    private static final String SOURCE = "Nova 2025.1, live migration of VFIO devices with variant drivers";
    private static final Version LIBVIRT = Version.of(10, 0, 0);
    private static final Version QEMU = Version.of(8, 2, 2);

    private RequestRules() {}

    static List<Bound<MoveFacts>> all() {
        return List.of(
                forbidden(), open(), notAdmitted(), noneFree(), byPort(), libvirtTooOld(), qemuTooOld(), postCopy());
    }

    private static Rule.Builder rule(String code) {
        return Rule.error(code, NOVA).subject(Rule.Subject.MOVE).source(SOURCE);
    }

    /** A place among the requests, which are no document. */
    private static Location request(int index) {
        return Location.of("/requests/request[" + (index + 1) + "]");
    }

    /** Looks at each request. */
    @FunctionalInterface
    private interface RequestCheck {
        Optional<String> fault(MoveFacts facts, VfRequest request);
    }

    private static Bound.Check<MoveFacts> onRequests(RequestCheck check) {
        return (facts, sink) -> {
            for (int i = 0; i < facts.requests().size(); i++) {
                Location place = request(i);
                check.fault(facts, facts.requests().get(i)).ifPresent(fault -> sink.found(place, fault));
            }
        };
    }

    private static Optional<String> when(boolean broken, String fault) {
        return broken ? Optional.of(fault) : Optional.empty();
    }

    private static Bound<MoveFacts> forbidden() {
        return rule("REQUEST_FORBIDS_MIGRATION")
                .requirement("A VF that was requested with live_migratable=no does not move.")
                .remedy("resize to a flavor whose alias has live_migratable=yes")
                .checkedBy(onRequests((facts, request) -> when(
                        !request.byPort() && request.wanted() == LiveMigratable.NO,
                        "the VF " + request.source() + " was requested as one that does not migrate")));
    }

    private static Bound<MoveFacts> open() {
        return rule("REQUEST_LEAVES_MIGRATION_OPEN")
                .requirement(
                        "A VF that was requested without live_migratable does not move, though it may be one that could.")
                .remedy("resize to a flavor whose alias has live_migratable=yes")
                .checkedBy(onRequests((facts, request) -> when(
                        !request.byPort() && request.wanted() == LiveMigratable.UNSET,
                        "the VF " + request.source() + " was requested without live_migratable")));
    }

    private static Bound<MoveFacts> notAdmitted() {
        return rule("MAP_DESTINATION_NOT_ADMITTED")
                .needs(Need.HOST)
                .requirement(
                        "The VF that takes a place is what was requested: live_migratable yes for yes, no or unset for no.")
                .remedy("map the VF to one of the right kind, or refuse the move")
                .checkedBy(onRequests((facts, request) -> facts.mapped(request.source())
                        .flatMap(facts.destination()::function)
                        .filter(function -> !request.wanted().admits(function.liveMigratable()))
                        .map(function -> "the VF " + function.address() + " is not what was requested")));
    }

    private static Bound<MoveFacts> noneFree() {
        return rule("NO_MIGRATABLE_VF_FREE")
                .needs(Need.HOST)
                .requirement(
                        "The destination has a free VF with live_migratable=yes for each that was requested so; a move"
                                + " without is refused before it starts.")
                .remedy("choose another destination, or free a VF there")
                .checkedBy((facts, sink) -> {
                    long free = facts.destination().functions().stream()
                            .filter(RequestRules::isFreeAndMigratable)
                            .count();
                    for (int i = 0; i < facts.requests().size(); i++) {
                        if (MoveFacts.isByVariantDriver(facts.requests().get(i)) && --free < 0) {
                            sink.found(
                                    request(i),
                                    "the destination has no free VF for "
                                            + facts.requests().get(i).source());
                        }
                    }
                });
    }

    private static boolean isFreeAndMigratable(VirtualFunction function) {
        return function.heldBy().isEmpty() && !function.inBond() && function.liveMigratable() == LiveMigratable.YES;
    }

    private static Bound<MoveFacts> byPort() {
        return Rule.info("PORT_VF_DETACHED", NOVA)
                .subject(Rule.Subject.MOVE)
                .requirement("A VF that came by a port is detached before the move and attached after it.")
                .remedy("expect the guest to be without it meanwhile")
                .source(SOURCE)
                .checkedBy(onRequests(
                        (facts, request) -> when(request.byPort(), "the VF " + request.source() + " came by a port")));
    }

    private static Bound<MoveFacts> libvirtTooOld() {
        return rule("LIBVIRT_WITHOUT_VARIANT_DRIVERS")
                .needs(Need.LIBVIRT_VERSION)
                .requirement("A VF moves with its state by libvirt 10.0.0 or newer, on both hosts.")
                .remedy("use libvirt 10.0.0 or newer")
                .checkedBy(onVariants(
                        facts -> isOlder(facts.target().libvirt(), LIBVIRT)
                                || isOlder(facts.move().source().flatMap(HostInventory::libvirt), LIBVIRT),
                        "libvirt cannot move the VF with its state"));
    }

    private static Bound<MoveFacts> qemuTooOld() {
        return rule("QEMU_WITHOUT_VARIANT_DRIVERS")
                .needs(Need.QEMU_VERSION)
                .requirement("A VF moves with its state by QEMU 8.2.2 or newer, on both hosts.")
                .remedy("use QEMU 8.2.2 or newer")
                .checkedBy(onVariants(
                        facts -> isOlder(facts.target().qemu(), QEMU)
                                || isOlder(facts.move().source().flatMap(HostInventory::qemu), QEMU),
                        "QEMU cannot move the VF with its state"));
    }

    private static boolean isOlder(Optional<Version> version, Version than) {
        return version.filter(is -> !is.isAtLeast(than)).isPresent();
    }

    /** Looks at each request for such a VF, and at each NIC that is to move so. */
    private static Bound.Check<MoveFacts> onVariants(Predicate<MoveFacts> broken, String found) {
        return (facts, sink) -> {
            if (!broken.test(facts)) {
                return;
            }
            for (int i = 0; i < facts.requests().size(); i++) {
                if (MoveFacts.isByVariantDriver(facts.requests().get(i))) {
                    sink.found(request(i), found);
                }
            }
            for (MovedNic nic : facts.moved()) {
                if (nic.isBy(Strategy.VARIANT_DRIVER)) {
                    sink.at(nic.before(), "", found);
                }
            }
        };
    }

    private static Bound<MoveFacts> postCopy() {
        return rule("POST_COPY_WITH_VARIANT_DRIVER")
                .requirement("A domain whose VF moves with its state does not move by post-copy.")
                .remedy("do not permit post-copy")
                .checkedBy((facts, sink) -> {
                    boolean byVariant = facts.requests().stream().anyMatch(MoveFacts::isByVariantDriver)
                            || facts.moved().stream().anyMatch(nic -> nic.isBy(Strategy.VARIANT_DRIVER));
                    if (facts.move().postCopy() && byVariant) {
                        sink.found(
                                facts.move().before().origin().location(),
                                "post-copy is permitted and a VF moves with its state");
                    }
                });
    }
}
