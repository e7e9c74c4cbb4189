package org.netfailover.plan;

import java.util.Optional;
import org.netfailover.model.NicSource;

/** What an XML for the destination has otherwise than the source's, for one NIC. */
public sealed interface NicChange {
    /**
     * Which NIC it is.
     *
     * @return its index among {@link org.netfailover.model.DomainNics#nics() the NICs} of the document that was planned
     *     with, from 0
     */
    int index();

    /**
     * Which NIC it is, by name: in a running domain's XML that still holds after devices were detached.
     *
     * @return its alias as written, where it has one
     */
    Optional<String> alias();

    /**
     * The NIC hangs on something else.
     *
     * @param index which NIC
     * @param alias which NIC
     * @param source its whole source on the destination
     */
    record Moved(int index, Optional<String> alias, NicSource source) implements NicChange {
        /** {@code NIC: on SOURCE}. */
        @Override
        public String toString() {
            String on = source.name()
                    .or(() -> source.address().flatMap(text -> text.address()).map(Object::toString))
                    .orElse("nothing");
            return alias.orElse("NIC " + index) + ": on " + on;
        }
    }

    /**
     * The NIC is not there, since it was detached before the move; no edit is needed in an XML that was read after that.
     *
     * @param index which NIC
     * @param alias which NIC
     */
    record LeftOut(int index, Optional<String> alias) implements NicChange {
        /** {@code NIC: left out}. */
        @Override
        public String toString() {
            return alias.orElse("NIC " + index) + ": left out";
        }
    }
}
