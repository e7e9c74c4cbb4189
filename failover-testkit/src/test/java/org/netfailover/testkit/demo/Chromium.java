package org.netfailover.testkit.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.netfailover.network.CommandRunner.Result;
import org.netfailover.network.LocalCommands;
import org.netfailover.testkit.daemon.Requirement;
import org.netfailover.testkit.demo.Picture.Size;

/** Debian's Chromium, without a screen and with nothing that it has kept from before. */
final class Chromium {
    private static final String PROGRAM = "chromium";
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Path folder;

    /** @param folder one of its own, which is empty */
    Chromium(Path folder) {
        this.folder = folder;
    }

    /** What is missing here, as a reason for skipping; a failure where the run asks for {@code chromium}. */
    static Optional<String> missing() {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean there = Stream.of(path.split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, PROGRAM)));
        return Requirement.CHROMIUM.skip(
                there
                        ? Optional.empty()
                        : Optional.of("a page is looked at with " + PROGRAM + ", from Debian's package chromium"));
    }

    /** Opens a page in a window of a size, and takes a picture of it. */
    Picture picture(String page, Size size) throws IOException {
        Path file = folder.resolve("picture.png");
        Result result = run(page, size, "--screenshot=" + file);
        if (!Files.exists(file)) {
            throw new AssertionError("no picture was taken: " + result);
        }
        return new Picture(result, ImageIO.read(file.toFile()));
    }

    /** Opens a page in a window of a size, and gives the document as it is then. */
    Result document(String page, Size size) throws IOException {
        return run(page, size, "--dump-dom");
    }

    private Result run(String page, Size size, String order) throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), page);
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "--headless=new",
                "--no-sandbox", // which root has to go without
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-breakpad",
                "--no-first-run",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                "--window-size=" + size.broad() + "," + size.high(),
                "--virtual-time-budget=2000",
                "--enable-logging=stderr",
                "--v=0",
                order));
        command.add(file.toUri().toString());
        return LocalCommands.ofThisMachine().run(command, "", DEADLINE);
    }
}
