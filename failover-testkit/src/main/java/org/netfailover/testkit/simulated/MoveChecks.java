package org.netfailover.testkit.simulated;

import java.util.List;
import java.util.Optional;
import org.netfailover.libvirt.MigrationRequest;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.Nic;
import org.netfailover.plan.MigrationMode;

/** What libvirt looks at before a domain may move, and what only shows when QEMU loads it. */
final class MoveChecks {
    private MoveChecks() {}

    static void options(MigrationRequest request) {
        if (request.tunnelled() && request.mode() != MigrationMode.PEER_TO_PEER) {
            throw Errors.invalid("cannot perform tunnelled migration without using peer2peer flag");
        }
        if (request.tunnelled() && request.postCopy()) {
            throw Errors.unsupported("post-copy migration is not supported with tunnelled migration");
        }
    }

    /** Every device can move: a primary because QEMU takes it out, another VF only with its state. */
    static void movable(SimulatedDomain domain, boolean movesState) {
        for (LiveNic nic : domain.nics) {
            if (nic.hold.function().isPresent() && !nic.isPrimary()) {
                boolean variant = movesState
                        && domain.hardware.function(nic.hold.function().get()).liveMigratable() == LiveMigratable.YES;
                if (!variant) {
                    throw Errors.notMigratable("cannot migrate a domain with <"
                            + nic.device.nic().element().text() + " type='hostdev'>");
                }
            }
        }
    }

    /** The guest would find the same devices. */
    static void sameAbi(List<Device> source, List<Device> target) {
        same("host device count", count(source, true), count(target, true));
        same("network card count", count(source, false), count(target, false));
        for (int i = 0; i < source.size(); i++) {
            Device from = source.get(i);
            Device to = target.get(i);
            same("network card mac", from.mac(), to.mac());
            same("network card model", from.nic().model(), to.nic().model());
            if (to.guestAddress().isPresent()) {
                same("device PCI address", from.guestAddress(), to.guestAddress());
            }
        }
    }

    private static long count(List<Device> devices, boolean host) {
        return devices.stream()
                .filter(device -> host ? device.isHostdev() : device.nic().element() == Nic.Element.INTERFACE)
                .count();
    }

    private static void same(String what, Object source, Object target) {
        if (!source.equals(target)) {
            throw Errors.unsupported("Target " + what + " " + text(target) + " does not match source " + text(source));
        }
    }

    private static Object text(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("none")
                : value;
    }

    /** Whether the destination's QEMU can load what the source's has sent: the same teaming, by the same aliases. */
    static boolean loads(List<Device> source, List<Device> target) {
        for (int i = 0; i < source.size(); i++) {
            Device from = source.get(i);
            Device to = target.get(i);
            boolean teamed =
                    from.nic().teaming().isPresent() || to.nic().teaming().isPresent();
            if (teamed
                    && !(from.nic().teaming().type().equals(to.nic().teaming().type())
                            && from.nic()
                                    .teaming()
                                    .persistent()
                                    .equals(to.nic().teaming().persistent())
                            && from.alias().equals(to.alias()))) {
                return false;
            }
        }
        return true;
    }
}
