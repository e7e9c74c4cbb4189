package org.netfailover.testkit.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;

/** JSON on the standard output, in UTF-8. */
final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** Something that writes. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    private Json() {}

    static JsonGenerator generator(Console console) {
        try {
            return FACTORY.createGenerator(console.output(), JsonEncoding.UTF8);
        } catch (IOException e) {
            throw console.unwritable(e);
        }
    }

    /** Writes, and fails as a command does. */
    static void write(Console console, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw console.unwritable(e);
        }
    }
}
