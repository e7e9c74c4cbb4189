package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import org.libvirt.Connect;
import org.libvirt.jna.ConnectionPointer;

/** A connection of libvirt-java whose native pointer can be given to {@link NativeLibvirt}. */
final class HostConnection extends Connect {
    private final Pointer pointer;

    HostConnection(String uri) throws org.libvirt.LibvirtException {
        super(uri);
        ConnectionPointer opened = vcp;
        this.pointer = opened.getPointer();
    }

    Pointer pointer() {
        return pointer;
    }
}
