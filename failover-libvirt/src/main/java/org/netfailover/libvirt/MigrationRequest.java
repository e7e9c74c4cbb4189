package org.netfailover.libvirt;

import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;
import org.netfailover.plan.MigrationMode;

/** How a domain is to be migrated. Live always; storage is not copied. */
@Value.Immutable
public abstract class MigrationRequest {
    /** Subclassed by generated code only. */
    MigrationRequest() {}

    /**
     * Who leads it.
     *
     * @return the mode
     */
    public abstract MigrationMode mode();

    /**
     * The destination's libvirt as the source's daemon reaches it, for a peer-to-peer migration.
     *
     * @return a URI such as {@code qemu+tls://host-b/system}; the destination's own where it is missing
     */
    public abstract Optional<String> destinationUri();

    /**
     * Where QEMU sends the memory.
     *
     * @return a URI such as {@code tcp://10.0.0.2}; libvirt chooses where it is missing
     */
    public abstract Optional<String> migrateUri();

    /**
     * The domain as the destination is to run it.
     *
     * @return a {@code <domain>} document; the source's own where it is missing
     */
    public abstract Optional<String> destinationXml();

    /**
     * The definition that the destination is to keep.
     *
     * @return a {@code <domain>} document; libvirt's own choice where it is missing. Only with {@link #persist()}
     */
    public abstract Optional<String> persistentXml();

    /**
     * Whether the destination keeps the domain's definition.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean persist() {
        return false;
    }

    /**
     * Whether the source forgets the domain's definition.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean undefineSource() {
        return false;
    }

    /**
     * Whether the domain may switch hosts before all of its memory has, once {@link Hypervisor#startPostCopy} is called.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean postCopy() {
        return false;
    }

    /**
     * Whether the memory goes through libvirt's own connection; peer-to-peer only.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean tunnelled() {
        return false;
    }

    /**
     * Whether QEMU slows the guest down until its memory can be followed.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean autoConverge() {
        return false;
    }

    /**
     * How much of the line it may take.
     *
     * @return MiB/s, positive; QEMU's default where it is missing
     */
    public abstract OptionalLong bandwidth();

    @Value.Check
    void check() {
        if (bandwidth().isPresent() && bandwidth().getAsLong() <= 0) {
            throw new IllegalArgumentException("the bandwidth is " + bandwidth().getAsLong() + " MiB/s");
        }
    }

    /**
     * Starts a request.
     *
     * @param mode who leads it
     * @return a builder without anything else
     */
    public static Builder of(MigrationMode mode) {
        return new Builder().mode(mode);
    }

    /** Builds a {@link MigrationRequest}; not safe for use by several threads. */
    public static final class Builder extends ImmutableMigrationRequest.Builder {
        Builder() {}
    }
}
