package org.netfailover.testkit.lab;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The middle of some numbers, and how far they lie apart.
 *
 * @param median the one in the middle, or between the two there
 * @param least the smallest
 * @param most the largest
 */
record Spread(double median, double least, double most) {
    /** Of at least one number. */
    static Spread of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no numbers");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** {@code MEDIAN (LEAST–MOST)}, with so many digits after the point; the median of integers may be between two. */
    String text(int digits) {
        String middle = digits == 0 && median != Math.rint(median) ? number(median, 1) : number(median, digits);
        return middle + " (" + number(least, digits) + "–" + number(most, digits) + ")";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
