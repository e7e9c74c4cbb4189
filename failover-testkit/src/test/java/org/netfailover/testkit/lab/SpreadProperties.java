package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SpreadProperties {
    @Property
    void halfOfTheNumbersAreNotAboveTheMedianAndHalfNotBelowIt(
            @ForAll @NotEmpty List<@DoubleRange(min = -1000, max = 1000) Double> numbers) {
        Spread spread = Spread.of(numbers.stream().mapToDouble(Double::doubleValue));

        assertThat(numbers.stream().filter(number -> number <= spread.median()).count() * 2)
                .isGreaterThanOrEqualTo(numbers.size());
        assertThat(numbers.stream().filter(number -> number >= spread.median()).count() * 2)
                .isGreaterThanOrEqualTo(numbers.size());
        assertThat(numbers).contains(spread.least(), spread.most());
        assertThat(numbers).allMatch(number -> spread.least() <= number && number <= spread.most());
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        assertThat(Spread.of(DoubleStream.of(4, 1, 3, 2))).isEqualTo(new Spread(2.5, 1, 4));
        assertThat(Spread.of(DoubleStream.of(4, 1, 3, 2)).text(0)).isEqualTo("2.5 (1–4)");
        assertThat(Spread.of(DoubleStream.of(1, 7, 3)).text(2)).isEqualTo("3.00 (1.00–7.00)");
    }

    @Test
    void ofNothingThereIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(DoubleStream.empty()));
    }
}
