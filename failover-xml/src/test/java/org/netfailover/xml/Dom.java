package org.netfailover.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A document as the JDK's own parser and XPath see it. */
final class Dom {
    private static final DocumentBuilderFactory PARSERS = parsers();
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private final Document document;

    private Dom(Document document) {
        this.document = document;
    }

    private static DocumentBuilderFactory parsers() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document, or empty when it is not well-formed or has a document type declaration. */
    static Optional<Dom> of(byte[] bytes) {
        return of(new InputSource(new ByteArrayInputStream(bytes)));
    }

    /** The same of characters or of bytes. */
    static Optional<Dom> of(InputSource source) {
        try {
            DocumentBuilder builder = PARSERS.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(new Dom(builder.parse(source)));
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Document document() {
        return document;
    }

    /** What an expression says; empty text is nothing, as in libvirt. */
    Optional<String> text(String expression) {
        try {
            String found = (String) XPATH.evaluate("string(" + expression + ")", document, XPathConstants.STRING);
            return found.isEmpty() ? Optional.empty() : Optional.of(found);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    List<Node> nodes(String expression) {
        try {
            NodeList found = (NodeList) XPATH.evaluate(expression, document, XPathConstants.NODESET);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
            return nodes;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    int count(String expression) {
        try {
            return ((Double) XPATH.evaluate("count(" + expression + ")", document, XPathConstants.NUMBER)).intValue();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
