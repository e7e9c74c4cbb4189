package org.netfailover.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.netfailover.model.DomainNics;
import org.netfailover.model.LinkState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.TeamingPair;

/**
 * Finds the halves of desired pairs among a domain's NICs.
 *
 * @param desired the pairs, no two with one alias or MAC
 * @param aliases every alias that a desired half is to have; a device with one of them is that half and no other
 */
record DesiredHalves(List<TeamingPair> desired, Set<String> aliases) {
    static DesiredHalves of(List<TeamingPair> desired) {
        Set<String> aliases = new HashSet<>();
        Set<MacAddress> macs = new HashSet<>();
        for (TeamingPair pair : desired) {
            String standby = pair.standby().alias().value();
            if (!aliases.add(standby) || !aliases.add(pair.primary().alias().value()) || !macs.add(pair.mac())) {
                throw new IllegalArgumentException("two pairs claim an alias or the MAC of " + standby);
            }
        }
        return new DesiredHalves(List.copyOf(desired), aliases);
    }

    /** How each pair stands among these NICs. */
    List<PairStatus> find(DomainNics nics) {
        return desired.stream().map(pair -> find(pair, nics)).toList();
    }

    private PairStatus find(TeamingPair pair, DomainNics nics) {
        List<Nic> standbys = like(pair.standby().alias().value(), nic -> isUnnamedStandby(pair, nic), nics);
        List<Nic> primaries = like(pair.primary().alias().value(), nic -> isUnnamedPrimary(pair, nic), nics);
        Optional<Nic> standby = standbys.stream().findFirst();
        Optional<Nic> primary = primaries.stream().findFirst();
        boolean ambiguous = standbys.size() > 1 || primaries.size() > 1 || isTangled(pair, nics);
        return new PairStatus(pair, ambiguous ? PairState.AMBIGUOUS : state(pair, standby, primary), standby, primary);
    }

    /** Whether a device has something of this pair and something of another, or is no NIC and has an alias of it. */
    private boolean isTangled(TeamingPair pair, DomainNics nics) {
        return nics.nics().stream()
                        .anyMatch(nic -> isLike(pair, nic)
                                && desired.stream().anyMatch(other -> !other.equals(pair) && isLike(other, nic)))
                || nics.otherDevices().stream()
                        .anyMatch(device -> device.alias()
                                .filter(alias -> isOf(pair, alias))
                                .isPresent());
    }

    private static boolean isOf(TeamingPair pair, String alias) {
        return alias.equals(pair.standby().alias().value())
                || alias.equals(pair.primary().alias().value());
    }

    private static boolean isLike(TeamingPair pair, Nic nic) {
        return nic.aliasText().filter(alias -> isOf(pair, alias)).isPresent()
                || hasMac(pair, nic)
                || refers(pair, nic)
                || isDesiredHostdev(pair, nic);
    }

    private List<Nic> like(String alias, Predicate<Nic> unnamed, DomainNics nics) {
        return nics.nics().stream()
                .filter(nic -> isNamed(nic, alias)
                        || nic.aliasText().filter(aliases::contains).isEmpty() && unnamed.test(nic))
                .toList();
    }

    private static boolean isNamed(Nic nic, String alias) {
        return nic.aliasText().filter(alias::equals).isPresent();
    }

    private static boolean isUnnamedStandby(TeamingPair pair, Nic nic) {
        return !isVf(pair, nic) && hasMac(pair, nic);
    }

    private static boolean isUnnamedPrimary(TeamingPair pair, Nic nic) {
        return refers(pair, nic) || isVf(pair, nic) && (hasMac(pair, nic) || isDesiredHostdev(pair, nic));
    }

    private static boolean hasMac(TeamingPair pair, Nic nic) {
        return nic.macAddress().filter(pair.mac()::equals).isPresent();
    }

    private static boolean refers(TeamingPair pair, Nic nic) {
        return nic.isPrimary()
                && nic.standbyReference()
                        .filter(pair.standby().alias().value()::equals)
                        .isPresent();
    }

    /** Whether a device is a VF, as far as can be seen. */
    static boolean isVf(TeamingPair pair, Nic nic) {
        return nic.isPrimary()
                || nic.element() == Nic.Element.HOSTDEV
                || nic.type().equals("hostdev")
                || nic.actual()
                        .flatMap(actual -> actual.type())
                        .filter("hostdev"::equals)
                        .isPresent()
                || pair.primary().source() instanceof PrimarySource.Pool pool
                        && nic.type().equals("network")
                        && nic.source().network().filter(pool.network()::equals).isPresent();
    }

    private static boolean isDesiredHostdev(TeamingPair pair, Nic nic) {
        Optional<PciAddress> address = nic.hostAddress().flatMap(PciAddressText::address);
        return nic.element() == Nic.Element.HOSTDEV
                && pair.primary().source() instanceof PrimarySource.Hostdev vf
                && address.filter(vf.address()::equals).isPresent();
    }

    private static PairState state(TeamingPair pair, Optional<Nic> standby, Optional<Nic> primary) {
        if (standby.isEmpty() && primary.isEmpty()) {
            return PairState.ABSENT;
        }
        if (standby.filter(nic -> !hasMac(pair, nic)).isPresent()
                || primary.filter(nic -> !hasRightMac(pair, nic)).isPresent()) {
            return PairState.MAC_MISMATCH;
        }
        if (standby.filter(nic -> !isNamed(nic, pair.standby().alias().value())).isPresent()
                || primary.filter(nic -> !isNamed(nic, pair.primary().alias().value()))
                        .isPresent()) {
            return PairState.ALIAS_LOST;
        }
        if (standby.isEmpty()) {
            return primary.filter(nic -> refers(pair, nic)).isPresent()
                    ? PairState.ORPHAN_VF
                    : PairState.STANDBY_MISSING;
        }
        if (!isRightStandby(pair, standby.get())
                || primary.filter(nic -> !refers(pair, nic)).isPresent()) {
            return PairState.TEAMING_LOST;
        }
        return primary.isPresent() ? PairState.PAIRED : alone(standby.get());
    }

    private static PairState alone(Nic standby) {
        boolean down = standby.link()
                .flatMap(LinkState::find)
                .filter(LinkState.DOWN::equals)
                .isPresent();
        return down ? PairState.PRIMARY_MISSING : PairState.STANDBY_ONLY;
    }

    /** A plain hostdev has no MAC in its XML. */
    private static boolean hasRightMac(TeamingPair pair, Nic nic) {
        return nic.element() == Nic.Element.HOSTDEV || hasMac(pair, nic);
    }

    /** Whether nothing has to be changed about the pair's standby. */
    static boolean isRightStandby(TeamingPair pair, Nic nic) {
        return isNamed(nic, pair.standby().alias().value()) && hasMac(pair, nic) && nic.isStandby() && !isVf(pair, nic);
    }

    /** Whether nothing has to be changed about the pair's primary. */
    static boolean isRightPrimary(TeamingPair pair, Nic nic) {
        return isNamed(nic, pair.primary().alias().value()) && hasRightMac(pair, nic) && refers(pair, nic);
    }
}
