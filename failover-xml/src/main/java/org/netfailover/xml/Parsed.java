package org.netfailover.xml;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;

/**
 * What a scan of a domain's text found.
 *
 * @param domain the {@code <domain>} element
 * @param devices its {@code <devices>} elements, whose children are the NICs alone
 * @param nicSpans the NICs' elements, in the order of {@link DomainNics#nics()}
 * @param nics the description
 * @param uuid the domain's UUID, where it has one that is one
 * @param places where spans are
 */
record Parsed(
        Span domain, List<Span> devices, List<Span> nicSpans, DomainNics nics, Optional<UUID> uuid, Places places) {
    Nic nic(int index) {
        return nics.nics().get(index);
    }
}
