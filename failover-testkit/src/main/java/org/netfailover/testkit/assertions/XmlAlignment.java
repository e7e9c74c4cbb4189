package org.netfailover.testkit.assertions;

import java.util.ArrayList;
import java.util.List;

/** Which pieces of one element are which of another: those that keep most of the text where it is. */
final class XmlAlignment {
    /**
     * Two pieces that are one and the same, changed or not.
     *
     * @param before its index before
     * @param after its index afterwards
     */
    record Match(int before, int after) {}

    private final List<XmlPiece> before;
    private final List<XmlPiece> after;

    private XmlAlignment(List<XmlPiece> before, List<XmlPiece> after) {
        this.before = before;
        this.after = after;
    }

    /** The matches in order; elements that match have one name, anything else one text. */
    static List<Match> of(List<XmlPiece> before, List<XmlPiece> after) {
        return new XmlAlignment(before, after).matches();
    }

    private List<Match> matches() {
        long[][] weights = new long[before.size()][after.size()];
        long[][] best = new long[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                long weight = weight(before.get(i), after.get(j));
                weights[i][j] = weight;
                long either = Math.max(best[i + 1][j], best[i][j + 1]);
                best[i][j] = weight == 0 ? either : Math.max(either, weight + best[i + 1][j + 1]);
            }
        }
        List<Match> matches = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (weights[i][j] > 0 && best[i][j] == weights[i][j] + best[i + 1][j + 1]) {
                matches.add(new Match(i++, j++));
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return matches;
    }

    /** How much two pieces have in common, 0 when they cannot be the same one. */
    private static long weight(XmlPiece one, XmlPiece other) {
        if (one.text().equals(other.text())) {
            return 2L + one.text().strip().length();
        }
        boolean alike = one instanceof XmlPiece.Element was
                && other instanceof XmlPiece.Element is
                && was.name().equals(is.name());
        return alike ? 1L + shared((XmlPiece.Element) one, (XmlPiece.Element) other) : 0;
    }

    private static long shared(XmlPiece.Element one, XmlPiece.Element other) {
        long shared = one.tag().equals(other.tag()) ? one.tag().length() : 0;
        List<String> rest = new ArrayList<>();
        other.content().forEach(piece -> rest.add(piece.text()));
        for (XmlPiece piece : one.content()) {
            if (rest.remove(piece.text())) {
                shared += piece.text().strip().length();
            }
        }
        return shared;
    }
}
