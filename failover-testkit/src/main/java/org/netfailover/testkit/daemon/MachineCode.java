package org.netfailover.testkit.daemon;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Bytes of a program for an x86 processor, written one after the other, in which places have names. Not
 * thread-safe.
 */
final class MachineCode {
    private static final int LONGEST = 4096;

    private final int origin;
    private final ByteBuffer code = ByteBuffer.allocate(LONGEST).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Integer> labels = new HashMap<>();
    private final Map<Integer, Reference> references = new HashMap<>();

    /** A program whose first byte will be at an address. */
    MachineCode(int origin) {
        this.origin = origin;
    }

    /** Bytes as they are: an opcode, its operands, data. */
    MachineCode op(int... bytes) {
        for (int value : bytes) {
            code.put((byte) value);
        }
        return this;
    }

    /** Four bytes. */
    MachineCode value(int value) {
        code.putInt(value);
        return this;
    }

    /** Names the next byte. */
    MachineCode label(String name) {
        if (labels.put(name, origin + code.position()) != null) {
            throw new IllegalArgumentException(name + " is named twice");
        }
        return this;
    }

    /** An instruction that ends with four bytes. */
    MachineCode immediate(int value, int... opcode) {
        return op(opcode).value(value);
    }

    /** An instruction that ends with a place's address. */
    MachineCode operand(String label, int... opcode) {
        return op(opcode).address(label, 0);
    }

    /** A short jump: its place is within 128 bytes. */
    MachineCode near(int opcode, String label) {
        op(opcode);
        references.put(code.position(), new Reference(label, 0, Kind.NEAR));
        return op(0);
    }

    /** A call or jump to a place anywhere. */
    MachineCode far(String label, int... opcode) {
        op(opcode);
        references.put(code.position(), new Reference(label, 0, Kind.FAR));
        return value(0);
    }

    /** Four bytes: a place's address, plus something. */
    MachineCode address(String label, int plus) {
        references.put(code.position(), new Reference(label, plus, Kind.ADDRESS));
        return value(0);
    }

    /** Four bytes: a place's address. */
    MachineCode address(String label) {
        return address(label, 0);
    }

    /** Two bytes: how far a place is from the beginning. */
    MachineCode offset(String label) {
        references.put(code.position(), new Reference(label, -origin, Kind.HALF));
        return op(0, 0);
    }

    /** The program, with every place's name replaced by where it is. */
    byte[] bytes() {
        references.forEach(this::resolve);
        byte[] bytes = new byte[code.position()];
        code.get(0, bytes);
        return bytes;
    }

    private void resolve(int position, Reference reference) {
        int target = Objects.requireNonNull(labels.get(reference.label()), reference.label()) + reference.plus();
        switch (reference.kind()) {
            case ADDRESS -> code.putInt(position, target);
            case HALF -> code.putShort(position, (short) target);
            case FAR -> code.putInt(position, target - (origin + position + Integer.BYTES));
            case NEAR -> {
                int distance = target - (origin + position + Byte.BYTES);
                if (distance != (byte) distance) {
                    throw new IllegalArgumentException(reference.label() + " is too far for a short jump");
                }
                code.put(position, (byte) distance);
            }
        }
    }

    private enum Kind {
        ADDRESS,
        HALF,
        NEAR,
        FAR
    }

    private record Reference(String label, int plus, Kind kind) {}
}
