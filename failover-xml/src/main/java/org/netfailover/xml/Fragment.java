package org.netfailover.xml;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Writes a bound element in the style of its neighbours: their indentation, line ends and quotes. */
final class Fragment extends DefaultHandler {
    private static final Style ALONE = new Style("\n", "", "  ", '\'');

    private final StringBuilder out = new StringBuilder(512);
    private final CharsetEncoder encoder;
    private final Deque<Style> styles = new ArrayDeque<>();
    private final Style outer;
    private boolean open;
    private boolean afterText;

    private Fragment(Style style, CharsetEncoder encoder) {
        this.outer = style;
        this.encoder = encoder;
    }

    /** The element's text; what stands before it is left to the caller. */
    static String of(Object bound, Style style, CharsetEncoder encoder) {
        Fragment fragment = new Fragment(style, encoder);
        Bindings.write(bound, fragment);
        return fragment.out.toString();
    }

    /** The element's text as a document of its own. */
    static String alone(Object bound) {
        return of(bound, ALONE, StandardCharsets.UTF_8.newEncoder());
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (open) {
            out.append('>');
        }
        Style style = styles.isEmpty() ? outer : styles.getLast().child();
        if (!styles.isEmpty()) {
            out.append(style.lead());
        }
        styles.addLast(style);
        out.append('<').append(localName);
        for (int i = 0; i < attributes.getLength(); i++) {
            out.append(' ')
                    .append(attributes.getLocalName(i))
                    .append('=')
                    .append(style.quote())
                    .append(Escape.attribute(attributes.getValue(i), style.quote(), encoder))
                    .append(style.quote());
        }
        open = true;
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        Style style = styles.removeLast();
        if (open) {
            out.append("/>");
            open = false;
        } else {
            out.append(afterText ? "" : style.lead())
                    .append("</")
                    .append(localName)
                    .append('>');
        }
        afterText = false;
    }

    /** The text of an element that has nothing else. */
    @Override
    public void characters(char[] text, int start, int length) {
        if (open) {
            out.append('>');
            open = false;
        }
        out.append(Escape.text(new String(text, start, length), encoder));
        afterText = true;
    }
}
