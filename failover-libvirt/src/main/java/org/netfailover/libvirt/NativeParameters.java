package org.netfailover.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The part of {@link NativeLibvirt} that is about lists of typed parameters, whose layout only libvirt need know. */
interface NativeParameters extends Library {
    int virTypedParamsAddString(
            PointerByReference parameters, IntByReference count, IntByReference capacity, String name, String value);

    int virTypedParamsAddULLong(
            PointerByReference parameters, IntByReference count, IntByReference capacity, String name, long value);

    int virTypedParamsGetULLong(@Nullable Pointer parameters, int count, String name, LongByReference value);

    void virTypedParamsFree(@Nullable Pointer parameters, int count);
}
