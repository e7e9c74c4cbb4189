package org.netfailover.testkit.lab;

import java.util.Locale;

/** Writes the few shapes that a {@link BenchTimeline} is made of. Not thread-safe. */
final class SvgWriter {
    private final StringBuilder body = new StringBuilder();

    void rectangle(String kind, double x, double y, double width, double height) {
        body.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
                kind,
                x,
                y,
                width,
                height));
    }

    void line(String kind, double fromX, double fromY, double toX, double toY) {
        body.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                kind,
                fromX,
                fromY,
                toX,
                toY));
    }

    /** Text whose baseline begins at a point, or is around or ends at it: {@code start}, {@code middle}, {@code end}. */
    void text(String kind, double x, double y, String anchor, String text) {
        body.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                kind,
                x,
                y,
                anchor,
                escaped(text)));
    }

    /** An outline by SVG's path commands. */
    void path(String kind, String commands) {
        body.append("<path class=\"")
                .append(kind)
                .append("\" d=\"")
                .append(commands)
                .append("\"/>\n");
    }

    /** The whole document. */
    String document(double width, double height, String title, String style) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\""
                                + " role=\"img\">%n",
                        width,
                        height,
                        width,
                        height)
                + "<title>" + escaped(title) + "</title>\n<style>\n" + style + "</style>\n" + body + "</svg>\n";
    }

    /** Characters that XML does not know at all become question marks. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(point) ? point : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int point) {
        return point >= ' ' && (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
    }
}
