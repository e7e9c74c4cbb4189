package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** A list of typed parameters that is libvirt's own memory, to be closed. Not safe for use by several threads. */
final class TypedParameters implements AutoCloseable {
    private final PointerByReference list = new PointerByReference();
    private final IntByReference count = new IntByReference();
    private final IntByReference capacity = new IntByReference();

    void add(String name, String value) {
        Errors.check(NativeLibvirt.INSTANCE.virTypedParamsAddString(list, count, capacity, name, value));
    }

    void add(String name, long value) {
        Errors.check(NativeLibvirt.INSTANCE.virTypedParamsAddULLong(list, count, capacity, name, value));
    }

    /** Where a call puts the list that it returns. */
    PointerByReference list() {
        return list;
    }

    /** Where a call puts the length of the list that it returns. */
    IntByReference length() {
        return count;
    }

    /** The list, which is null while it is empty, as libvirt would have it. */
    @Nullable
    Pointer pointer() {
        return list.getValue();
    }

    int count() {
        return count.getValue();
    }

    @Override
    public void close() {
        NativeLibvirt.INSTANCE.virTypedParamsFree(list.getValue(), count.getValue());
    }
}
