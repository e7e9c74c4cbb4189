package org.netfailover.testkit.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The domains of the folder of foreign documents that {@code netfailover.corpus} names. */
final class CorpusDomains {
    private static final Pattern KVM = Pattern.compile("(<domain\\b[^>]*\\btype=['\"])(kvm|qemu)(['\"])");

    /** Not shown to the daemon: what it does not survive. */
    private static final Set<String> DEADLY = Set.of(
            // libvirt 9.0.0 follows a null pointer for rawio on a vhost hostdev.
            "hostdev-scsi-vhost-rawio-invalid.xml");

    /** A domain of the corpus. */
    record Entry(String path, String text) {
        private Entry emulated() {
            return new Entry(path, KVM.matcher(text).replaceFirst("$1qemu$3"));
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private CorpusDomains() {}

    /** Those of QEMU's, as a machine without KVM can define them. */
    static List<Entry> ofQemu() {
        return all().stream()
                .filter(entry -> KVM.matcher(entry.text()).find())
                .filter(entry -> DEADLY.stream().noneMatch(entry.path()::endsWith))
                .map(Entry::emulated)
                .toList();
    }

    /** All of them, at least one; skips the test where there is no corpus. */
    static List<Entry> all() {
        String folder = System.getProperty("netfailover.corpus", "");
        if (folder.isBlank() || !Files.isDirectory(Path.of(folder))) {
            if (Arrays.asList(System.getProperty("netfailover.require", "").split(","))
                    .contains("corpus")) {
                throw new IllegalStateException("the corpus is required, and netfailover.corpus names no folder");
            }
            throw new TestAbortedException("netfailover.corpus names no folder of documents");
        }
        try (Stream<String> lines = Files.lines(Path.of(folder, "index.tsv"))) {
            return lines.map(line -> line.split("\t", -1))
                    .filter(fields -> fields[1].equals("domain"))
                    .map(fields -> new Entry(fields[0], read(Path.of(folder, fields[0]))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
