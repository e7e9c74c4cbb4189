package org.netfailover.testkit.assertions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.netfailover.testkit.assertions.XmlAlignment.Match;
import org.netfailover.xml.XmlChange.Kind;

/**
 * Where two documents differ, to the character. White space that comes or goes with an element belongs to it; any other
 * counts as a change of the element that it is in.
 */
final class XmlComparison {
    /**
     * An element at its place.
     *
     * @param element the element
     * @param path its path
     */
    private record Placed(XmlPiece.Element element, String path) {
        List<XmlPiece> content() {
            return element.content();
        }

        boolean isElement(int child) {
            return content().get(child) instanceof XmlPiece.Element;
        }

        Placed child(int child) {
            return new Placed((XmlPiece.Element) content().get(child), element.pathOf(child, path));
        }

        List<String> elements(int from, int to) {
            return IntStream.range(from, to)
                    .filter(this::isElement)
                    .mapToObj(child -> element.pathOf(child, path))
                    .toList();
        }

        boolean says(int from, int to) {
            return content().subList(from, to).stream()
                    .anyMatch(piece -> piece instanceof XmlPiece.Between between && !between.isBlank());
        }
    }

    private final Set<XmlDifference> found = new LinkedHashSet<>();

    private XmlComparison() {}

    /** Every difference, in document order, the innermost places. */
    static List<XmlDifference> of(XmlPiece.Element before, XmlPiece.Element after) {
        XmlComparison comparison = new XmlComparison();
        comparison.compare(new Placed(before, ""), new Placed(after, ""));
        return List.copyOf(comparison.found);
    }

    private void compare(Placed before, Placed after) {
        if (before.element().text().equals(after.element().text())) {
            return;
        }
        int known = found.size();
        attributes(before, after);
        contents(before, after);
        if (found.size() == known) {
            found(Kind.CHANGED, before.path());
        }
    }

    private void found(Kind kind, String path) {
        found.add(new XmlDifference(kind, path.isEmpty() ? "/" : path));
    }

    private void attributes(Placed before, Placed after) {
        before.element().attributes().forEach((name, was) -> {
            String is = after.element().attributes().get(name);
            if (!was.equals(is)) {
                found(is == null ? Kind.REMOVED : Kind.CHANGED, before.path() + "/@" + name);
            }
        });
        after.element().attributes().keySet().stream()
                .filter(name -> !before.element().attributes().containsKey(name))
                .forEach(name -> found(Kind.ADDED, after.path() + "/@" + name));
    }

    private void contents(Placed before, Placed after) {
        Match end = new Match(before.content().size(), after.content().size());
        List<Match> matches = new ArrayList<>(XmlAlignment.of(before.content(), after.content()));
        matches.add(end);
        Match start = new Match(0, 0);
        for (Match match : matches) {
            gap(before, after, start, match);
            if (!match.equals(end) && before.isElement(match.before())) {
                compare(before.child(match.before()), after.child(match.after()));
            }
            start = new Match(match.before() + 1, match.after() + 1);
        }
    }

    /** What has no counterpart, from the one match on to the other. */
    private void gap(Placed before, Placed after, Match from, Match to) {
        List<String> gone = before.elements(from.before(), to.before());
        List<String> come = after.elements(from.after(), to.after());
        gone.forEach(path -> found(Kind.REMOVED, path));
        come.forEach(path -> found(Kind.ADDED, path));
        boolean blank = (from.before() < to.before() || from.after() < to.after()) && gone.isEmpty() && come.isEmpty();
        if (blank || before.says(from.before(), to.before()) || after.says(from.after(), to.after())) {
            found(Kind.CHANGED, before.path());
        }
    }
}
