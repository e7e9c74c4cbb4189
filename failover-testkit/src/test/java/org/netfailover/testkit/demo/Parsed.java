package org.netfailover.testkit.demo;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as an XML parser reads it. */
record Parsed(Document document) {
    static Parsed of(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return new Parsed(factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))));
    }

    /** All elements of a name, in order; of any name for {@code *}. */
    List<Element> all(String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The text of all elements of a name, in order. */
    List<String> texts(String name) {
        return all(name).stream().map(Element::getTextContent).toList();
    }
}
