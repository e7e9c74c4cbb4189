package org.netfailover.testkit.contract;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Where two documents say something else: elements, attributes, text and comments, but not how they are laid out. */
final class XmlDifference {
    private XmlDifference() {}

    /**
     * The first place where documents differ.
     *
     * @return a path of elements such as {@code /domain/metadata}, and nothing of what is there
     */
    static Optional<String> first(String before, String after) {
        return between(root(before), root(after), "");
    }

    private static Element root(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            factory.setCoalescing(true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not an XML document", e);
        }
    }

    private static Optional<String> between(Node before, Node after, String parent) {
        String path = before instanceof Element ? parent + "/" + before.getNodeName() : parent;
        boolean same = before.getNodeType() == after.getNodeType()
                && before.getNodeName().equals(after.getNodeName())
                && text(before).equals(text(after))
                && hasSameAttributes(before, after);
        List<Node> some = children(before);
        List<Node> others = children(after);
        if (!same) {
            return Optional.of(path);
        }
        int both = Math.min(some.size(), others.size());
        for (int i = 0; i < both; i++) {
            Optional<String> found = between(some.get(i), others.get(i), path);
            if (found.isPresent()) {
                return found;
            }
        }
        return Stream.of(some, others)
                .filter(children -> children.size() > both)
                .map(children -> children.get(both))
                .map(more -> more instanceof Element ? path + "/" + more.getNodeName() : path)
                .findFirst();
    }

    private static String text(Node node) {
        String value = node.getNodeValue();
        return value == null ? "" : value.strip();
    }

    private static boolean hasSameAttributes(Node before, Node after) {
        NamedNodeMap some = before.getAttributes();
        NamedNodeMap others = after.getAttributes();
        if (some == null || others == null) {
            return some == null && others == null;
        }
        for (int i = 0; i < some.getLength(); i++) {
            Node other = others.getNamedItem(some.item(i).getNodeName());
            if (other == null || !other.getNodeValue().equals(some.item(i).getNodeValue())) {
                return false;
            }
        }
        return some.getLength() == others.getLength();
    }

    private static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Text) || !text(child).isEmpty()) {
                children.add(child);
            }
        }
        return children;
    }
}
