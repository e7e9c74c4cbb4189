package org.netfailover.xml;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.Origin;
import org.netfailover.model.VnicProfile;
import org.netfailover.model.VnicProfile.PassThrough;
import org.netfailover.xml.binding.PassThroughXml;
import org.netfailover.xml.binding.ReferenceXml;
import org.netfailover.xml.binding.VnicProfileDefinitionXml;

/** Makes descriptions of bound vNIC profiles, and bound vNIC profiles of descriptions. */
final class VnicProfileMapper {
    private final VnicProfileDefinitionXml read;
    private final Origin origin;

    private VnicProfileMapper(VnicProfileDefinitionXml read, Origin origin) {
        this.read = read;
        this.origin = origin;
    }

    static VnicProfile map(VnicProfileDefinitionXml read, Origin origin) {
        return new VnicProfileMapper(read, origin).map();
    }

    private VnicProfile map() {
        VnicProfile.Builder profile = VnicProfile.builder().origin(origin);
        profile.id(text(read.id));
        profile.name(text(read.name));
        profile.passThrough(passThrough());
        profile.migratable(flag(read.migratable, "migratable"));
        profile.failover(id(read.failover));
        profile.portMirroring(flag(read.portMirroring, "port_mirroring"));
        profile.qos(id(read.qos));
        profile.networkFilter(id(read.networkFilter));
        ReferenceXml network = read.network;
        if (network != null) {
            profile.network(text(network.id).or(() -> text(network.name)));
            profile.portIsolation(flag(network.portIsolation, "network/port_isolation"));
            if (network.externalProvider != null) {
                profile.externalNetwork(true);
            }
        }
        return profile.build();
    }

    private PassThrough passThrough() {
        String mode = read.passThrough == null || read.passThrough.mode == null ? "disabled" : read.passThrough.mode;
        return switch (mode.strip().toLowerCase(Locale.ROOT)) {
            case "enabled" -> PassThrough.ENABLED;
            case "disabled" -> PassThrough.DISABLED;
            default -> throw fault("neither enabled nor disabled", "pass_through/mode");
        };
    }

    private Optional<Boolean> flag(@Nullable String written, String path) {
        if (written == null) {
            return Optional.empty();
        }
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> throw fault("neither true nor false", path);
        };
    }

    private DomainXmlException fault(String fault, String path) {
        return new DomainXmlException(fault, origin.locate(path));
    }

    private static Optional<String> id(@Nullable ReferenceXml reference) {
        return reference == null ? Optional.empty() : text(reference.id);
    }

    private static Optional<String> text(@Nullable String written) {
        return Optional.ofNullable(written);
    }

    static VnicProfileDefinitionXml write(VnicProfile profile) {
        VnicProfileDefinitionXml written = new VnicProfileDefinitionXml();
        written.id = profile.id().orElse(null);
        written.name = profile.name().orElse(null);
        written.passThrough = new PassThroughXml();
        written.passThrough.mode = profile.passThrough().name().toLowerCase(Locale.ROOT);
        written.migratable = profile.migratable().map(String::valueOf).orElse(null);
        written.failover = reference(profile.failover());
        written.portMirroring = profile.portMirroring().map(String::valueOf).orElse(null);
        written.network = reference(profile.network());
        written.networkFilter = reference(profile.networkFilter());
        written.qos = reference(profile.qos());
        return written;
    }

    private static @Nullable ReferenceXml reference(Optional<String> id) {
        return id.map(VnicProfileMapper::reference).orElse(null);
    }

    static ReferenceXml reference(String id) {
        ReferenceXml reference = new ReferenceXml();
        reference.id = id;
        return reference;
    }
}
