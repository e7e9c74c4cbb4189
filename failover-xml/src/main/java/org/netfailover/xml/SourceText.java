package org.netfailover.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.netfailover.model.Location;

/**
 * The text of a document and how it is stored: decoding and encoding it again gives the same bytes.
 *
 * @param text the characters without a byte order mark
 * @param charset how they are stored
 * @param mark whether a byte order mark stands before them
 */
record SourceText(String text, Charset charset, boolean mark) {
    private static final char MARK = '\ufeff';
    private static final int BYTES_PER_CHARACTER = 4;

    /** Takes text that something else has decoded; its declaration tells how to store it again. */
    static SourceText of(String text, XmlLimits limits) {
        boolean mark = !text.isEmpty() && text.charAt(0) == MARK;
        String content = mark ? text.substring(1) : text;
        checkLength(content.length(), limits);
        Optional<String> declared = XmlDeclaration.encoding(content);
        if (declared.filter("UTF-16"::equalsIgnoreCase).isPresent()) {
            return new SourceText(content, StandardCharsets.UTF_16BE, true);
        }
        return new SourceText(content, declared.flatMap(SourceText::supported).orElse(StandardCharsets.UTF_8), mark);
    }

    static SourceText decode(byte[] bytes, XmlLimits limits) {
        if (bytes.length / BYTES_PER_CHARACTER > limits.characters()) {
            checkLength(bytes.length / BYTES_PER_CHARACTER, limits);
        }
        SourceText source = bytes.length == 0 ? new SourceText("", StandardCharsets.UTF_8, false) : detect(bytes);
        checkLength(source.text.length(), limits);
        return source;
    }

    private static void checkLength(int characters, XmlLimits limits) {
        if (characters > limits.characters()) {
            throw fault("larger than the limit of " + limits.characters() + " characters");
        }
    }

    private static SourceText detect(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes.length > 1 ? bytes[1] & 0xff : -1;
        int c = bytes.length > 2 ? bytes[2] & 0xff : -1;
        if (a == 0xef && b == 0xbb && c == 0xbf) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (a == 0xfe && b == 0xff) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (a == 0xff && b == 0xfe) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (a == '<' && b == 0) {
            return strict(bytes, 0, StandardCharsets.UTF_16LE);
        }
        if (a == 0 && b == '<') {
            return strict(bytes, 0, StandardCharsets.UTF_16BE);
        }
        Optional<String> declared = XmlDeclaration.encoding(bytes);
        if (declared.isEmpty()) {
            return strict(bytes, 0, StandardCharsets.UTF_8);
        }
        Charset charset =
                supported(declared.get()).orElseThrow(() -> fault("declares an encoding that is not supported here"));
        return strict(bytes, 0, charset);
    }

    /** The charset of a declaration, unless it is unknown or its first bytes would not be those of ASCII. */
    private static Optional<Charset> supported(String name) {
        try {
            Charset charset = Charset.forName(name);
            if (!charset.canEncode()) {
                return Optional.empty();
            }
            boolean ascii = Arrays.equals("<?xml".getBytes(charset), "<?xml".getBytes(StandardCharsets.US_ASCII));
            return ascii ? Optional.of(charset) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SourceText strict(byte[] bytes, int offset, Charset charset) {
        SourceText source;
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset));
            source = new SourceText(text.toString(), charset, offset > 0);
        } catch (CharacterCodingException e) {
            throw notText(bytes, offset, charset);
        }
        if (!isExact(charset) && !Arrays.equals(source.encode(), bytes)) {
            throw fault("text in " + charset.name() + " that would not be stored the same way again");
        }
        return source;
    }

    /** Says where the text ends that can be decoded. */
    private static DomainXmlException notText(byte[] bytes, int offset, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        int most = (int) Math.ceil((bytes.length - offset) * (double) decoder.maxCharsPerByte());
        CharBuffer text = CharBuffer.allocate(most);
        decoder.decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset), text, true);
        int end = text.position();
        LineMap lines = new LineMap(text.flip().toString());
        return new DomainXmlException(
                "not text in " + charset.name(), new Location("", lines.line(end), lines.column(end)));
    }

    private static boolean isExact(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || charset.equals(StandardCharsets.UTF_16BE)
                || charset.equals(StandardCharsets.UTF_16LE)
                || charset.equals(StandardCharsets.ISO_8859_1)
                || charset.equals(StandardCharsets.US_ASCII);
    }

    /** Stores the text the way it was stored. */
    byte[] encode() {
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(mark ? MARK + text : text));
            return Arrays.copyOfRange(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.limit());
        } catch (CharacterCodingException e) {
            throw fault("has characters that cannot be stored in " + charset.name());
        }
    }

    /** An encoder that tells which characters of a new attribute value have to be written as references. */
    CharsetEncoder encoder() {
        return charset.newEncoder();
    }

    SourceText withText(String edited) {
        return new SourceText(edited, charset, mark);
    }

    private static DomainXmlException fault(String fault) {
        return new DomainXmlException(fault, Location.of(""));
    }
}
