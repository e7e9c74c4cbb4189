package org.netfailover.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The part of {@link NativeLibvirt} that is about networks and their ports. */
interface NativeNetworks extends Library {
    @Nullable
    Pointer virNetworkDefineXMLFlags(Pointer connection, String xml, int flags);

    @Nullable
    Pointer virNetworkLookupByName(Pointer connection, String name);

    int virConnectListAllNetworks(Pointer connection, PointerByReference networks, int flags);

    @Nullable
    Pointer virNetworkGetXMLDesc(Pointer network, int flags);

    int virNetworkIsActive(Pointer network);

    int virNetworkCreate(Pointer network);

    int virNetworkDestroy(Pointer network);

    int virNetworkUndefine(Pointer network);

    int virNetworkFree(Pointer network);

    int virNetworkListAllPorts(Pointer network, PointerByReference ports, int flags);

    @Nullable
    Pointer virNetworkPortGetXMLDesc(Pointer port, int flags);

    int virNetworkPortFree(Pointer port);
}
