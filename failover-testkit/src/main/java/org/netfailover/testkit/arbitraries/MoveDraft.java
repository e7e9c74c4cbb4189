package org.netfailover.testkit.arbitraries;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.netfailover.model.DomainState;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.Resident;
import org.netfailover.model.VfMapping;
import org.netfailover.plan.MigrationOrder;
import org.netfailover.plan.Side;

/**
 * A move that can still be broken.
 *
 * @param domain the domain
 * @param source where it runs
 * @param destination where it is to run
 * @param residents what the destination knows
 * @param sameHost whether both hosts have one UUID
 * @param choice how it is to go
 */
record MoveDraft(
        DataCentre.Domain domain,
        HostShape source,
        HostShape destination,
        List<Resident> residents,
        boolean sameHost,
        MoveChoice choice) {
    MoveDraft {
        residents = List.copyOf(residents);
    }

    static MoveDraft of(DataCentre centre, MoveChoice choice) {
        DataCentre.Domain domain =
                centre.domains().get(choice.domain() % centre.domains().size());
        List<HostShape> shapes = centre.shapes();
        int here = IntStream.range(0, shapes.size())
                .filter(i -> shapes.get(i).name().equals(domain.host()))
                .findFirst()
                .orElseThrow();
        HostShape there = shapes.get((here + 1 + choice.hops() % (shapes.size() - 1)) % shapes.size());
        List<Resident> residents = centre.domainsOn(there.name()).stream()
                .map(other -> new Resident(other.uuid(), other.name(), DomainState.RUNNING))
                .toList();
        return new MoveDraft(domain, shapes.get(here), there, residents, false, choice);
    }

    MoveDraft flawed(HostFlaw flaw) {
        return new MoveDraft(domain, source, destination.with(flaw), residents, sameHost, choice);
    }

    MoveDraft meeting(Resident resident) {
        return new MoveDraft(domain, source, destination, List.of(resident), sameHost, choice);
    }

    MoveDraft toItself() {
        return new MoveDraft(domain, source, destination, residents, true, choice);
    }

    /** Whether a NIC of the domain is like this. */
    boolean has(Predicate<Nic> kind) {
        return domain.nics().nics().stream().anyMatch(kind);
    }

    boolean isMapped() {
        return !map().isEmpty();
    }

    private List<PciAddress> named() {
        return domain.document().pairs().stream()
                .map(Pairs::vf)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Each VF that the domain names becomes the one that is as far from the last. */
    private List<VfMapping> map() {
        if (!choice.mapped()) {
            return List.of();
        }
        List<PciAddress> all = IntStream.range(0, destination.named())
                .mapToObj(HostShape.NAMED::vf)
                .toList();
        return named().stream()
                .map(vf -> VfMapping.of(vf, all.get(all.size() - 1 - all.indexOf(vf))))
                .toList();
    }

    MigrationOrder order() {
        UUID here = DataCentre.Domain.uuid(source.name());
        boolean definition = choice.way() == MoveChoice.Way.WITH_DEFINITION;
        return MigrationOrder.of(domain.observed())
                .source(source.inventory())
                .destination(destination.inventory())
                .sourceHost(here)
                .destinationHost(sameHost ? here : DataCentre.Domain.uuid(destination.name()))
                .addAllResidents(residents)
                .guest(Optional.of(domain.guest()).filter(guest -> choice.guestKnown()))
                .mode(choice.mode())
                .postCopy(choice.isPostCopy())
                .tunnelled(choice.isTunnelled())
                .persist(definition)
                .undefineSource(definition)
                .strategy(choice.strategy())
                .addAllLeading(leading())
                .addAllMap(map())
                .build();
    }

    private Set<Side> leading() {
        return switch (choice.way()) {
            case LED -> EnumSet.allOf(Side.class);
            case LED_ON_SOURCE -> EnumSet.of(Side.SOURCE);
            default -> EnumSet.noneOf(Side.class);
        };
    }
}
