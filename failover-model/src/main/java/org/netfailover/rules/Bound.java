package org.netfailover.rules;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule and how it is checked.
 *
 * @param rule the catalogue's entry
 * @param check adds what it finds
 * @param each the same check where it looks at each of some things by itself, so that rules can share one pass
 * @param <F> what is known of the subject
 */
record Bound<F>(Rule rule, Check<F> check, @Nullable Each<F, ?> each) {
    /** Looks at a subject and reports every breach of one rule. */
    @FunctionalInterface
    interface Check<F> {
        void run(F facts, Sink sink);
    }

    /** Looks at one of a subject's things. */
    @FunctionalInterface
    interface EachCheck<T> {
        void run(T thing, Sink sink);
    }

    /**
     * A check of each thing by itself.
     *
     * @param things where the things are; rules that give the same function share a pass
     * @param check looks at one
     */
    record Each<F, T>(Function<F, List<T>> things, EachCheck<T> check) implements Check<F> {
        @Override
        public void run(F facts, Sink sink) {
            for (T thing : things.apply(facts)) {
                check.run(thing, sink);
            }
        }
    }
}
