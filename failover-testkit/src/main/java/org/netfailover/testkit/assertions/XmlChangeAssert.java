package org.netfailover.testkit.assertions;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.netfailover.xml.XmlChange;

/**
 * Assertions about where a document was changed. Every character counts; white space that comes or goes with an element
 * belongs to it.
 *
 * <p>Places are paths such as {@code /domain/devices/interface[2]} or {@code …/mac/@address}, and {@code /} for what is
 * outside of the root; {@code [1]} may be left out. What was added is named by its place in the document afterwards,
 * everything else by its place before. A failure tells places and no values.
 *
 * <pre>{@code
 * DomainXml after = DomainXml.parse(xml).withLink("ua-net0", LinkState.UP);
 * assertThatXml(xml).changedTo(after.text()).onlyAt("/domain/devices/interface[1]")
 *         .added("/domain/devices/interface[1]/link");
 * }</pre>
 */
public final class XmlChangeAssert extends AbstractAssert<XmlChangeAssert, String> {
    private final List<XmlDifference> changes;

    XmlChangeAssert(List<XmlDifference> changes) {
        super(text(changes), XmlChangeAssert.class);
        this.changes = List.copyOf(changes);
    }

    /**
     * Verifies that something changed at or below each of these places, and nothing elsewhere.
     *
     * @param paths elements or attributes
     * @return this
     */
    public XmlChangeAssert onlyAt(String... paths) {
        at(paths);
        List<XmlDifference> elsewhere = changes.stream()
                .filter(change -> Arrays.stream(paths).noneMatch(path -> Paths.isWithin(change.path(), path)))
                .toList();
        if (!elsewhere.isEmpty()) {
            failWithMessage(
                    "%s", "Expected changes only at " + List.of(paths) + ", but also changed is\n" + text(elsewhere));
        }
        return this;
    }

    /**
     * Verifies that something changed at or below each of these places.
     *
     * @param paths elements or attributes
     * @return this
     */
    public XmlChangeAssert at(String... paths) {
        for (String path : paths) {
            if (changes.stream().noneMatch(change -> Paths.isWithin(change.path(), path))) {
                failWithMessage("%s", "Expected a change at " + path + ", but changed is\n" + text(changes));
            }
        }
        return this;
    }

    /**
     * Verifies that both documents are the same, character for character.
     *
     * @return this
     */
    public XmlChangeAssert nowhere() {
        if (!changes.isEmpty()) {
            failWithMessage("%s", "Expected no change, but changed is\n" + text(changes));
        }
        return this;
    }

    /**
     * Verifies that something is there that was not.
     *
     * @param path an element or attribute, by its place afterwards
     * @return this
     */
    public XmlChangeAssert added(String path) {
        return became(XmlChange.Kind.ADDED, path);
    }

    /**
     * Verifies that something is gone.
     *
     * @param path an element or attribute, by its place before
     * @return this
     */
    public XmlChangeAssert removed(String path) {
        return became(XmlChange.Kind.REMOVED, path);
    }

    private XmlChangeAssert became(XmlChange.Kind kind, String path) {
        boolean found = changes.stream().anyMatch(change -> change.kind() == kind && Paths.isSame(change.path(), path));
        if (!found) {
            failWithMessage(
                    "%s", "Expected " + path + " to be " + Words.lower(kind) + ", but changed is\n" + text(changes));
        }
        return this;
    }

    private static String text(List<XmlDifference> changes) {
        return Words.lines(changes.stream().map(XmlDifference::toString));
    }
}
