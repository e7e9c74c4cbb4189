package org.netfailover.javadoc;

/** Text as it is written in HTML. */
final class Html {
    private Html() {}

    /** The text with what HTML would read as markup replaced by references; fit for content and quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
