package org.netfailover.testkit.arbitraries;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** What a property would be falsified by in the end. */
final class Shrunk {
    private static final int SIZE = 1000;

    private Shrunk() {}

    /** Looks for a value that falsifies, and makes it smaller as long as it still does; inside of jqwik only. */
    static <T> T from(Arbitrary<T> arbitrary, Predicate<T> falsifies) {
        RandomGenerator<T> generator = arbitrary.generator(SIZE, false);
        Random random = new Random(7);
        Shrinkable<T> found = Stream.generate(() -> generator.next(random))
                .limit(SIZE)
                .filter(candidate -> falsifies.test(candidate.value()))
                .findFirst()
                .orElseThrow();
        while (true) {
            Shrinkable<T> now = found;
            Optional<Shrinkable<T>> smaller = now.shrink()
                    .filter(candidate -> candidate.distance().compareTo(now.distance()) < 0)
                    .filter(candidate -> falsifies.test(candidate.value()))
                    .findFirst();
            if (smaller.isEmpty()) {
                return now.value();
            }
            found = smaller.get();
        }
    }
}
