package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An element of a generated document: what it says, and not how it is spelled.
 *
 * <pre>{@code
 * Element nic = Element.of("interface", "type", "bridge")
 *         .containing(Element.of("mac", "address", "52:54:00:aa:bb:01"), Element.of("source", "bridge", "br0"));
 * Element other = nic.changing("source", source -> source.with("bridge", "br1"));
 * assertThat(other.child("source").orElseThrow().attribute("bridge")).contains("br1");
 * assertThat(other.toString()).contains("<source bridge='br1'/>");
 * }</pre>
 *
 * @param name its name
 * @param attributes its attributes in the order in which they are written
 * @param children its child elements in document order
 * @param text its text, where it has no children
 */
public record Element(String name, Map<String, String> attributes, List<Element> children, String text) {
    /** Copies the collections and keeps their order. */
    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /**
     * Makes an element.
     *
     * @param name its name
     * @param attributes names and values in turn; a value may be empty
     * @return an element without children
     */
    public static Element of(String name, String... attributes) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            map.put(attributes[i], attributes[i + 1]);
        }
        return new Element(name, map, List.of(), "");
    }

    /**
     * The element with text.
     *
     * @param content its text
     * @return an element without children
     */
    public Element saying(String content) {
        return new Element(name, attributes, List.of(), content);
    }

    /**
     * The element with more children.
     *
     * @param more children to add behind the others
     * @return the element
     */
    public Element containing(Element... more) {
        return containing(List.of(more));
    }

    /**
     * The element with more children.
     *
     * @param more children to add behind the others
     * @return the element
     */
    public Element containing(List<Element> more) {
        return withChildren(Stream.concat(children.stream(), more.stream()).toList());
    }

    /**
     * The element with other children.
     *
     * @param others all its children
     * @return the element
     */
    public Element withChildren(List<Element> others) {
        return new Element(name, attributes, others, text);
    }

    /**
     * The element with an attribute set.
     *
     * @param attribute its name
     * @param value its value
     * @return the element; a new attribute stands last
     */
    public Element with(String attribute, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.put(attribute, value);
        return new Element(name, changed, children, text);
    }

    /**
     * The element without an attribute.
     *
     * @param attribute its name
     * @return the element
     */
    public Element without(String attribute) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.remove(attribute);
        return new Element(name, changed, children, text);
    }

    /**
     * The element without the children of a name.
     *
     * @param child the children's name
     * @return the element
     */
    public Element withoutChildren(String child) {
        return withChildren(
                children.stream().filter(one -> !one.name.equals(child)).toList());
    }

    /**
     * The element with a child in the place of those of its name.
     *
     * @param child the only child of its name afterwards, behind the others
     * @return the element
     */
    public Element withOnly(Element child) {
        return withoutChildren(child.name).containing(child);
    }

    /**
     * The element with some children changed.
     *
     * @param which the children that are changed
     * @param change what becomes of each
     * @return the element
     */
    public Element changing(Predicate<Element> which, UnaryOperator<Element> change) {
        return withChildren(children.stream()
                .map(child -> which.test(child) ? change.apply(child) : child)
                .toList());
    }

    /**
     * The element with the children of a name changed.
     *
     * @param child the children's name
     * @param change what becomes of each
     * @return the element
     */
    public Element changing(String child, UnaryOperator<Element> change) {
        return changing(one -> one.name.equals(child), change);
    }

    /**
     * The first child of a name.
     *
     * @param child the name
     * @return the child, where there is one
     */
    public Optional<Element> child(String child) {
        return children.stream().filter(one -> one.name.equals(child)).findFirst();
    }

    /**
     * An attribute's value.
     *
     * @param attribute its name
     * @return the value, where it is there
     */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /**
     * The element and all that is below it with every element changed, from the leaves up.
     *
     * @param change what becomes of each
     * @return the element
     */
    public Element everywhere(UnaryOperator<Element> change) {
        List<Element> changed = new ArrayList<>(children.size());
        children.forEach(child -> changed.add(child.everywhere(change)));
        return change.apply(withChildren(changed));
    }

    /** The element as libvirt writes it: two blanks a level, single quotes. */
    @Override
    public String toString() {
        return Spelling.PLAIN.text(this);
    }
}
