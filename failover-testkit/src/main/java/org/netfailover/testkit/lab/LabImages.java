package org.netfailover.testkit.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What labs run from: a root file system of Debian 13, and images of a host and of a guest. They are built once, in about
 * two minutes, and kept until the recipe changes; then others are built, and those that no lab uses are removed.
 *
 * <p>They lie in the folder that the system property {@value #CACHE} names, or else in {@code netfailover/lab} under
 * {@code $XDG_CACHE_HOME}, which is {@code ~/.cache} when it is not set. One process builds at a time, and others wait for
 * it. A build that is killed leaves nothing that would be taken for whole.
 *
 * @param root the root file system: a folder
 * @param images the folder of the images
 */
record LabImages(Path root, Path images) {
    /** The system property that names the folder. */
    static final String CACHE = "netfailover.lab.cache";

    private static final int LINES_KEPT = 30;

    /** The folder of all that is built, whether or not it is there. */
    static Path cache() {
        Optional<String> named = Optional.ofNullable(System.getProperty(CACHE)).filter(name -> !name.isBlank());
        Path folder = named.map(Path::of)
                .orElseGet(() -> home().resolve("netfailover").resolve("lab"));
        return folder.toAbsolutePath().normalize();
    }

    private static Path home() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }

    /** Where this recipe's are, whether or not they have been built. */
    static LabImages expected() {
        return new LabImages(cache().resolve(Recipe.rootName()), cache().resolve(Recipe.imagesName()));
    }

    /** Whether they have been built. */
    boolean areThere() {
        return Files.isDirectory(root) && Files.isDirectory(images);
    }

    /** Whether the root file system has been built, which takes most of the time and Debian's packages. */
    boolean isRootThere() {
        return Files.isDirectory(root);
    }

    /**
     * Sees to it that they are there, if need be by building them.
     *
     * @param progress takes a line for each step of a build; nothing when nothing is built
     * @return where they are
     * @throws IllegalStateException when they cannot be built, with what was said last
     */
    static LabImages prepared(Consumer<String> progress) {
        LabImages expected = expected();
        if (!expected.areThere()) {
            build(progress);
        }
        if (!expected.areThere()) {
            throw new IllegalStateException("no images after they were built: " + expected.images);
        }
        return expected;
    }

    private static void build(Consumer<String> progress) {
        Path cache = cache();
        try {
            Path recipe = Files.createTempDirectory(Files.createDirectories(cache), "recipe-");
            try {
                Recipe.write(recipe);
                build(cache, recipe, progress);
            } finally {
                remove(recipe);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's images cannot be built", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab's images were built", e);
        }
    }

    private static void build(Path cache, Path recipe, Consumer<String> progress)
            throws IOException, InterruptedException {
        Process build = LabProcess.start(
                List.of("--mount", "--pid", "--mount-proc"),
                "build.sh",
                Map.of(
                        "CACHE", cache.toString(),
                        "RECIPE", recipe.toString(),
                        "RELEASE", Recipe.RELEASE,
                        "ROOT_NAME", Recipe.rootName(),
                        "IMAGES_NAME", Recipe.imagesName()));
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader output = build.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                progress.accept(line);
                last.add(line);
                if (last.size() > LINES_KEPT) {
                    last.remove();
                }
            }
            if (build.waitFor() != 0) {
                throw new IllegalStateException("the lab's images cannot be built:\n" + String.join("\n", last));
            }
        } finally {
            LabProcess.end(build);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
