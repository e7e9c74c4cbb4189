package org.netfailover.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text that libvirt has allocated for its caller. */
final class NativeText {
    private NativeText() {}

    /** Copies the text and frees it. */
    static String of(@Nullable Pointer allocated) {
        Pointer text = Errors.check(allocated);
        try {
            return text.getString(0, StandardCharsets.UTF_8.name());
        } finally {
            free(text);
        }
    }

    /** Frees what libvirt has allocated for its caller. */
    static void free(Pointer allocated) {
        Native.free(Pointer.nativeValue(allocated));
    }
}
