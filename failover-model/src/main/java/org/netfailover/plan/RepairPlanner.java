package org.netfailover.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.LinkState;
import org.netfailover.model.Nic;
import org.netfailover.model.Primary;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.TeamingPair;

/**
 * Says what brings a domain that runs to its desired pairs. Pure, immutable and safe for many threads.
 *
 * <p>Each pair's steps stand by themselves, so that what fails with one leaves the others. The standby goes in before the
 * primary and comes out after it, always: a standby that has to be plugged or replaced takes the VF out first, since a
 * guest that is shown two NICs with one MAC the other way round, and QEMU with it, go wrong. The guest then has no path by
 * this pair until the standby is there, which {@link PairRepair#interrupts()} says and {@link #keepingPath()} forbids.
 *
 * @param deadlines how long each step may take
 * @param keepPath whether a pair is left alone whose repair takes its only path away for a while
 */
public record RepairPlanner(Deadlines deadlines, boolean keepPath) {
    /** The usual deadlines, and every repair that there is. */
    public static final RepairPlanner DEFAULT = new RepairPlanner(Deadlines.defaults(), false);

    /**
     * The same, but leaving pairs alone that cannot be repaired without an interruption.
     *
     * @return a planner that refuses those
     */
    public RepairPlanner keepingPath() {
        return new RepairPlanner(deadlines, true);
    }

    /**
     * Plans the repair of every pair.
     *
     * @param desired the pairs that are to be there, no two with one alias or MAC
     * @param where what is known of the domain
     * @return what to do about each pair, in the order given; nothing but refusals when the domain has a
     *     {@linkplain Whereabouts#hindrance() hindrance}
     * @throws IllegalArgumentException when two pairs claim one alias or MAC
     */
    public List<PairRepair> plan(List<TeamingPair> desired, Whereabouts where) {
        Optional<Sighting.Known> guest = where.guest();
        return where.pairs(desired).stream()
                .map(status -> guest.isPresent()
                        ? repair(status, guest.get())
                        : PairRepair.refused(status, reason(status.state())))
                .toList();
    }

    private static String reason(PairState state) {
        return switch (state) {
            case UNREACHABLE -> "it may run on a host that does not answer";
            case NO_DOMAIN -> "no host knows the domain";
            case IN_MIGRATION -> "a job runs on the domain";
            case DUPLICATE -> "the domain is active on more than one host";
            case NOT_RUNNING -> "the domain has no guest";
            default -> "more than one device could be meant";
        };
    }

    private PairRepair repair(PairStatus status, Sighting.Known guest) {
        if (status.state() == PairState.PAIRED) {
            return PairRepair.none(status);
        }
        if (status.state() == PairState.AMBIGUOUS) {
            return PairRepair.refused(status, reason(status.state()));
        }
        List<Step> steps = steps(status, guest);
        boolean unplugs = steps.stream().anyMatch(Step.Detach.class::isInstance);
        if (unplugs && !guest.guestRuns()) {
            return PairRepair.refused(status, "a guest that stands still cannot unplug");
        }
        if (replaced(status).stream().anyMatch(nic -> nic.aliasText().isEmpty())) {
            return PairRepair.refused(status, "a device without an alias cannot be unplugged");
        }
        boolean interrupts = unplugs && !carriesMeanwhile(status);
        return interrupts && keepPath
                ? PairRepair.refused(status, "it would take the guest's only path by this pair away for a while")
                : new PairRepair(status, steps, Optional.empty(), interrupts);
    }

    private static boolean keepsStandby(PairStatus status) {
        return status.standby()
                .filter(nic -> DesiredHalves.isRightStandby(status.pair(), nic))
                .isPresent();
    }

    private static boolean carriesMeanwhile(PairStatus status) {
        return keepsStandby(status) && !(isDown(status) && isMeantDown(status.pair()));
    }

    private static boolean isDown(PairStatus status) {
        return status.standby()
                .flatMap(Nic::link)
                .flatMap(LinkState::find)
                .filter(LinkState.DOWN::equals)
                .isPresent();
    }

    private static boolean keepsPrimary(PairStatus status) {
        return keepsStandby(status)
                && status.state() != PairState.PRIMARY_UNUSED
                && status.primary()
                        .filter(nic -> DesiredHalves.isRightPrimary(status.pair(), nic))
                        .isPresent();
    }

    /** The devices that have to go, VFs first, whatever alias they have. */
    private static List<Nic> replaced(PairStatus status) {
        List<Nic> replaced = new ArrayList<>();
        if (!keepsPrimary(status)) {
            status.primary().ifPresent(replaced::add);
        }
        if (!keepsStandby(status)) {
            status.standby().ifPresent(replaced::add);
        }
        replaced.sort(Comparator.comparing(nic -> !DesiredHalves.isVf(status.pair(), nic)));
        return replaced;
    }

    private List<Step> steps(PairStatus status, Sighting.Known guest) {
        Aliases aliases = new Aliases(guest.live().orElseThrow());
        TeamingPair pair = status.pair();
        String standby = pair.standby().alias().value();
        List<Step> steps = new ArrayList<>();
        if (keepsStandby(status) && isDown(status) && !isMeantDown(pair)) {
            steps.add(new Step.SetLink(
                    Side.SOURCE, standby, LinkState.UP, LinkState.DOWN, Optional.empty(), deadlines.host()));
        }
        for (Nic nic : replaced(status)) {
            steps.add(detach(nic.aliasText().orElse(""), aliases));
        }
        if (!keepsStandby(status)) {
            steps.add(attach(standby));
        }
        if (!keepsPrimary(status)) {
            steps.add(new Step.Reserve(Side.SOURCE, List.of(claim(pair.primary())), deadlines.host()));
            steps.add(attach(pair.primary().alias().value()));
        }
        return steps;
    }

    private static boolean isMeantDown(TeamingPair pair) {
        return pair.standby().link().filter(LinkState.DOWN::equals).isPresent();
    }

    private Step attach(String alias) {
        return new Step.Attach(Side.SOURCE, alias, alias, false, deadlines.attach(), deadlines.detach());
    }

    private Step detach(String alias, Aliases aliases) {
        return new Step.Detach(
                Side.SOURCE, alias, aliases.afterwards(alias), false, deadlines.detach(), deadlines.attach());
    }

    private static VfClaim claim(Primary primary) {
        String alias = primary.alias().value();
        PrimarySource source = primary.source();
        if (source instanceof PrimarySource.Pool pool) {
            return new VfClaim.FromPool(pool.network(), alias);
        }
        return source instanceof PrimarySource.Vf vf
                ? new VfClaim.Of(vf.address(), alias)
                : new VfClaim.Of(((PrimarySource.Hostdev) source).address(), alias);
    }
}
