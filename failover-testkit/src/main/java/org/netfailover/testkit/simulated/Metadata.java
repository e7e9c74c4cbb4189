package org.netfailover.testkit.simulated;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The {@code <metadata>} of a domain: one element for each namespace. */
final class Metadata {
    private static final Pattern BLOCK =
            Pattern.compile("\\s*<metadata\\b([^>]*/>|.*?</metadata\\s*>)", Pattern.DOTALL);

    private Metadata() {}

    static String without(String document) {
        return document.contains("<metadata") ? BLOCK.matcher(document).replaceFirst("") : document;
    }

    static String element(Collection<String> elements) {
        StringBuilder text = new StringBuilder("  <metadata>\n");
        elements.forEach(element -> text.append("    ").append(element).append('\n'));
        return text.append("  </metadata>\n").toString();
    }

    /** Each namespace with its element, which says its namespaces itself. */
    static Map<String, String> of(String document) {
        Map<String, String> found = new LinkedHashMap<>();
        if (!document.contains("<metadata")) {
            return found;
        }
        for (Node node = child(root(document), "metadata"); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getNamespaceURI() != null) {
                found.putIfAbsent(element.getNamespaceURI(), text(element));
            }
        }
        return found;
    }

    /** An element's text, with the prefix that was asked for bound to its namespace where it has none. */
    static String bound(String element, String namespace, String prefix) {
        Element root = root(element);
        if (namespace.equals(root.getNamespaceURI())) {
            return element;
        }
        // as libvirt does: the element gets the namespace and the prefix
        root.getOwnerDocument().renameNode(root, namespace, prefix + ":" + root.getTagName());
        return text(root.getOwnerDocument().getDocumentElement());
    }

    private static @Nullable Node child(Element root, String name) {
        Node node = root.getFirstChild();
        while (node != null && !name.equals(node.getNodeName())) {
            node = node.getNextSibling();
        }
        return node == null ? null : node.getFirstChild();
    }

    private static Element root(String document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(document)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | java.io.IOException e) {
            throw new IllegalArgumentException("no document with metadata");
        }
    }

    private static String text(Element element) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("an element that cannot be written", e);
        }
    }
}
