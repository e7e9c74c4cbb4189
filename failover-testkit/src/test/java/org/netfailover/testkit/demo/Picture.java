package org.netfailover.testkit.demo;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.netfailover.network.CommandRunner.Result;

/**
 * What a browser shows of a page.
 *
 * @param run how it ended
 * @param image what it shows
 */
record Picture(Result run, BufferedImage image) {
    /** How large a window is, in pixels. */
    record Size(int broad, int high) {}

    private IntStream pixels() {
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return IntStream.of(all);
    }

    /** How many colours there are in it. */
    long colours() {
        return pixels().distinct().count();
    }

    /** How bright it is on average: 0 is black, 255 is white. */
    double brightness() {
        return pixels().mapToDouble(Picture::brightness).average().orElseThrow();
    }

    private static double brightness(int pixel) {
        return 0.2126 * (pixel >> 16 & 0xff) + 0.7152 * (pixel >> 8 & 0xff) + 0.0722 * (pixel & 0xff);
    }
}
