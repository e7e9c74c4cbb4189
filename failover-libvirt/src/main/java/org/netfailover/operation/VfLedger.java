package org.netfailover.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.netfailover.model.HostInventory;
import org.netfailover.model.PciAddress;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.plan.VfClaim;

/**
 * The VFs that operations of this process have set aside, by host, so that two of them do not count on one VF. What
 * other processes do is seen only when it has been done. Safe for many threads.
 */
final class VfLedger {
    /** The one of this process. */
    static final VfLedger SHARED = new VfLedger();

    /** VFs set aside, until they are given back. */
    interface Reservation extends AutoCloseable {
        Reservation NOTHING = () -> {};

        @Override
        void close();
    }

    /** One operation's claims on one host, and how many VFs of each pool its domain had when it made them. */
    private record Held(UUID host, String domain, List<VfClaim> claims, Map<String, Long> before) {}

    private final List<Held> held = new ArrayList<>();

    VfLedger() {}

    /**
     * Sets VFs aside, all or none.
     *
     * @param problem gets why none was
     * @return what gives them back, or empty when one is not to be had
     */
    synchronized Optional<Reservation> reserve(
            UUID host, String domain, List<VfClaim> claims, HostInventory now, Consumer<String> problem) {
        List<String> lacking = new ArrayList<>();
        Map<String, Long> wanted = new TreeMap<>();
        for (VfClaim claim : claims) {
            if (claim instanceof VfClaim.Of of) {
                lacking(host, domain, of.address(), now).ifPresent(why -> lacking.add(claim + ": " + why));
            } else if (claim instanceof VfClaim.FromPool from) {
                wanted.merge(from.pool(), 1L, Long::sum);
            }
        }
        wanted.forEach((pool, count) -> lackingInPool(host, pool, count, now).ifPresent(lacking::add));
        if (!lacking.isEmpty()) {
            problem.accept(String.join("; ", lacking));
            return Optional.empty();
        }
        Map<String, Long> before = new TreeMap<>();
        wanted.keySet().forEach(pool -> before.put(pool, heldBy(domain, pool, now)));
        Held mine = new Held(host, domain, List.copyOf(claims), before);
        held.add(mine);
        return Optional.of(() -> release(mine));
    }

    @SuppressWarnings("ReferenceEquality") // two operations may make claims that are alike
    private synchronized void release(Held mine) {
        held.removeIf(other -> other == mine);
    }

    private Optional<String> lacking(UUID host, String domain, PciAddress address, HostInventory now) {
        boolean taken = held.stream()
                .filter(other -> other.host().equals(host))
                .flatMap(other -> other.claims().stream())
                .anyMatch(
                        claim -> claim instanceof VfClaim.Of of && of.address().equals(address));
        if (taken) {
            return Optional.of("another operation has set it aside");
        }
        return now.function(address)
                .flatMap(VirtualFunction::heldBy)
                .filter(holder -> !holder.equals(domain))
                .map(holder -> "held by " + holder);
    }

    /** A pool whose VFs the host does not tell is taken on trust. */
    private Optional<String> lackingInPool(UUID host, String pool, long count, HostInventory now) {
        Optional<VfPool> known =
                now.pools().stream().filter(one -> one.name().equals(pool)).findFirst();
        if (known.isEmpty() || known.get().functions().isEmpty()) {
            return Optional.empty();
        }
        List<VirtualFunction> free = known.get().free();
        long left = free.size() - outstanding(host, pool, free, now);
        return left >= count
                ? Optional.empty()
                : Optional.of(pool + " has " + Math.max(0, left) + " of " + count + " VFs to spare");
    }

    /** Free VFs of a pool that are set aside: claimed, and not yet with the domain that claimed them. */
    private long outstanding(UUID host, String pool, List<VirtualFunction> free, HostInventory now) {
        long sum = 0;
        for (Held other : held) {
            if (other.host().equals(host)) {
                sum += outstandingFromPool(other, pool, now) + outstandingByAddress(other, free);
            }
        }
        return sum;
    }

    private static long outstandingFromPool(Held other, String pool, HostInventory now) {
        long claimed = other.claims().stream()
                .filter(claim ->
                        claim instanceof VfClaim.FromPool from && from.pool().equals(pool))
                .count();
        long arrived = heldBy(other.domain(), pool, now) - other.before().getOrDefault(pool, 0L);
        return Math.max(0, claimed - Math.max(0, arrived));
    }

    private static long outstandingByAddress(Held other, List<VirtualFunction> free) {
        return other.claims().stream()
                .filter(claim -> claim instanceof VfClaim.Of of
                        && free.stream().anyMatch(vf -> vf.address().equals(of.address())))
                .count();
    }

    private static long heldBy(String domain, String pool, HostInventory now) {
        return now.pools().stream()
                .filter(one -> one.name().equals(pool))
                .flatMap(one -> one.functions().stream())
                .filter(vf -> vf.heldBy().filter(domain::equals).isPresent())
                .count();
    }
}
