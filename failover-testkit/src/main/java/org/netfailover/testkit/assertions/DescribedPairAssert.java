package org.netfailover.testkit.assertions;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;

/**
 * Assertions about a pair as it was read.
 *
 * <pre>{@code
 * assertThat(DomainXml.parse(xml).pairs().get(0)).isWhole().hasMac("52:54:00:aa:bb:01");
 * }</pre>
 */
public final class DescribedPairAssert extends AbstractAssert<DescribedPairAssert, NicPair> {
    DescribedPairAssert(@Nullable NicPair actual) {
        super(actual, DescribedPairAssert.class);
    }

    /**
     * Verifies that the pair keeps what a {@link org.netfailover.model.TeamingPair} promises.
     *
     * @return assertions about the pair
     */
    public PairAssert isWhole() {
        isNotNull();
        if (actual.assured().isEmpty()) {
            failWithMessage("%s", "Expected a whole pair of " + halves() + ", but a half lacks something");
        }
        return Words.described(new PairAssert(actual.assured().orElseThrow()), descriptionText());
    }

    /**
     * Verifies that the pair does not keep what a {@link org.netfailover.model.TeamingPair} promises.
     *
     * @return this
     */
    public DescribedPairAssert isNotWhole() {
        isNotNull();
        if (actual.assured().isPresent()) {
            failWithMessage("%s", "Expected something to be wrong with the pair of " + halves() + ", but it is whole");
        }
        return this;
    }

    private String halves() {
        return place(actual.standby()) + " and " + place(actual.primary());
    }

    private static String place(Nic nic) {
        return nic.aliasText().orElse("a NIC") + " at " + nic.origin().location();
    }
}
