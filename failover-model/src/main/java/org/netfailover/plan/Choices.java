package org.netfailover.plan;

import static org.netfailover.model.Strategy.AUTOMATIC_FAILOVER;
import static org.netfailover.model.Strategy.DETACH_ATTACH;
import static org.netfailover.model.Strategy.EXPLICIT_FAILOVER;
import static org.netfailover.model.Strategy.MANUAL_FAILOVER;
import static org.netfailover.model.Strategy.NONE;
import static org.netfailover.model.Strategy.VARIANT_DRIVER;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.model.NicSource;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.Strategy;
import org.netfailover.model.Version;
import org.netfailover.model.VirtualFunction;

/** Chooses what becomes of each NIC of a domain that moves. */
final class Choices {
    private static final Version LIBVIRT_VARIANT = Version.of(10, 0, 0);
    private static final Version QEMU_VARIANT = Version.of(8, 2, 2);

    private final MigrationOrder order;
    private final NewSources sources;
    private final Aliases aliases;
    private final Map<Nic, NicPair> pairs = new HashMap<>();

    private Choices(MigrationOrder order) {
        this.order = order;
        sources = new NewSources(order);
        aliases = new Aliases(order.domain().nics());
        for (NicPair pair : order.domain().nics().pairs()) {
            pairs.put(pair.standby(), pair);
            pairs.put(pair.primary(), pair);
        }
        for (NicPair pair : order.domain().nics().pairsByMac(order.source())) {
            if (isManual(pair)) {
                pairs.put(pair.standby(), pair);
                pairs.put(pair.primary(), pair);
            }
        }
    }

    /** Whether a pair that only its MAC makes is to be treated as one: unless something else fits its VF, or was asked. */
    private boolean isManual(NicPair pair) {
        Nic device = pair.primary();
        Optional<Strategy> asked = byAlias(device)
                .or(() -> byAlias(pair.standby()))
                .or(() -> order.strategy().filter(all -> Devices.isPossible(all, device, Role.BARE)));
        return asked.map(MANUAL_FAILOVER::equals)
                .orElseGet(() -> obstacle(device, sources.of(device)).isPresent());
    }

    /** Every NIC of the domain, in document order. */
    static List<MovingNic> of(MigrationOrder order) {
        Choices choices = new Choices(order);
        List<MovingNic> moving = new ArrayList<>();
        List<Nic> nics = order.domain().nics().nics();
        for (int i = 0; i < nics.size(); i++) {
            moving.add(choices.choose(i, nics.get(i)));
        }
        return List.copyOf(moving);
    }

    private MovingNic choose(int index, Nic nic) {
        NicPair pair = pairs.get(nic);
        NicSource source = sources.of(nic);
        Role role = pair == null
                ? Devices.roleOf(nic, order.source())
                : pair.primary().equals(nic) ? Role.PRIMARY : Role.STANDBY;
        Choice choice = asked(nic, pair, role).orElseGet(() -> usual(nic, role, source));
        Optional<Nic> standby = role == Role.PRIMARY && pair != null ? Optional.of(pair.standby()) : Optional.empty();
        return new MovingNic(
                index, nic, role, standby, choice.strategy(), choice.reason(), source, back(nic, choice.strategy()));
    }

    private String back(Nic nic, Strategy strategy) {
        String alias = nic.aliasText().orElse("");
        boolean away = strategy == DETACH_ATTACH || strategy == EXPLICIT_FAILOVER || strategy == MANUAL_FAILOVER;
        return away ? aliases.afterwards(alias) : alias;
    }

    /** What the order says, where that is possible; what is not is found by the rules of a move. */
    private Optional<Choice> asked(Nic nic, @Nullable NicPair pair, Role role) {
        Optional<Strategy> own =
                pair == null ? byAlias(nic) : byAlias(pair.primary()).or(() -> byAlias(pair.standby()));
        Optional<Strategy> all = role == Role.OTHER ? Optional.empty() : order.strategy();
        return own.filter(strategy -> Devices.isPossible(strategy, nic, role))
                .map(strategy -> new Choice(strategy, "it was asked for this device"))
                .or(() -> all.filter(strategy -> Devices.isPossible(strategy, nic, role))
                        .map(strategy -> new Choice(strategy, "it was asked for all")));
    }

    private Optional<Strategy> byAlias(Nic nic) {
        return nic.aliasText().map(order.strategies()::get);
    }

    private Choice usual(Nic nic, Role role, NicSource source) {
        return switch (role) {
            case PRIMARY, STANDBY ->
                Devices.isTeamed(nic)
                        ? usualOfPair()
                        : new Choice(
                                MANUAL_FAILOVER,
                                "a virtio NIC of its MAC carries the guest, and QEMU knows of no pair");
            case OTHER -> new Choice(NONE, "it moves with the domain");
            case BARE -> usualOfBare(nic, source);
        };
    }

    /** Where frames can be led there is nothing that QEMU has to do while the guest stands still. */
    private Choice usualOfPair() {
        return order.leading().containsAll(EnumSet.allOf(Side.class))
                ? new Choice(
                        EXPLICIT_FAILOVER,
                        "frames are led to both halves meanwhile, and no VF is opened while the guest stands still")
                : new Choice(AUTOMATIC_FAILOVER, "its standby carries the guest while it moves");
    }

    private Choice usualOfBare(Nic nic, NicSource source) {
        Optional<String> obstacle = obstacle(nic, source);
        return obstacle.isEmpty()
                ? new Choice(VARIANT_DRIVER, "it is live-migratable on both hosts")
                : new Choice(DETACH_ATTACH, "it has no standby and " + obstacle.get());
    }

    /** Why a device cannot move with its state. */
    private Optional<String> obstacle(Nic nic, NicSource source) {
        if (!Devices.isPossible(VARIANT_DRIVER, nic, Role.BARE)) {
            return Optional.of("libvirt chooses its VF anew");
        }
        if (!isMigratable(order.source(), nic.source()) || !isMigratable(order.destination(), source)) {
            return Optional.of("it is not known to be live-migratable on both hosts");
        }
        if (!knowsVariants(order.source()) || !knowsVariants(order.destination())) {
            return Optional.of("libvirt or QEMU of a host is too old to move it with its state");
        }
        return order.postCopy() ? Optional.of("post-copy cannot move its state") : Optional.empty();
    }

    private static boolean isMigratable(HostInventory host, NicSource source) {
        return source.address()
                .flatMap(PciAddressText::address)
                .flatMap(host::function)
                .map(VirtualFunction::liveMigratable)
                .filter(LiveMigratable.YES::equals)
                .isPresent();
    }

    private static boolean knowsVariants(HostInventory host) {
        return host.libvirt()
                        .filter(version -> version.isAtLeast(LIBVIRT_VARIANT))
                        .isPresent()
                && host.qemu()
                        .filter(version -> version.isAtLeast(QEMU_VARIANT))
                        .isPresent();
    }
}
