package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.netfailover.model.DomainNics;
import org.netfailover.xml.DomainXml;

/** What is asked of one domain, or of all, over a host's link. */
final class DomainCalls {
    private static final NativeLibvirt LIBVIRT = NativeLibvirt.INSTANCE;
    private static final int NO_METADATA = 80;
    private static final int METADATA_ELEMENT = 2;
    private static final int INTERNAL_ERROR = 1;
    private static final int DEVICE_MISSING = 99;
    private static final int SECURE = 1;
    private static final int INACTIVE = 1 << 1;
    private static final int MIGRATABLE = 1 << 3;

    private final HostLink link;

    DomainCalls(HostLink link) {
        this.link = link;
    }

    List<DomainInfo> all() {
        return link.with(connection ->
                NativeObjects.DOMAINS.all(connection, LIBVIRT::virConnectListAllDomains, 0, NativeDomain::info));
    }

    Optional<DomainInfo> find(UUID domain) {
        return found(NativeObjects.DOMAINS_BY_UUID, domain.toString());
    }

    Optional<DomainInfo> find(String nameOrUuid) {
        Optional<DomainInfo> byName = found(NativeObjects.DOMAINS, nameOrUuid);
        return byName.isPresent() ? byName : uuid(nameOrUuid).flatMap(this::find);
    }

    private Optional<DomainInfo> found(NativeObjects domains, String key) {
        try {
            return Optional.of(domains.with(link, key, NativeDomain::info));
        } catch (LibvirtException e) {
            if (e.kind() == ErrorKind.NO_DOMAIN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String xml(UUID domain, XmlKind kind) {
        int flags = switch (kind) {
            case LIVE -> 0;
            case INACTIVE -> INACTIVE | SECURE;
            case MIGRATABLE -> MIGRATABLE | SECURE;
        };
        return NativeObjects.DOMAINS_BY_UUID.with(link, domain.toString(), found -> NativeDomain.xml(found, flags));
    }

    void act(UUID domain, ToIntFunction<Pointer> action) {
        NativeObjects.DOMAINS_BY_UUID.act(link, domain.toString(), action);
    }

    /** By alias libvirt calls a device that is not there an internal error, as it does much else. */
    void detach(UUID domain, String alias, Scope... scope) {
        int flags = Scope.flags(scope);
        try {
            act(domain, found -> LIBVIRT.virDomainDetachDeviceAlias(found, alias, flags));
        } catch (LibvirtException e) {
            if (e.code() == INTERNAL_ERROR && lacks(domain, alias, scope)) {
                LibvirtException missing = new LibvirtException(DEVICE_MISSING, e.domain(), e.getMessage());
                missing.addSuppressed(e);
                throw missing;
            }
            throw e;
        }
    }

    private boolean lacks(UUID domain, String alias, Scope... scopes) {
        for (Scope scope : scopes) {
            XmlKind kind = scope == Scope.LIVE ? XmlKind.LIVE : XmlKind.INACTIVE;
            DomainNics devices = DomainXml.parse(xml(domain, kind)).nics();
            boolean there = devices.nics().stream()
                            .anyMatch(nic -> nic.alias().filter(alias::equals).isPresent())
                    || devices.otherDevices().stream()
                            .anyMatch(device ->
                                    device.alias().filter(alias::equals).isPresent());
            if (!there) {
                return true;
            }
        }
        return false;
    }

    Optional<JobStatistics> job(UUID domain) {
        return NativeObjects.DOMAINS_BY_UUID.with(link, domain.toString(), NativeJob::statistics);
    }

    Optional<String> metadata(UUID domain, String namespace, Scope scope) {
        try {
            return Optional.of(NativeObjects.DOMAINS_BY_UUID.with(
                    link,
                    domain.toString(),
                    found -> NativeText.of(
                            LIBVIRT.virDomainGetMetadata(found, METADATA_ELEMENT, namespace, scope.flag()))));
        } catch (LibvirtException e) {
            if (e.code() == NO_METADATA) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void setMetadata(UUID domain, String namespace, String prefix, Optional<String> element, Scope... scope) {
        int flags = Scope.flags(scope);
        act(
                domain,
                found -> LIBVIRT.virDomainSetMetadata(
                        found, METADATA_ELEMENT, element.orElse(null), prefix, namespace, flags));
    }
}
