package org.netfailover.model;

import java.util.List;
import java.util.Optional;

/**
 * The {@code <teaming>} of a device as libvirt reads it, and what it passes over.
 *
 * <p>libvirt takes the first {@code type} and the first {@code persistent} that any {@code <teaming>} child has; an
 * empty attribute is as good as none, and an element with neither is no teaming at all.
 *
 * @param type the first {@code type} that is not missing; empty when it is missing or empty
 * @param persistent the first {@code persistent}, likewise
 * @param elements how many {@code <teaming>} elements the device has; libvirt merges them
 * @param ignored names of attributes ({@code @name}) and child elements that libvirt passes over
 */
public record TeamingText(Optional<String> type, Optional<String> persistent, int elements, List<String> ignored) {
    /** A device without any {@code <teaming>}. */
    public static final TeamingText NONE = new TeamingText(Optional.empty(), Optional.empty(), 0, List.of());

    /** Copies the list. */
    public TeamingText {
        ignored = List.copyOf(ignored);
    }

    /**
     * The mark of a standby.
     *
     * @return {@code <teaming type='persistent'/>}
     */
    public static TeamingText ofPersistent() {
        return new TeamingText(Optional.of("persistent"), Optional.empty(), 1, List.of());
    }

    /**
     * The mark of a primary.
     *
     * @param standby the standby's alias, any text
     * @return {@code <teaming type='transient' persistent='…'/>}
     */
    public static TeamingText ofTransient(String standby) {
        return new TeamingText(Optional.of("transient"), Optional.of(standby), 1, List.of());
    }

    /**
     * Whether libvirt sees a teaming here at all.
     *
     * @return true when a type or a reference is there
     */
    public boolean isPresent() {
        return type.isPresent() || persistent.isPresent();
    }

    /**
     * Whether libvirt reads a standby.
     *
     * @return true for {@code type='persistent'}
     */
    public boolean isPersistent() {
        return type.isPresent() && type.get().equals("persistent");
    }

    /**
     * Whether libvirt reads a primary.
     *
     * @return true for {@code type='transient'}
     */
    public boolean isTransient() {
        return type.isPresent() && type.get().equals("transient");
    }
}
