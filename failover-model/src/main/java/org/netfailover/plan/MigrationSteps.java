package org.netfailover.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netfailover.model.LinkState;
import org.netfailover.model.Nic;
import org.netfailover.model.Strategy;

/**
 * The steps of a migration.
 *
 * <p>Devices that a standby stands in for go first and come back last: those without one cost the guest its path for as
 * long as they are away. Within a pair the primary goes first and comes back last.
 */
final class MigrationSteps {
    private final List<MovingNic> nics;
    private final MigrationOrder order;
    private final Set<Side> leading;
    private final Deadlines deadlines;
    private final List<Step> steps = new ArrayList<>();
    private final List<Step.Attach> attaches = new ArrayList<>();
    private final List<Step> links = new ArrayList<>();
    private final List<String> awaited = new ArrayList<>();

    private MigrationSteps(MigrationOrder order, List<MovingNic> nics) {
        this.order = order;
        this.nics = nics;
        leading = order.leading();
        deadlines = order.deadlines();
    }

    static List<Step> of(MigrationOrder order, List<MovingNic> nics) {
        return new MigrationSteps(order, nics).steps();
    }

    private List<Step> steps() {
        reserve();
        lead(Side.SOURCE, Lead.BOTH, Lead.PRIMARY);
        nics.stream().filter(MovingNic::isFailedOver).forEach(this::failOver);
        detach(Role.PRIMARY);
        detach(Role.BARE);
        detach(Role.OTHER);
        detach(Role.STANDBY);
        migrate();
        lead(Side.DESTINATION, Lead.BOTH, Lead.NOWHERE);
        lead(Side.SOURCE, Lead.NOWHERE, Lead.BOTH);
        steps.addAll(attaches);
        if (!awaited.isEmpty()) {
            steps.add(new Step.Verify(Side.DESTINATION, awaited, deadlines.attach()));
        }
        use();
        steps.addAll(links);
        lead(Side.DESTINATION, Lead.PRIMARY, Lead.BOTH);
        return List.copyOf(steps);
    }

    /** A frame that comes in while the guest changes halves goes to both, so that no moment has to be met. */
    private void lead(Side side, Lead to, Lead from) {
        if (leading.contains(side)) {
            primaries()
                    .forEach(nic -> steps.add(new Step.LeadFrames(
                            side,
                            nic.standbyLabel(),
                            side == Side.SOURCE ? nic.label() : nic.back(),
                            side == Side.SOURCE
                                    ? order.source().pfOf(nic.nic().source())
                                    : order.destination().pfOf(nic.source()),
                            to,
                            from,
                            deadlines.host())));
        }
    }

    private void use() {
        if (leading.contains(Side.DESTINATION)) {
            primaries()
                    .forEach(nic -> steps.add(
                            new Step.AwaitUse(Side.DESTINATION, nic.standbyLabel(), nic.back(), deadlines.attach())));
        }
    }

    /** Primaries whose standby carries the guest while it moves. */
    private Stream<MovingNic> primaries() {
        return nics.stream().filter(nic -> nic.isFailedOver() || nic.isUnpluggedByQemu());
    }

    private void reserve() {
        List<VfClaim> claims = claims(nics);
        if (!claims.isEmpty()) {
            steps.add(new Step.Reserve(Side.DESTINATION, claims, deadlines.host()));
        }
    }

    /** The VFs of the destination that the domain will have, by whatever strategy. */
    static List<VfClaim> claims(List<MovingNic> nics) {
        return nics.stream()
                .filter(MovingNic::takesVf)
                .flatMap(nic -> Devices.claim(nic.source(), nic.nic(), nic.label()).stream())
                .toList();
    }

    /**
     * As the kernel's document has it: a standby whose link is down is up only while its primary is away. It stays up until
     * the guest uses its primary, where that can be seen: a VF has no carrier yet when it is plugged.
     */
    private void failOver(MovingNic nic) {
        Optional<String> down = nic.standby()
                .filter(standby -> standby.link().equals(Optional.of(LinkState.DOWN.text())))
                .flatMap(Nic::aliasText);
        down.ifPresent(standby -> {
            steps.add(link(Side.SOURCE, standby, LinkState.UP, LinkState.DOWN, Optional.empty()));
            links.add(0, link(Side.DESTINATION, standby, LinkState.DOWN, LinkState.UP, Optional.of(nic.back())));
        });
        detach(nic);
    }

    private Step link(Side side, String alias, LinkState to, LinkState from, Optional<String> onlyWith) {
        return new Step.SetLink(side, alias, to, from, onlyWith, deadlines.host());
    }

    private void detach(Role role) {
        nics.stream()
                .filter(nic -> nic.role() == role && nic.strategy() == Strategy.DETACH_ATTACH)
                .forEach(this::detach);
    }

    private void detach(MovingNic nic) {
        steps.add(new Step.Detach(Side.SOURCE, nic.label(), nic.back(), false, deadlines.detach(), deadlines.attach()));
        attaches.add(
                0,
                new Step.Attach(
                        Side.DESTINATION, nic.back(), nic.label(), false, deadlines.attach(), deadlines.detach()));
    }

    private void migrate() {
        List<String> unplugs = nics.stream()
                .filter(MovingNic::isUnpluggedByQemu)
                .map(MovingNic::label)
                .toList();
        steps.add(new Step.Migrate(unplugs, deadlines.waitUnplug(), deadlines.migration(), deadlines.grace()));
        awaited.addAll(unplugs);
        nics.stream().filter(nic -> nic.strategy() == Strategy.VARIANT_DRIVER).forEach(nic -> awaited.add(nic.label()));
        attaches.forEach(step -> awaited.add(step.alias()));
    }
}
