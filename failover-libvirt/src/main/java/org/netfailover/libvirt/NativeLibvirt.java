package org.netfailover.libvirt;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libvirt that libvirt-java 0.5.4 lacks, and those of its functions that pass text, which libvirt-java
 * hands over in the platform's encoding: under {@code LANG=C} every letter beyond ASCII would become a question mark.
 *
 * <p>The last error belongs to the calling thread and is read on that thread, right after the call.
 */
interface NativeLibvirt extends NativeConnections, NativeDomains, NativeNetworks, NativeParameters {
    /** {@code virErrorFunc}: told of every error in the process. */
    interface ErrorFunction extends Callback {
        void invoke(@Nullable Pointer userData, @Nullable Pointer error);
    }

    /** Does nothing, and is held here because JNA frees a callback that nobody refers to. Comes before its use. */
    ErrorFunction SILENCE = (userData, error) -> {};

    /** Loaded on first use. Errors reach the caller as exceptions, so libvirt is kept from printing them on stderr. */
    NativeLibvirt INSTANCE = silenced(Native.load(
            System.mapLibraryName("virt").replace("libvirt.so", "libvirt.so.0"),
            NativeLibvirt.class,
            Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));

    void virSetErrorFunc(@Nullable Pointer userData, @Nullable ErrorFunction function);

    int virGetLastErrorCode();

    int virGetLastErrorDomain();

    @Nullable
    String virGetLastErrorMessage();

    private static NativeLibvirt silenced(NativeLibvirt library) {
        library.virSetErrorFunc(null, SILENCE);
        return library;
    }
}
