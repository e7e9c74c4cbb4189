package org.netfailover.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Strategy;
import org.netfailover.model.VfMapping;
import org.netfailover.model.VfRequest;
import org.netfailover.model.VirtualFunction;

/** What the rules about a move ask for, computed once for one check. */
final class MoveFacts implements Facts {
    /** Each NIC that both documents have, for rules that look at one by itself. */
    static final Function<MoveFacts, List<ChangedNic>> CHANGED = MoveFacts::changed;

    /** Each NIC whose passage is decided. */
    static final Function<MoveFacts, List<MovedNic>> MOVED = MoveFacts::moved;

    private final Move move;
    private final Target target;
    private final DomainFacts before;
    private final HostFacts destination;
    private final List<MovedNic> moved = new ArrayList<>();
    private final List<ChangedNic> changed = new ArrayList<>();
    private final List<NicFacts> dropped = new ArrayList<>();
    private final Set<NicFacts> added = new LinkedHashSet<>();
    private final Map<PciAddress, List<NicFacts>> vfs = new HashMap<>();
    private final Map<PciAddress, PciAddress> mapped = new HashMap<>();
    private final Set<PciAddress> byPort = new HashSet<>();

    MoveFacts(Move move, Target target, HostFacts destination) {
        this.move = move;
        this.target = target;
        this.destination = destination;
        before = new DomainFacts(move.before(), target, destination);
        for (int i = 0; i < move.passages().size(); i++) {
            moved.add(new MovedNic(before.nics().get(i), move.passages().get(i)));
        }
        move.after().ifPresent(after -> compare(new DomainFacts(after, target, destination)));
        for (NicFacts nic : before.nics()) {
            if (nic.host() != null) {
                vfs.computeIfAbsent(nic.host(), address -> new ArrayList<>(1)).add(nic);
            }
        }
        for (VfMapping entry : move.map()) {
            entry.from().ifPresent(from -> entry.to().ifPresent(to -> mapped.putIfAbsent(from, to)));
        }
        for (VfRequest request : move.requests()) {
            if (request.byPort()) {
                byPort.add(request.source());
            }
        }
    }

    private void compare(DomainFacts after) {
        Counterparts counterparts = new Counterparts(after.nics());
        List<NicFacts> nics = staying();
        added.addAll(after.nics());
        for (int i = 0; i < nics.size(); i++) {
            NicFacts nic = nics.get(i);
            Optional<NicFacts> other = counterparts.of(nic, i, nics.size());
            other.ifPresentOrElse(is -> changed.add(new ChangedNic(nic, is)), () -> dropped.add(nic));
            other.ifPresent(added::remove);
        }
    }

    /** The NICs that move with the domain; those that are detached before are not in the destination's XML. */
    private List<NicFacts> staying() {
        return moved.isEmpty()
                ? before.nics()
                : moved.stream()
                        .filter(nic -> !nic.passage().detached())
                        .map(MovedNic::before)
                        .toList();
    }

    Move move() {
        return move;
    }

    Target target() {
        return target;
    }

    DomainFacts before() {
        return before;
    }

    HostFacts destination() {
        return destination;
    }

    /** The NICs whose passage is decided. */
    List<MovedNic> moved() {
        return moved;
    }

    /** The NICs that both documents have. */
    List<ChangedNic> changed() {
        return changed;
    }

    /** The VF at an address of the source host. */
    Optional<VirtualFunction> sourceFunction(PciAddress address) {
        return move.source().flatMap(host -> host.function(address));
    }

    /** Whether the source host is known to have a device there that is no VF. */
    boolean isNoFunctionOfSource(PciAddress address) {
        return move.source().filter(host -> host.pciDevices().contains(address)).isPresent()
                && sourceFunction(address).isEmpty();
    }

    /** The NICs that the destination's document lacks. */
    List<NicFacts> dropped() {
        return dropped;
    }

    /** The NICs that only the destination's document has. */
    Set<NicFacts> added() {
        return added;
    }

    List<VfMapping> map() {
        return move.map();
    }

    List<VfRequest> requests() {
        return move.requests();
    }

    /** The NICs that have this device of the source host. */
    List<NicFacts> at(PciAddress address) {
        return vfs.getOrDefault(address, List.of());
    }

    /** Where the map takes a device. */
    Optional<PciAddress> mapped(PciAddress address) {
        return Optional.ofNullable(mapped.get(address));
    }

    /** Whether a port brought the device, so that it is detached before the move. */
    boolean isByPort(PciAddress address) {
        return byPort.contains(address);
    }

    /** Whether the request is for a device that moves with its state. */
    static boolean isByVariantDriver(VfRequest request) {
        return request.wanted() == LiveMigratable.YES && !request.byPort();
    }

    @Override
    public boolean misses(Need need) {
        return switch (need) {
            case DESTINATION_XML -> move.after().isEmpty() && before.misses(Need.HOST);
            case HOST -> !move.map().isEmpty() || !move.requests().isEmpty() || !moved.isEmpty();
            default ->
                move.requests().stream().anyMatch(MoveFacts::isByVariantDriver)
                        || moved.stream().anyMatch(nic -> nic.isBy(Strategy.VARIANT_DRIVER));
        };
    }
}
