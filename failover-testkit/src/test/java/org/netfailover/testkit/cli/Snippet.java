package org.netfailover.testkit.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.netfailover.testkit.examples.Compilation;

/** Java of a page: statements that find a document's text in the variable {@code xml}. */
final class Snippet {
    private static final String NAME = "Snippet";

    private Snippet() {}

    /** Compiles the statements with every lint, runs them, and returns what they print. */
    static String run(String statements, String xml, Path folder) throws Exception {
        Compilation.into(folder, Map.of(NAME, source(statements)));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method method = loader.loadClass(NAME).getMethod("run", String.class);
            return printed(() -> method.invoke(null, xml));
        }
    }

    private static String source(String statements) {
        String imports = statements.lines().filter(Snippet::isImport).collect(Collectors.joining("\n"));
        String body = statements.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
        return imports + "\npublic final class " + NAME + " {\n    private " + NAME + "() {}\n"
                + "    public static void run(String xml) throws Exception {\n" + body + "\n    }\n}\n";
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    /** Something that prints. */
    @FunctionalInterface
    private interface Printing {
        void run() throws Exception;
    }

    private static String printed(Printing printing) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            printing.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
