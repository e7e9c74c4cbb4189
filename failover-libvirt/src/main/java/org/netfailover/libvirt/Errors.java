package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** Turns what a native call returned into its result or into a {@link LibvirtException}. */
final class Errors {
    private Errors() {}

    static Pointer check(@Nullable Pointer result) {
        if (result == null) {
            throw last();
        }
        return result;
    }

    static void check(int result) {
        if (result < 0) {
            throw last();
        }
    }

    /** The error that the calling thread's last call left behind. */
    static LibvirtException last() {
        NativeLibvirt libvirt = NativeLibvirt.INSTANCE;
        return new LibvirtException(
                libvirt.virGetLastErrorCode(), libvirt.virGetLastErrorDomain(), libvirt.virGetLastErrorMessage());
    }

    /**
     * libvirt-java read the error from the same place, which still holds it; what it read is only used where it is
     * gone, because libvirt-java knows fewer codes than libvirt and decodes the text in the platform's encoding.
     */
    static LibvirtException translated(org.libvirt.LibvirtException e) {
        LibvirtException last = last();
        LibvirtException translated = last.code() != 0 ? last : new LibvirtException(0, 0, e.getMessage());
        translated.addSuppressed(e);
        return translated;
    }
}
