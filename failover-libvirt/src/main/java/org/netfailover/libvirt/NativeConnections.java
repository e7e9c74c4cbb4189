package org.netfailover.libvirt;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The part of {@link NativeLibvirt} that is about connections, what they tell of the host, and events. */
interface NativeConnections extends Library {
    /** {@code virConnectCloseFunc}. */
    interface CloseFunction extends Callback {
        void invoke(@Nullable Pointer connection, int reason, Pointer opaque);
    }

    /** {@code virConnectDomainEventCallback}. */
    interface LifecycleFunction extends Callback {
        int invoke(Pointer connection, Pointer domain, int event, int detail, Pointer opaque);
    }

    /** The callback of each of the events that name a device. */
    interface DeviceFunction extends Callback {
        void invoke(Pointer connection, Pointer domain, Pointer alias, Pointer opaque);
    }

    /** {@code virConnectDomainEventMigrationIterationCallback}. */
    interface IterationFunction extends Callback {
        void invoke(Pointer connection, Pointer domain, int iteration, Pointer opaque);
    }

    /** {@code virConnectDomainEventJobCompletedCallback}. */
    interface JobFunction extends Callback {
        void invoke(Pointer connection, Pointer domain, @Nullable Pointer parameters, int count, Pointer opaque);
    }

    int virEventRegisterDefaultImpl();

    int virEventRunDefaultImpl();

    int virConnectRegisterCloseCallback(
            Pointer connection, CloseFunction function, Pointer opaque, @Nullable Pointer free);

    int virConnectUnregisterCloseCallback(Pointer connection, CloseFunction function);

    int virConnectDomainEventRegisterAny(
            Pointer connection,
            @Nullable Pointer domain,
            int event,
            Callback function,
            Pointer opaque,
            @Nullable Pointer free);

    int virConnectDomainEventDeregisterAny(Pointer connection, int callback);

    @Nullable
    Pointer virConnectGetHostname(Pointer connection);

    @Nullable
    Pointer virConnectGetCapabilities(Pointer connection);

    @Nullable
    Pointer virConnectGetDomainCapabilities(
            Pointer connection,
            @Nullable String emulator,
            @Nullable String architecture,
            @Nullable String machine,
            @Nullable String hypervisor,
            int flags);

    int virConnectListAllNodeDevices(Pointer connection, PointerByReference devices, int flags);

    @Nullable
    Pointer virNodeDeviceGetXMLDesc(Pointer device, int flags);

    int virNodeDeviceFree(Pointer device);

    int virConnectListAllInterfaces(Pointer connection, PointerByReference interfaces, int flags);

    @Nullable
    Pointer virInterfaceGetXMLDesc(Pointer hostInterface, int flags);

    int virInterfaceFree(Pointer hostInterface);
}
