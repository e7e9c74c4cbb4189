package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of libvirt's objects, such as domains: found, used, and freed again whatever happens in between.
 *
 * @param byName how one is found; null when there is none
 * @param free what gives its handle back
 * @param gone libvirt's code for one that is not there, or no longer
 */
record NativeObjects(BiFunction<Pointer, String, @Nullable Pointer> byName, ToIntFunction<Pointer> free, int gone) {
    static final NativeObjects DOMAINS =
            new NativeObjects(NativeLibvirt.INSTANCE::virDomainLookupByName, NativeLibvirt.INSTANCE::virDomainFree, 42);
    static final NativeObjects NETWORKS = new NativeObjects(
            NativeLibvirt.INSTANCE::virNetworkLookupByName, NativeLibvirt.INSTANCE::virNetworkFree, 43);

    /** Domains as well, known by their UUID. */
    static final NativeObjects DOMAINS_BY_UUID = new NativeObjects(
            NativeLibvirt.INSTANCE::virDomainLookupByUUIDString, NativeLibvirt.INSTANCE::virDomainFree, 42);

    <T> T with(HostLink link, Function<Pointer, @Nullable Pointer> find, Function<Pointer, T> use) {
        return link.with(connection -> with(connection, find, use));
    }

    <T> T with(Pointer connection, Function<Pointer, @Nullable Pointer> find, Function<Pointer, T> use) {
        Pointer found = Errors.check(find.apply(connection));
        try {
            return use.apply(found);
        } finally {
            int unused = free.applyAsInt(found);
        }
    }

    <T> T with(HostLink link, String name, Function<Pointer, T> use) {
        return with(link, connection -> byName.apply(connection, name), use);
    }

    void act(HostLink link, String name, ToIntFunction<Pointer> action) {
        with(link, name, object -> {
            Errors.check(action.applyAsInt(object));
            return true;
        });
    }

    /** A function of libvirt that lists objects and returns how many there are. */
    @FunctionalInterface
    interface Listing {
        int list(Pointer owner, PointerByReference array, int flags);
    }

    /** What all objects say, without those that are gone before they have said it. */
    <T> List<T> all(Pointer owner, Listing listing, int flags, Function<Pointer, T> read) {
        PointerByReference array = new PointerByReference();
        int count = listing.list(owner, array, flags);
        Errors.check(count);
        Pointer[] objects = array.getValue().getPointerArray(0, count);
        NativeText.free(array.getValue());
        try {
            return read(objects, read);
        } finally {
            for (Pointer object : objects) {
                int unused = free.applyAsInt(object);
            }
        }
    }

    private <T> List<T> read(Pointer[] objects, Function<Pointer, T> read) {
        List<T> all = new ArrayList<>(objects.length);
        for (Pointer object : objects) {
            try {
                all.add(read.apply(object));
            } catch (LibvirtException e) {
                if (e.code() != gone) {
                    throw e;
                }
            }
        }
        return all;
    }
}
