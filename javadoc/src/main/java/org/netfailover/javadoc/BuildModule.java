package org.netfailover.javadoc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A module of the library, as its own files describe it.
 *
 * @param name its artifact
 * @param description what it is for
 * @param packages what it exports: what its descriptor says, or where there is none all of its packages
 * @param knows the modules of the library that it depends on by itself
 * @param libraries what else comes with it, or may come
 */
record BuildModule(String name, String description, List<String> packages, List<String> knows, List<String> libraries) {
    private static final String PREFIX = "failover-";
    private static final String GROUP = "org.netfailover";
    private static final String PACKAGE = "/package-info.java";
    private static final Pattern EXPORTS = Pattern.compile("(?m)^\\s*exports ([\\w.]+);");

    BuildModule {
        packages = List.copyOf(packages);
        knows = List.copyOf(knows);
        libraries = List.copyOf(libraries);
    }

    /**
     * The modules that others depend on, in the order of the build.
     *
     * @param root the folder of the parent
     */
    static List<BuildModule> below(Path root) throws IOException {
        List<BuildModule> modules = new ArrayList<>();
        for (Node module : nodes(pom(root), "/project/modules/module")) {
            if (module.getTextContent().startsWith(PREFIX)) {
                modules.add(read(root.resolve(module.getTextContent())));
            }
        }
        return List.copyOf(modules);
    }

    private static BuildModule read(Path folder) throws IOException {
        Document pom = pom(folder);
        List<String> knows = new ArrayList<>();
        List<String> libraries = new ArrayList<>();
        for (Node dependency :
                nodes(pom, "/project/dependencies/dependency[not(scope = 'test' or scope = 'provided')]")) {
            String artifact = text(dependency, "artifactId");
            if (text(dependency, "groupId").equals(GROUP)) {
                knows.add(artifact);
            } else {
                libraries.add(artifact + (text(dependency, "optional").equals("true") ? " (optional)" : ""));
            }
        }
        Path sources = folder.resolve("src/main/java");
        return new BuildModule(
                text(pom, "/project/artifactId"),
                text(pom, "/project/description"),
                packages(sources),
                knows,
                libraries);
    }

    private static List<String> packages(Path sources) throws IOException {
        Path descriptor = sources.resolve("module-info.java");
        if (Files.exists(descriptor)) {
            return EXPORTS.matcher(Files.readString(descriptor))
                    .results()
                    .map(found -> found.group(1))
                    .sorted()
                    .toList();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> "/" + sources.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(PACKAGE))
                    .map(file ->
                            file.substring(1, file.length() - PACKAGE.length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static Document pom(Path folder) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no POM in " + folder, e);
        }
    }

    private static XPathNodes nodes(Node from, String path) throws IOException {
        try {
            return xpath().evaluateExpression(path, from, XPathNodes.class);
        } catch (XPathExpressionException e) {
            throw new IOException(path, e);
        }
    }

    private static String text(Node from, String path) throws IOException {
        try {
            return xpath().evaluate(path, from).strip();
        } catch (XPathExpressionException e) {
            throw new IOException(path, e);
        }
    }

    private static XPath xpath() {
        return XPathFactory.newInstance().newXPath();
    }
}
