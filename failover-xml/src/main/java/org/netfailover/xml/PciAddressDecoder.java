package org.netfailover.xml;

import org.codehaus.stax2.typed.TypedValueDecoder;

/** Reads a part of a PCI address from the parser's buffer when it is spelled as libvirt spells it: {@code 0x1f}. */
final class PciAddressDecoder extends TypedValueDecoder {
    private static final int LONGEST = 6;

    private int value;

    /** The number, or -1 when it is spelled otherwise. */
    int value() {
        return value;
    }

    @Override
    public void decode(String input) {
        decode(input.toCharArray(), 0, input.length());
    }

    @Override
    public void decode(char[] buffer, int start, int end) {
        value = -1;
        if (end - start < 3 || end - start > LONGEST || buffer[start] != '0' || buffer[start + 1] != 'x') {
            return;
        }
        int number = 0;
        for (int i = start + 2; i < end; i++) {
            int digit = buffer[i] < 0x80 ? Character.digit(buffer[i], 16) : -1;
            if (digit < 0) {
                return;
            }
            number = number << 4 | digit;
        }
        value = number;
    }

    @Override
    public void handleEmptyValue() {
        value = -1;
    }
}
