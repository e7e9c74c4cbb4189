package org.netfailover.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code <vlan>} of an interface or network as written.
 *
 * @param tags the {@code id} of each {@code <tag>}; empty text where it is missing
 * @param trunk the {@code trunk} attribute, where it is there
 */
public record VlanText(List<String> tags, Optional<String> trunk) {
    /** Copies the list. */
    public VlanText {
        tags = List.copyOf(tags);
    }

    /**
     * The VLANs that libvirt reads; the numbers are decimal.
     *
     * @return the VLANs, or empty when a tag is no number of 0 to 4095 or there is none
     */
    public Optional<Vlan> vlan() {
        if (tags.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>(tags.size());
        for (String tag : tags) {
            long number = CInteger.parseDecimal(tag);
            if (number < 0 || number > 4095) {
                return Optional.empty();
            }
            numbers.add((int) number);
        }
        return Optional.of(new Vlan(
                numbers,
                numbers.size() > 1 || trunk.filter("yes"::equalsIgnoreCase).isPresent()));
    }
}
