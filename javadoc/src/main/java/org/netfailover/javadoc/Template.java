package org.netfailover.javadoc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The pages as they lie among the resources, with places for what is made from the library. */
final class Template {
    private Template() {}

    /** The text of a page, in which <code>${name}</code> is a place. */
    static String named(String resource) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
