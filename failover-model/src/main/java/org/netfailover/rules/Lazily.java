package org.netfailover.rules;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made when it is first asked for. Safe for many threads, which may make it more than once: what it is
 * does not depend on who made it.
 *
 * @param <T> what it is
 */
final class Lazily<T> {
    private final Supplier<T> making;
    private volatile @Nullable T made;

    private Lazily(Supplier<T> making) {
        this.making = making;
    }

    static <T> Lazily<T> of(Supplier<T> making) {
        return new Lazily<>(making);
    }

    T get() {
        T known = made;
        if (known == null) {
            known = making.get();
            made = known;
        }
        return known;
    }
}
