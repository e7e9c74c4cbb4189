package org.netfailover.javadoc;

import java.util.ArrayList;
import java.util.List;

/**
 * A box of text: a title with notes below, each wrapped to the width of the box.
 *
 * @param kind what is shown, for its colour
 * @param title the first lines
 * @param notes the lines below
 */
record Card(String kind, String title, List<String> notes) {
    private static final int PADDING = 9;
    private static final int BASELINE = 12;

    /** How broad letters are on the average in a broad typeface, so that the text fits in any. */
    private static final double BOLD = 7.6;

    private static final double PLAIN = 6.8;

    Card {
        notes = List.copyOf(notes);
    }

    /** How high it has to be where it is so broad. */
    int height(int width) {
        return 2 * PADDING
                + Svg.LINE * (titleLines(width).size() + noteLines(width).size());
    }

    /** Draws it as high as it has to be. */
    Box draw(Svg svg, int x, int y, int width) {
        return draw(svg, new Box(x, y, width, height(width)));
    }

    /** Draws it into a box that is high enough. */
    Box draw(Svg svg, Box box) {
        svg.rectangle(kind, box);
        int y = box.y() + PADDING + BASELINE;
        for (String line : titleLines(box.width())) {
            svg.text("title", box.x() + PADDING, y, line);
            y += Svg.LINE;
        }
        for (String line : noteLines(box.width())) {
            svg.text("note", box.x() + PADDING, y, line);
            y += Svg.LINE;
        }
        return box;
    }

    private List<String> titleLines(int width) {
        return wrapped(title, width, BOLD);
    }

    private List<String> noteLines(int width) {
        return notes.stream()
                .flatMap(note -> wrapped(note, width, PLAIN).stream())
                .toList();
    }

    private static List<String> wrapped(String text, int width, double letter) {
        int most = (int) ((width - 2 * PADDING) / letter);
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (longer.length() > most && !line.isEmpty()) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
