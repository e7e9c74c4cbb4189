package org.netfailover.rules;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.netfailover.model.Resident;
import org.netfailover.model.Version;

/**
 * How a domain is to get from one host to another, whatever NICs it has: what {@link Rules#checkTransport} looks at.
 */
@Value.Immutable
public abstract class Transport {
    /** Subclassed by generated code only. */
    Transport() {}

    /**
     * The domain.
     *
     * @return the domain as the source knows it
     */
    public abstract Resident domain();

    /**
     * The domains that the destination knows.
     *
     * @return those that are known
     */
    public abstract List<Resident> residents();

    /**
     * Whether source and destination are one host.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean sameHost() {
        return false;
    }

    /**
     * QEMU's version on the source.
     *
     * @return the version, where it is known
     */
    public abstract Optional<Version> sourceQemu();

    /**
     * QEMU's version on the destination.
     *
     * @return the version, where it is known
     */
    public abstract Optional<Version> destinationQemu();

    /**
     * Whether the source's daemon leads the migration.
     *
     * @return false unless told otherwise: the client does
     */
    @Value.Default
    public boolean peerToPeer() {
        return false;
    }

    /**
     * Whether the memory goes through libvirt's own connection.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean tunnelled() {
        return false;
    }

    /**
     * Whether the domain may switch hosts before all of its memory has.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean postCopy() {
        return false;
    }

    /**
     * Where QEMU sends the memory.
     *
     * @return a URI, where one is given
     */
    public abstract Optional<String> migrateUri();

    /**
     * Whether the source has a definition of the domain.
     *
     * @return true unless told otherwise
     */
    @Value.Default
    public boolean persistent() {
        return true;
    }

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
     * Starts a transport.
     *
     * @param domain the domain as the source knows it
     * @return a builder of a managed migration between two hosts
     */
    public static Builder of(Resident domain) {
        return new Builder().domain(domain);
    }

    /** Builds a {@link Transport}; not safe for use by several threads. */
    public static final class Builder extends ImmutableTransport.Builder {
        Builder() {}
    }
}
