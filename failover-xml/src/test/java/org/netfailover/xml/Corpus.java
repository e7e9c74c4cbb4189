package org.netfailover.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/**
 * A folder of real documents, listed in its {@code index.tsv}: path, kind, features, expectation. Given as the system
 * property {@code netfailover.corpus}; where it is not, the test that asks is skipped.
 */
final class Corpus {
    /** A listed document. */
    record Entry(String path, String kind, byte[] bytes) {
        boolean is(String... kinds) {
            return Set.of(kinds).contains(kind);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private Corpus() {}

    static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty("netfailover.corpus"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Files::isDirectory);
    }

    /** Every document of the index, in its order; an index without documents fails. */
    static List<Entry> entries() {
        Optional<Path> folder = folder();
        if (folder.isEmpty() && Requirements.required("corpus")) {
            fail("the corpus is required, and netfailover.corpus names no folder");
        }
        Assumptions.assumeTrue(folder.isPresent(), "netfailover.corpus names no folder of documents");
        return entries(folder.orElseThrow());
    }

    static List<Entry> entries(Path folder) {
        assertThat(folder.resolve("index.tsv")).as("index of the corpus").isRegularFile();
        List<Entry> entries = read(folder);
        assertThat(entries).as("documents of the corpus").isNotEmpty();
        return entries;
    }

    /** The documents of some kinds; none of them fails. */
    static List<Entry> entries(String... kinds) {
        List<Entry> found = entries().stream().filter(entry -> entry.is(kinds)).toList();
        assertThat(found)
                .as("documents of the corpus of kind %s", List.of(kinds))
                .isNotEmpty();
        return found;
    }

    private static List<Entry> read(Path folder) {
        try (var lines = Files.lines(folder.resolve("index.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Entry(fields[0], fields[1], bytes(folder.resolve(fields[0]))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
