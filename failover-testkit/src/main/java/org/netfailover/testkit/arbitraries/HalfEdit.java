package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * An edit of some half of some pair of a domain.
 *
 * @param half which devices can be edited
 * @param edits the edits to choose from
 */
record HalfEdit(Half half, Arbitrary<UnaryOperator<Element>> edits) {
    /** The domain with one half edited, or as it was when there is no such half. */
    Arbitrary<Element> applied(Element root) {
        return Combinators.combine(Arbitraries.integers().between(0, 5), edits)
                .as((which, edit) -> root.changing("devices", devices -> edited(devices, which, edit)));
    }

    private Element edited(Element devices, int which, UnaryOperator<Element> edit) {
        List<Element> children = devices.children();
        List<Integer> candidates = IntStream.range(0, children.size())
                .filter(i -> half.isOne(children.get(i)))
                .boxed()
                .toList();
        if (candidates.isEmpty()) {
            return devices;
        }
        int at = candidates.get(which % candidates.size());
        Element changed = edit.apply(half.made(children.get(at), devices, at));
        List<Element> edited = new ArrayList<>(children);
        edited.remove(at);
        // Several devices come in a wrapper.
        edited.addAll(at, changed.name().equals(Half.SEVERAL) ? changed.children() : List.of(changed));
        return devices.withChildren(edited);
    }
}
