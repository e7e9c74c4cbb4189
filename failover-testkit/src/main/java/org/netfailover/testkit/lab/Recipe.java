package org.netfailover.testkit.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What the lab's file system and images are made of: files beside this class. */
final class Recipe {
    /** Debian 13: the first whose QEMU has a NIC with SR-IOV. */
    static final String RELEASE = "trixie";

    private static final int DIGITS = 16;
    private static final List<String> OF_ROOT = List.of("packages.sh");
    private static final List<String> OF_IMAGES = List.of(
            "images.sh",
            "guest-init.sh",
            "host-init.sh",
            "host-start.sh",
            "lab-exec.c",
            "lab-traffic.c",
            "libvirtd.conf",
            "place.sh",
            "qemu.conf",
            "segment.xml",
            "vfpool.xml");

    private Recipe() {}

    /** What the root file system is called: another name for another recipe. */
    static String rootName() {
        return "root-" + digest(RELEASE, OF_ROOT);
    }

    /** What the folder of images is called: another name for another recipe. */
    static String imagesName() {
        return "images-" + digest(rootName(), OF_IMAGES);
    }

    /** Writes the files into a folder. */
    static void write(Path folder) throws IOException {
        for (String name : Stream.concat(OF_ROOT.stream(), OF_IMAGES.stream()).toList()) {
            Files.writeString(folder.resolve(name), file(name));
        }
    }

    /** The text of a file beside this class. */
    static String file(String name) {
        try (InputStream file = Recipe.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing beside " + Recipe.class.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String seed, List<String> names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(seed.getBytes(StandardCharsets.UTF_8));
            for (String name : names) {
                digest.update((name + "\0" + file(name) + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
