package org.netfailover.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.netfailover.model.DomainNics;
import org.netfailover.model.HostInventory;
import org.netfailover.model.Strategy;
import org.netfailover.model.VfMapping;
import org.netfailover.model.VfRequest;

/**
 * A domain that is to move to another host, as far as its NICs are concerned: what {@link Rules#checkMove} looks at. The
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
     * The host that the domain runs on.
     *
     * @return its inventory, where it is known
     */
    public abstract Optional<HostInventory> source();

    /**
     * How each NIC gets to the destination.
     *
     * @return a passage for each NIC of {@link #before()}, in that order; nothing where that is not decided
     */
    public abstract List<Passage> passages();

    /**
     * What somebody wants to become of single NICs.
     *
     * @return strategies by alias
     */
    public abstract Map<String, Strategy> asked();

    @Value.Check
    void check() {
        if (!passages().isEmpty() && passages().size() != before().nics().size()) {
            throw new IllegalArgumentException(
                    passages().size() + " passages for " + before().nics().size() + " NICs");
        }
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
