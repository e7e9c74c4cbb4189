package org.netfailover.testkit.simulated;

/** From lines and columns, both from 1, to offsets in a text. */
final class LineStarts {
    private final String text;

    LineStarts(String text) {
        this.text = text;
    }

    int offset(int line, int column) {
        int start = 0;
        for (int n = 1; n < line; n++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + column - 1;
    }
}
