package org.netfailover.testkit.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two small texts, line by line; line ends belong to their lines.
 *
 * @param read how many lines the first text has
 * @param kept how many of them stand in the second, in their order
 * @param lines those that do not with {@code -} before them, and those of the second that are new with {@code +}
 */
record LineDifference(int read, int kept, List<String> lines) {
    private static final String LINE_START = "(?<=\n)";

    static LineDifference of(String before, String after) {
        String[] old = before.split(LINE_START);
        String[] now = after.split(LINE_START);
        int[][] common = common(old, now);
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (i < old.length && j < now.length && old[i].equals(now[j])) {
                i++;
                j++;
            } else if (i < old.length && (j == now.length || common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + old[i++].strip());
            } else {
                lines.add("+ " + now[j++].strip());
            }
        }
        return new LineDifference(old.length, common[0][0], List.copyOf(lines));
    }

    /** The length of the longest common subsequence of what follows each pair of lines. */
    private static int[][] common(String[] old, String[] now) {
        int[][] length = new int[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = now.length - 1; j >= 0; j--) {
                length[i][j] =
                        old[i].equals(now[j]) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }
}
