package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Values of arbitraries where jqwik runs no test: in a JUnit Jupiter test, a benchmark, a program. Edge cases are among
 * them. One seed gives the same values with the same version of jqwik and of this library.
 *
 * <pre>{@code
 * DataCentre centre = Samples.one(DataCentres.any(), 42);
 * String again = Samples.one(DataCentres.any(), 42).toString();
 * assertThat(again).isEqualTo(centre.toString());
 * }</pre>
 */
public final class Samples {
    private static final int SIZE = 1000;

    private Samples() {}

    /**
     * Makes a value.
     *
     * @param arbitrary what to make
     * @param seed which value
     * @param <T> the kind of value
     * @return the value
     * @throws net.jqwik.api.JqwikException in a test of jqwik's own, which has {@link Arbitrary#sample()}
     */
    public static <T> T one(Arbitrary<T> arbitrary, long seed) {
        return some(arbitrary, 1, seed).get(0);
    }

    /**
     * Makes values.
     *
     * @param arbitrary what to make
     * @param count how many
     * @param seed which values
     * @param <T> the kind of value
     * @return the values, of which several may be equal
     * @throws net.jqwik.api.JqwikException in a test of jqwik's own, which has {@link Arbitrary#sampleStream()}
     */
    public static <T> List<T> some(Arbitrary<T> arbitrary, int count, long seed) {
        List<T> values = new ArrayList<>(count);
        JqwikSession.run(() -> {
            RandomGenerator<T> generator = arbitrary.generator(SIZE, true);
            Random random = new Random(seed);
            for (int i = 0; i < count; i++) {
                values.add(generator.next(random).value());
            }
        });
        return List.copyOf(values);
    }
}
