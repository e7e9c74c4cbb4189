package org.netfailover.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.netfailover.model.HostInventory;
import org.netfailover.model.PciAddress;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.plan.VfClaim;

class VfLedgerTest {
    private static final UUID HOST = new UUID(0, 1);

    private final VfLedger ledger = new VfLedger();
    private final List<String> problems = new ArrayList<>();

    private static PciAddress address(int number) {
        return PciAddress.parse("0000:03:10." + number);
    }

    /** A pool of VFs, of which the first few are held by a domain. */
    private static HostInventory pool(int functions, int held, String holder) {
        VfPool.Builder pool = VfPool.named("vfpool");
        for (int i = 0; i < functions; i++) {
            pool.addFunctions(VirtualFunction.at(address(i))
                    .heldBy(i < held ? Optional.of(holder) : Optional.empty())
                    .build());
        }
        return HostInventory.named("host").addPools(pool.build()).build();
    }

    private Optional<VfLedger.Reservation> reserve(String domain, HostInventory now, VfClaim... claims) {
        return ledger.reserve(HOST, domain, List.of(claims), now, problems::add);
    }

    private static VfClaim any(String alias) {
        return new VfClaim.FromPool("vfpool", alias);
    }

    @Property
    void noMoreVfsAreSetAsideThanAreFree(
            @ForAll @IntRange(min = 1, max = 7) int functions,
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 3) Integer> wanted) {
        HostInventory now = pool(functions, 0, "");
        VfLedger fresh = new VfLedger();
        int given = 0;
        for (int i = 0; i < wanted.size(); i++) {
            VfClaim[] claims = new VfClaim[wanted.get(i)];
            for (int j = 0; j < claims.length; j++) {
                claims[j] = any("ua-" + j);
            }
            boolean got = fresh.reserve(HOST, "vm" + i, List.of(claims), now, problems::add)
                    .isPresent();

            assertThat(got).isEqualTo(given + claims.length <= functions);
            given += got ? claims.length : 0;
        }
    }

    @Test
    void whatWasGivenBackCanBeHadAgain() {
        HostInventory one = pool(1, 0, "");
        VfLedger.Reservation first = reserve("a", one, any("ua-0")).orElseThrow();
        assertThat(reserve("b", one, any("ua-0"))).isEmpty();

        first.close();

        assertThat(reserve("b", one, any("ua-0"))).isPresent();
        assertThat(problems).singleElement().asString().contains("vfpool has 0 of 1");
    }

    @Test
    void allOrNone() {
        HostInventory two = pool(2, 0, "");
        assertThat(reserve("a", two, any("ua-0"), any("ua-1"), any("ua-2"))).isEmpty();

        assertThat(reserve("b", two, any("ua-0"), any("ua-1"))).isPresent();
    }

    @Test
    void aVfThatHasArrivedIsCountedOnce() {
        assertThat(reserve("a", pool(2, 0, ""), any("ua-0"))).isPresent();

        assertThat(reserve("b", pool(2, 1, "a"), any("ua-0"))).isPresent();
    }

    @Test
    void anAddressIsNobodyElses() {
        HostInventory two = pool(2, 0, "");
        assertThat(reserve("a", two, new VfClaim.Of(address(0), "ua-0"))).isPresent();

        assertThat(reserve("b", two, new VfClaim.Of(address(0), "ua-0"))).isEmpty();
        assertThat(reserve("b", two, new VfClaim.Of(address(1), "ua-0"))).isPresent();
        assertThat(reserve("c", two, any("ua-0"))).isEmpty();
    }

    @Test
    void aVfThatAnotherDomainHoldsIsNotToBeHad() {
        assertThat(reserve("b", pool(2, 1, "a"), new VfClaim.Of(address(0), "ua-0")))
                .isEmpty();
        assertThat(problems).singleElement().asString().contains("held by a");
    }

    @Test
    void anotherHostsVfsAreOthers() {
        HostInventory one = pool(1, 0, "");
        assertThat(reserve("a", one, any("ua-0"))).isPresent();

        assertThat(ledger.reserve(new UUID(0, 2), "b", List.of(any("ua-0")), one, problems::add))
                .isPresent();
    }
}
