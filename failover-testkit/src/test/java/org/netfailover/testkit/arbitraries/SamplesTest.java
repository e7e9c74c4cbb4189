package org.netfailover.testkit.arbitraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netfailover.model.Guest;
import org.netfailover.model.TeamingPair;

class SamplesTest {
    @Test
    void oneSeedGivesTheSameValuesAndAnotherOneOthers() {
        List<TeamingPair> pairs = Samples.some(Pairs.any(), 20, 42);

        assertThat(pairs).hasSize(20).isEqualTo(Samples.some(Pairs.any(), 20, 42));
        assertThat(pairs).isNotEqualTo(Samples.some(Pairs.any(), 20, 43));
        TeamingPair first = Samples.one(Pairs.any(), 42);
        assertThat(first).isEqualTo(pairs.get(0));
    }

    @Test
    void valuesOfEveryKindAreDrawnOutsideOfJqwik() {
        List<Guest> guests = Samples.some(Guests.any(), 100, 1);

        assertThat(guests)
                .hasAtLeastOneElementOfType(Guest.Linux.class)
                .hasAtLeastOneElementOfType(Guest.Windows.class);
        assertThat(Samples.one(DomainDocuments.broken(), 1).code()).isPresent();
        assertThat(Samples.one(Moves.broken(), 1).code()).isPresent();
        assertThat(Samples.one(DataCentres.any(), 1).site().hosts()).hasSizeGreaterThan(1);
    }
}
