package org.netfailover.testkit.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.netfailover.xml.XmlLimits;

/** The standard streams, and the files that a command names. Text is UTF-8. */
final class Console {
    /** The name of the standard input, as an argument and in messages. */
    static final String STDIN = "-";

    /** As many bytes as show that a document is too large. */
    private static final int MOST_BYTES = 4 * (XmlLimits.DEFAULT.characters() + 1);

    private static final int PIECE = 1 << 16;

    private final InputStream in;
    private final OutputStream out;
    private final PrintWriter outWriter;
    private final PrintWriter errWriter;
    private byte @Nullable [] input;
    private boolean broken;

    Console(InputStream in, OutputStream out, OutputStream err) {
        this.in = in;
        this.out = new BufferedOutputStream(out);
        this.outWriter = new PrintWriter(new OutputStreamWriter(this.out, StandardCharsets.UTF_8), false);
        this.errWriter = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    /** The standard output, for what writes itself. */
    OutputStream output() {
        return out;
    }

    /** For picocli's help. */
    PrintWriter outWriter() {
        return outWriter;
    }

    /** For picocli's suggestions. */
    PrintWriter errWriter() {
        return errWriter;
    }

    /** Reads a file, or the standard input, which is the same each time. */
    byte[] read(String file) {
        try {
            if (!file.equals(STDIN)) {
                Path path = Path.of(file);
                if (Files.isDirectory(path)) {
                    throw Failure.unreadable(file, "is a directory");
                }
                try (InputStream stream = Files.newInputStream(path)) {
                    return bytes(stream);
                }
            }
            byte[] known = input;
            if (known == null) {
                known = bytes(in);
                input = known;
            }
            return known;
        } catch (InvalidPathException e) {
            throw Failure.unreadable(file, "not a file's name");
        } catch (IOException e) {
            throw Failure.unreadable(file, e);
        }
    }

    /** Reads piece by piece: the streams' own ways to read all ask where they stand, which a pipe does not know. */
    private static byte[] bytes(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        int length = stream.read(piece);
        while (length >= 0 && bytes.size() < MOST_BYTES) {
            bytes.write(piece, 0, length);
            length = stream.read(piece);
        }
        return bytes.toByteArray();
    }

    /** Writes bytes to the standard output as they are. */
    void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes a line to the standard output. */
    void line(String line) {
        write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a line to the standard error. */
    void error(String line) {
        errWriter.print(Diagnostic.printable(line) + "\n");
        errWriter.flush();
    }

    /** Sees to it that everything is out. */
    void flush() {
        if (broken) {
            return;
        }
        outWriter.flush();
        try {
            out.flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** What to throw where the standard output takes no more, which is told once. */
    Failure unwritable(IOException e) {
        broken = true;
        return Failure.unwritable(e);
    }
}
