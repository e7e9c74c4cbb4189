package org.netfailover.testkit.cli;

import java.io.BufferedOutputStream;
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

    /** One byte more than a document may have: enough to see that it is too large. */
    private static final int MOST_BYTES = 4 * (XmlLimits.DEFAULT.characters() + 1);

    private final InputStream in;
    private final OutputStream out;
    private final PrintWriter outWriter;
    private final PrintWriter errWriter;
    private byte @Nullable [] input;

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
                    return stream.readNBytes(MOST_BYTES);
                }
            }
            byte[] known = input;
            if (known == null) {
                known = in.readNBytes(MOST_BYTES);
                input = known;
            }
            return known;
        } catch (InvalidPathException e) {
            throw Failure.unreadable(file, "not a file's name");
        } catch (IOException e) {
            throw Failure.unreadable(file, e);
        }
    }

    /** Writes bytes to the standard output as they are. */
    void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw Failure.unwritable(e);
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
        outWriter.flush();
        try {
            out.flush();
        } catch (IOException e) {
            throw Failure.unwritable(e);
        }
    }
}
