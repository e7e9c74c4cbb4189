package org.netfailover.model;

/**
 * A value from outside as it may stand in a message: quoted, cut to a length, control characters shown as escapes.
 *
 * <p>Messages name the value that is wrong; they never carry a document, so what is quoted is short.
 */
public final class Quoted {
    private static final int MAX = 64;

    private Quoted() {}

    /**
     * Quotes a value.
     *
     * @param value any text, also very long or with line ends
     * @return the text in apostrophes, at most 64 characters of it, on one line
     */
    public static String of(String value) {
        StringBuilder text = new StringBuilder(Math.min(value.length(), MAX) + 5).append('\'');
        int length = Math.min(value.length(), MAX);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7f || c >= 0x2028 && c <= 0x202e || Character.isSurrogate(c) && !paired(value, i)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append(value.length() > MAX ? "'…" : "'").toString();
    }

    private static boolean paired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < Math.min(value.length(), MAX) && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
}
