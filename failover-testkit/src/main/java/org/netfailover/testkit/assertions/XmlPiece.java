package org.netfailover.testkit.assertions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document is made of: elements, and what stands between them. No entity is resolved. */
sealed interface XmlPiece {
    /** The piece as it was written, with all that is in it. */
    String text();

    /**
     * Text, a comment, a processing instruction, a CDATA section or a document type.
     *
     * @param text all of it
     */
    record Between(String text) implements XmlPiece {
        boolean isBlank() {
            return text.isBlank();
        }
    }

    /**
     * An element.
     *
     * @param name its name as written; empty for the document itself
     * @param tag its start tag
     * @param content what is in it
     * @param text all of it
     */
    record Element(String name, String tag, List<XmlPiece> content, String text) implements XmlPiece {
        private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([^\\s=/>]+)\\s*=\\s*(?:\"[^\"]*\"|'[^']*')");

        /** Copies the list. */
        public Element {
            content = List.copyOf(content);
        }

        /** Each attribute as it was written, with the blanks before it, by its name. */
        Map<String, String> attributes() {
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher matcher = ATTRIBUTE.matcher(tag);
            while (matcher.find()) {
                attributes.put(matcher.group(1), matcher.group());
            }
            return attributes;
        }

        /** The path of a child; with a position beside others of its name, and always below {@code devices}. */
        String pathOf(int child, String own) {
            String childName = ((Element) content.get(child)).name;
            int position = 0;
            int count = 0;
            for (int i = 0; i < content.size(); i++) {
                if (content.get(i) instanceof Element other && other.name.equals(childName)) {
                    count++;
                    position += i <= child ? 1 : 0;
                }
            }
            boolean positioned = count > 1 || name.equals("devices");
            return own + "/" + childName + (positioned ? "[" + position + "]" : "");
        }
    }
}
