package org.netfailover.xml;

/**
 * How large a document may be. Two more limits are fixed: 1,000 attributes on one element, and 10,000 different names in
 * one document.
 *
 * @param characters the most UTF-16 units of text; a document read from bytes may have at most four times as many bytes
 * @param depth the most elements inside one another
 */
public record XmlLimits(int characters, int depth) {
    /**
     * 16 Mi characters, four times what libvirt takes in one string on the wire ({@code REMOTE_STRING_MAX}, 4 MiB in
     * 9.0.0), and a depth of 256, which is libxml2's.
     */
    public static final XmlLimits DEFAULT = new XmlLimits(16 << 20, 256);

    /** Refuses a limit below one, and a depth over 10,000, with {@link IllegalArgumentException}. */
    public XmlLimits {
        if (characters < 1 || depth < 1 || depth > 10_000) {
            throw new IllegalArgumentException("limits are at least 1, and a depth at most 10000");
        }
    }

    /**
     * The same limits with another size.
     *
     * @param most at least 1
     * @return new limits
     */
    public XmlLimits withCharacters(int most) {
        return new XmlLimits(most, depth);
    }

    /**
     * The same limits with another depth.
     *
     * @param most 1 to 10,000
     * @return new limits
     */
    public XmlLimits withDepth(int most) {
        return new XmlLimits(characters, most);
    }
}
