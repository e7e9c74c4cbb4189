package org.netfailover.testkit.arbitraries;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A way to spell a document: two spellings of one document say the same to libvirt.
 *
 * <pre>{@code
 * Set<Spelling.Trait> traits = EnumSet.of(Spelling.Trait.CRLF, Spelling.Trait.COMMENTS);
 * Spelling spelling = new Spelling(traits, Spelling.Encoding.UTF_16_BIG, 1);
 * Element root = DomainDocuments.sound().sample().root();
 * DomainXml read = DomainXml.parse(spelling.bytes(root));
 * assertThat(read.nics()).isEqualTo(DomainXml.parse(Spelling.PLAIN.text(root)).nics());
 * }</pre>
 *
 * @param traits what is odd about it
 * @param encoding its encoding
 * @param seed which of the many places the oddities are at
 */
public record Spelling(Set<Trait> traits, Encoding encoding, int seed) {
    /** As libvirt writes: two blanks a level, single quotes, UTF-8 without a declaration. */
    public static final Spelling PLAIN = new Spelling(Set.of(), Encoding.UTF_8, 0);

    /** An oddity that changes nothing of what a document says. */
    public enum Trait {
        /** Attributes in double quotes, or here in one and there in the other. */
        QUOTES,
        /** No white space between elements. */
        ONE_LINE,
        /** Tabs instead of blanks. */
        TABS,
        /** Lines that end in carriage return and line feed. */
        CRLF,
        /** Comments and processing instructions between elements, with markup in them. */
        COMMENTS,
        /** Characters of attributes and text as references. */
        REFERENCES,
        /** Attributes in another order. */
        ORDER,
        /** White space and line ends inside tags, around {@code =} and before {@code >}. */
        SPACES,
        /** {@code <a></a>} and {@code <a>…</a>} with white space for {@code <a/>}. */
        TAG_PAIRS,
        /** Text in CDATA sections. */
        CDATA,
        /** An XML declaration, also where none is needed. */
        DECLARATION,
        /** Comments and white space before and after the root. */
        AROUND_ROOT,
        /** A namespace declared on the root, and an element of it last in the root. */
        NAMESPACE,
        /** Numbers of PCI addresses in decimal and octal, with signs and blanks before them. */
        NUMBERS
    }

    /** An encoding that says itself which it is. */
    public enum Encoding {
        /** UTF-8 without a byte order mark. */
        UTF_8(StandardCharsets.UTF_8, "", "UTF-8"),
        /** UTF-8 with a byte order mark. */
        UTF_8_MARKED(StandardCharsets.UTF_8, "\ufeff", "utf-8"),
        /** UTF-16, the low byte first, with a byte order mark. */
        UTF_16_LITTLE(StandardCharsets.UTF_16LE, "\ufeff", "UTF-16"),
        /** UTF-16, the high byte first, with a byte order mark. */
        UTF_16_BIG(StandardCharsets.UTF_16BE, "\ufeff", "UTF-16"),
        /** ISO-8859-1, by declaration. */
        LATIN_1(StandardCharsets.ISO_8859_1, "", "ISO-8859-1");

        private final Charset charset;
        final String mark;
        final String declared;

        Encoding(Charset charset, String mark, String declared) {
            this.charset = charset;
            this.mark = mark;
            this.declared = declared;
        }

        /**
         * The characters' encoding.
         *
         * @return a charset that writes no byte order mark by itself
         */
        public Charset charset() {
            return charset;
        }
    }

    /** Copies the set. */
    public Spelling {
        traits = traits.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(traits));
    }

    /**
     * Whether an oddity is in it.
     *
     * @param trait the oddity
     * @return true when it is
     */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /**
     * Spells a document as characters.
     *
     * @param root its root
     * @return its text, without a byte order mark
     */
    public String text(Element root) {
        return new Speller(this).text(root);
    }

    /**
     * Spells a document as bytes.
     *
     * @param root its root
     * @return its bytes, in the encoding and with its byte order mark
     */
    public byte[] bytes(Element root) {
        return (encoding.mark + text(root)).getBytes(encoding.charset());
    }
}
