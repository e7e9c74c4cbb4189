package org.netfailover.testkit.documents;

import java.nio.charset.StandardCharsets;
import org.netfailover.testkit.arbitraries.DomainDocument;
import org.netfailover.testkit.arbitraries.Spelling;
import org.netfailover.xml.DomainXml;

/** A generated domain in some spelling. */
record SpelledDomain(DomainDocument document, Spelling spelling) {
    byte[] bytes() {
        return spelling.bytes(document.root());
    }

    DomainXml parsed() {
        return DomainXml.parse(bytes());
    }

    DomainXml plain() {
        return DomainXml.parse(document.text());
    }

    @Override
    public String toString() {
        String text =
                new String(spelling.text(document.root()).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return spelling + " " + document.breakages() + "\n" + text.replace("\r", "\u240d");
    }
}
