package org.netfailover.javadoc;

import java.util.Locale;

/** Draws the few shapes that the pictures are made of; the page says what each kind looks like. Not thread-safe. */
final class Svg {
    /** From one line of text to the next. */
    static final int LINE = 16;

    private final StringBuilder body = new StringBuilder();

    void rectangle(String kind, Box box) {
        tag("rect", "", "class", kind, "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height());
    }

    /** Text whose baseline begins at a point. */
    void text(String kind, int x, int y, String text) {
        tag("text", text, "class", kind, "x", x, "y", y);
    }

    /** Text that reads upwards, half of it above a point. */
    void upright(String kind, int x, int y, String text) {
        tag("text", text, "class", kind, "text-anchor", "middle", "transform", at(x, y, -90));
    }

    void line(int fromX, int fromY, int toX, int toY) {
        tag("path", "", "class", "arrow", "d", "M " + fromX + " " + fromY + " L " + toX + " " + toY);
    }

    /** A line with a head at its end. */
    void arrow(int fromX, int fromY, int toX, int toY) {
        line(fromX, fromY, toX, toY);
        double angle = Math.toDegrees(Math.atan2((double) toY - fromY, (double) toX - fromX));
        tag("path", "", "class", "head", "d", "M 0 0 L -9 -4 L -9 4 Z", "transform", at(toX, toY, angle));
    }

    private static String at(int x, int y, double angle) {
        return String.format(Locale.ROOT, "translate(%d %d) rotate(%.1f)", x, y, angle);
    }

    private void tag(String name, String content, Object... attributes) {
        body.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            body.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(Html.escape(attributes[i + 1].toString()))
                    .append('"');
        }
        body.append(content.isEmpty() ? "/>" : ">" + Html.escape(content) + "</" + name + ">")
                .append('\n');
    }

    /**
     * The whole picture, on a ground of its own.
     *
     * @param title what it is
     * @param description what is to be seen in it, for those who do not see it
     */
    String document(int width, int height, String title, String description) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%1$d" height="%2$d" role="img">
                <title>%s</title>
                <desc>%s</desc>
                <rect class="ground" x="0" y="0" width="%1$d" height="%2$d"/>
                %s</svg>""".formatted(width, height, Html.escape(title), Html.escape(description), body);
    }
}
