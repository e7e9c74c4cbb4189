package org.netfailover.xml;

/**
 * How elements are laid out around a place: what stands before one, how much deeper its children are, and its quotes.
 *
 * @param newline the line end, empty where elements stand on one line
 * @param indent what stands before the element on its line
 * @param step how much further its children are indented
 * @param quote the quote of attributes
 */
record Style(String newline, String indent, String step, char quote) {
    private static final String DEFAULT_STEP = "  ";

    /** The style of an element that stands beside this one. */
    static Style beside(String text, Span span, char quote) {
        String lead = leadBefore(text, span.start);
        String newline = lineEnd(lead);
        String indent = afterLine(lead, newline);
        return new Style(newline, indent, step(text, span, indent, newline), quoteOf(text, span, quote));
    }

    /** The style of a new child of this element, from its first child if it has one. */
    static Style inside(String text, Span parent, Style own) {
        if (!parent.isEmptyTag()) {
            int first = parent.tagEnd;
            while (Tag.isSpace(text.charAt(first))) {
                first++;
            }
            String lead = text.substring(parent.tagEnd, first);
            String newline = lineEnd(lead);
            boolean childless = first == parent.contentEnd;
            if (!childless) {
                String indent = afterLine(lead, newline);
                String step = indent.startsWith(own.indent) && indent.length() > own.indent.length()
                        ? indent.substring(own.indent.length())
                        : own.step;
                return new Style(newline, indent, step, own.quote);
            }
        }
        return own.child();
    }

    /** The style of this element's children. */
    Style child() {
        return newline.isEmpty() ? this : new Style(newline, indent + step, step, quote);
    }

    /** What stands before an element of this style. */
    String lead() {
        return newline + indent;
    }

    private static String step(String text, Span span, String indent, String newline) {
        for (Span child : span.children()) {
            String lead = leadBefore(text, child.start);
            String childIndent = afterLine(lead, lineEnd(lead));
            if (!lineEnd(lead).isEmpty() && childIndent.startsWith(indent) && childIndent.length() > indent.length()) {
                return childIndent.substring(indent.length());
            }
        }
        if (newline.isEmpty() || indent.isEmpty()) {
            return DEFAULT_STEP;
        }
        return indent.charAt(0) == '\t' ? "\t" : DEFAULT_STEP;
    }

    private static char quoteOf(String text, Span span, char otherwise) {
        char own = new Tag(text, span).quote('\0');
        if (own != '\0') {
            return own;
        }
        Span parent = span.parent;
        return parent == null ? otherwise : new Tag(text, parent).quote(otherwise);
    }

    /** The white space right before a place. */
    static String leadBefore(String text, int offset) {
        int from = offset;
        while (from > 0 && Tag.isSpace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, offset);
    }

    private static String lineEnd(String lead) {
        int end = lead.lastIndexOf('\n');
        if (end < 0) {
            return lead.indexOf('\r') >= 0 ? "\r" : "";
        }
        return end > 0 && lead.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    private static String afterLine(String lead, String newline) {
        return newline.isEmpty() ? "" : lead.substring(lead.lastIndexOf(newline) + newline.length());
    }
}
