package org.netfailover.testkit.assertions;

import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a document that is edited.
 *
 * <pre>{@code
 * DomainXml after = DomainXml.parse(xml).withMac("ua-net0-vf", MacAddress.parse("52:54:00:aa:bb:02"));
 * assertThatXml(xml).changedTo(after.text()).onlyAt("/domain/devices/interface[2]/mac/@address");
 * }</pre>
 */
public final class XmlAssert extends AbstractAssert<XmlAssert, String> {
    XmlAssert(@Nullable String actual) {
        super(actual, XmlAssert.class);
    }

    /**
     * Compares with the document after the edit, to the character. Both are well-formed.
     *
     * @param after its text
     * @return assertions about the difference
     */
    public XmlChangeAssert changedTo(String after) {
        isNotNull();
        XmlChangeAssert change =
                new XmlChangeAssert(XmlComparison.of(scanned("before", actual), scanned("afterwards", after)));
        return Words.described(change, descriptionText());
    }

    private XmlPiece.Element scanned(String when, String text) {
        try {
            return XmlScanner.scan(text);
        } catch (IllegalArgumentException e) {
            String message = Optional.ofNullable(e.getMessage()).orElse("");
            throw failure("%s", "Expected a well-formed document, but " + when + " it is " + message);
        }
    }
}
