package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of libvirt's objects, such as domains: found, used, and freed again whatever happens in between.
 *
 * @param byName how one is found; null when there is none
 * @param free what gives its handle back
 */
record NativeObjects(BiFunction<Pointer, String, @Nullable Pointer> byName, ToIntFunction<Pointer> free) {
    <T> T with(ConnectionLease lease, Function<Pointer, @Nullable Pointer> find, Function<Pointer, T> use) {
        HostConnection connection = lease.enter();
        try {
            Pointer found = Errors.check(find.apply(connection.pointer()));
            try {
                return use.apply(found);
            } finally {
                int unused = free.applyAsInt(found);
            }
        } finally {
            lease.leave();
        }
    }

    <T> T with(ConnectionLease lease, String name, Function<Pointer, T> use) {
        return with(lease, connection -> byName.apply(connection, name), use);
    }

    void act(ConnectionLease lease, String name, ToIntFunction<Pointer> action) {
        with(lease, name, object -> {
            Errors.check(action.applyAsInt(object));
            return true;
        });
    }
}
