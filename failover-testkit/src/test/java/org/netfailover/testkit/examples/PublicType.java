package org.netfailover.testkit.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A public type that is no part of another, with its documentation.
 *
 * @param name its simple name
 * @param documentation the text of its Javadoc, without the asterisks
 */
record PublicType(String name, String documentation) {
    private static final Pattern DECLARED = Pattern.compile(
            "(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*(?:@?interface|class|enum|record) (\\w+)");
    private static final String CODE = "<pre>{@code";
    private static final String MARKED = "<pre><code>";
    private static final String MARKED_END = "</code></pre>";

    /** All public types of source files, in the order of their paths. */
    static List<PublicType> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(file -> in(read(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<PublicType> in(String source) {
        return DECLARED.matcher(source)
                .results()
                .findFirst()
                .map(declared -> new PublicType(declared.group(1), documentation(source, declared)));
    }

    private static String documentation(String source, MatchResult declared) {
        int begin = source.lastIndexOf("/**", declared.start());
        if (begin < 0) {
            return "";
        }
        return source.substring(begin + 3, source.indexOf("*/", begin)).replaceAll("(?m)^ *\\* ?", "");
    }

    /** What its documentation shows first: a block of code, or of text where annotations would be taken for tags. */
    Optional<Example> example() {
        int code = documentation.indexOf(CODE);
        int marked = documentation.indexOf(MARKED);
        if (code < 0 && marked < 0) {
            return Optional.empty();
        }
        boolean isCode = marked < 0 || code >= 0 && code < marked;
        String block = isCode ? inBraces(code + CODE.length()) : marked(marked + MARKED.length());
        return Optional.of(new Example(name, block.strip()));
    }

    /** The text up to the brace that closes the tag. */
    private String inBraces(int begin) {
        int depth = 1;
        int end = begin;
        while (depth > 0) {
            char c = documentation.charAt(end++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        if (!documentation.startsWith("</pre>", end)) {
            throw new AssertionError("the example of " + name + " ends before its </pre>");
        }
        return documentation.substring(begin, end - 1);
    }

    private String marked(int begin) {
        return documentation
                .substring(begin, documentation.indexOf(MARKED_END, begin))
                .replace("{@literal @}", "@")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
