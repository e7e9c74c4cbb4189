package org.netfailover.rules;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.netfailover.model.DomainNics;
import org.netfailover.model.VfMapping;
import org.netfailover.model.VfRequest;

/**
 * A domain that is to move to another host, as far as its VFs are concerned: what {@link Rules#checkMove} looks at. The
 * target's host is the destination.
 */
@Value.Immutable
public abstract class Move {
    /** Subclassed by generated code only. */
    Move() {}

    /**
     * The domain on the source host.
     *
     * @return its NICs
     */
    public abstract DomainNics before();

    /**
     * The domain's XML for the destination.
     *
     * @return its NICs, where there is such an XML
     */
    public abstract Optional<DomainNics> after();

    /**
     * Which VF of the destination takes the place of which VF of the source.
     *
     * @return the entries as given, which may contradict each other
     */
    public abstract List<VfMapping> map();

    /**
     * How Nova's domain came by its VFs.
     *
     * @return the requests, one for each VF; nothing where the domain is not Nova's
     */
    public abstract List<VfRequest> requests();

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
     * Starts a move.
     *
     * @param before the domain on the source host
     * @return a builder without a map, requests or an XML for the destination
     */
    public static Builder of(DomainNics before) {
        return new Builder().before(before);
    }

    /** Builds a {@link Move}; not safe for use by several threads. */
    public static final class Builder extends ImmutableMove.Builder {
        Builder() {}
    }
}
