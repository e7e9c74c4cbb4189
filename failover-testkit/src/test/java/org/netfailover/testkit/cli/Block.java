package org.netfailover.testkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a Markdown page.
 *
 * @param language the word behind the fence
 * @param line the page's line that the fence is in
 * @param text what stands between the fences
 */
record Block(String language, int line, String text) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    static List<Block> of(String page) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = FENCED.matcher(page);
        while (matcher.find()) {
            int line = (int) page.substring(0, matcher.start()).lines().count() + 1;
            blocks.add(new Block(matcher.group(1), line, matcher.group(2)));
        }
        return blocks;
    }

    boolean is(String other) {
        return language.equals(other);
    }

    @Override
    public String toString() {
        return language + " in line " + line;
    }
}
