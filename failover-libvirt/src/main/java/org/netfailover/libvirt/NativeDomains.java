package org.netfailover.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The part of {@link NativeLibvirt} that is about domains. */
interface NativeDomains extends Library {
    @Nullable
    Pointer virDomainDefineXMLFlags(Pointer connection, String xml, int flags);

    @Nullable
    Pointer virDomainLookupByName(Pointer connection, String name);

    @Nullable
    Pointer virDomainLookupByUUIDString(Pointer connection, String uuid);

    int virConnectListAllDomains(Pointer connection, PointerByReference domains, int flags);

    @Nullable
    String virDomainGetName(Pointer domain);

    int virDomainGetUUIDString(Pointer domain, byte[] text);

    int virDomainGetState(Pointer domain, IntByReference state, @Nullable IntByReference reason, int flags);

    int virDomainIsPersistent(Pointer domain);

    @Nullable
    Pointer virDomainGetXMLDesc(Pointer domain, int flags);

    int virDomainCreate(Pointer domain);

    int virDomainSuspend(Pointer domain);

    int virDomainResume(Pointer domain);

    int virDomainDestroy(Pointer domain);

    int virDomainUndefineFlags(Pointer domain, int flags);

    int virDomainAttachDeviceFlags(Pointer domain, String xml, int flags);

    int virDomainDetachDeviceAlias(Pointer domain, String alias, int flags);

    int virDomainUpdateDeviceFlags(Pointer domain, String xml, int flags);

    @Nullable
    Pointer virDomainMigrate3(Pointer domain, Pointer destination, @Nullable Pointer parameters, int count, int flags);

    int virDomainMigrateToURI3(
            Pointer domain, @Nullable String destination, @Nullable Pointer parameters, int count, int flags);

    int virDomainMigrateStartPostCopy(Pointer domain, int flags);

    int virDomainGetJobStats(
            Pointer domain, IntByReference type, PointerByReference parameters, IntByReference count, int flags);

    int virDomainAbortJob(Pointer domain);

    @Nullable
    Pointer virDomainGetMetadata(Pointer domain, int type, @Nullable String uri, int flags);

    int virDomainSetMetadata(
            Pointer domain, int type, @Nullable String metadata, @Nullable String key, @Nullable String uri, int flags);

    int virDomainFree(Pointer domain);
}
