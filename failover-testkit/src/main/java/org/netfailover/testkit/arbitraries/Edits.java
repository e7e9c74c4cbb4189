package org.netfailover.testkit.arbitraries;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** How breakages edit a device. */
final class Edits {
    private Edits() {}

    /** Sets an attribute of a child to one of some values; a child that is missing is made. */
    static Arbitrary<UnaryOperator<Element>> child(String child, String attribute, Arbitrary<String> values) {
        return each(values, (device, value) -> set(device, child, attribute, value));
    }

    /** Sets an attribute of a child to one of some values; a child that is missing is made. */
    static Arbitrary<UnaryOperator<Element>> child(String child, String attribute, String... values) {
        return child(child, attribute, Arbitraries.of(values));
    }

    /** Takes an attribute of a child away. */
    static UnaryOperator<Element> childWithout(String child, String attribute) {
        return device -> device.changing(child, one -> one.without(attribute));
    }

    /** An edit with one of some values. */
    static Arbitrary<UnaryOperator<Element>> each(Arbitrary<String> values, BiFunction<Element, String, Element> edit) {
        return values.map(value -> device -> edit.apply(device, value));
    }

    static Element set(Element device, String child, String attribute, String value) {
        return device.child(child).isPresent()
                ? device.changing(child, one -> one.with(attribute, value))
                : device.containing(Element.of(child, attribute, value));
    }

    /** The device and others beside it. */
    static Element several(Element... devices) {
        return Element.of(Half.SEVERAL).containing(devices);
    }

    static String aliasOf(Element device) {
        return device.child("alias").flatMap(alias -> alias.attribute("name")).orElse("ua-none");
    }
}
