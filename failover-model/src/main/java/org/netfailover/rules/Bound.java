package org.netfailover.rules;

/**
 * A rule and how it is checked.
 *
 * @param rule the catalogue's entry
 * @param check adds what it finds
 * @param <F> what is known of the subject
 */
record Bound<F>(Rule rule, Check<F> check) {
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
}
