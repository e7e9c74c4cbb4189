package org.netfailover.plan;

import java.util.List;
import java.util.Optional;

/**
 * What the domain's XMLs for the destination have otherwise than those on the source. Everything else stays as it is.
 *
 * @param running the running domain's XML, against its live XML, in document order
 * @param definition the definition's, against the inactive XML, in document order; there every NIC stays
 */
public record DestinationChanges(List<NicChange> running, List<NicChange> definition) {
    /** Nothing changes. */
    public static final DestinationChanges NONE = new DestinationChanges(List.of(), List.of());

    /** Copies the lists. */
    public DestinationChanges {
        running = List.copyOf(running);
        definition = List.copyOf(definition);
    }

    /**
     * The source of a NIC of the running domain when it is on the destination, be it moved or plugged there again.
     *
     * @param alias the NIC's alias on the source host
     * @return its source, or empty when it stays as it is
     */
    public Optional<NicChange.Moved> moved(String alias) {
        return running.stream()
                .filter(NicChange.Moved.class::isInstance)
                .map(NicChange.Moved.class::cast)
                .filter(change -> change.alias().equals(Optional.of(alias)))
                .findFirst();
    }
}
