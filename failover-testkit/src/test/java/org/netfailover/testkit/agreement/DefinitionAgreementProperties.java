package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.rules.Finding;
import org.netfailover.testkit.arbitraries.DomainDocument;
import org.netfailover.testkit.arbitraries.DomainDocuments;
import org.netfailover.testkit.daemon.WithLibvirt;

/**
 * The library and a real libvirt, asked about the same domains: what libvirt refuses, the library finds, in libvirt's
 * words; what libvirt takes, the library does not call refused.
 */
@WithLibvirt
@Tag("daemon")
class DefinitionAgreementProperties {
    /** What libvirt refuses in these domains for reasons that have nothing to do with pairs. */
    private static final List<String> OTHER_REASONS = List.of(
            "XML error: target 'vd",
            "unsupported configuration: SCSI host device must use 'drive' address type",
            "unsupported configuration: USB host device must use 'usb' address type",
            "unsupported configuration: invalid model for interface of type 'vdpa': '",
            "internal error: Wrong or no <model> 'type' attribute specified with <interface type='vhostuser'/>.");

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void libvirtAndTheLibraryAgree(@ForAll("domains") DomainDocument domain) {
        agree(domain);
    }

    @Property(tries = 50_000, edgeCases = EdgeCasesMode.NONE)
    @Tag("soak")
    void libvirtAndTheLibraryAgreeForLong(@ForAll("domains") DomainDocument domain) {
        agree(domain);
    }

    @Provide
    Arbitrary<DomainDocument> domains() {
        return DomainDocuments.brokenUpTo(3);
    }

    private static void agree(DomainDocument domain) {
        String xml = domain.text();
        Optional<String> refusal = Daemon.refusal(xml);
        List<Finding> found = LibvirtsRules.found(xml);
        if (refusal.isEmpty()) {
            assertThat(found).as("libvirt takes the domain").isEmpty();
        } else if (OTHER_REASONS.stream().noneMatch(refusal.get()::startsWith)) {
            assertThat(found)
                    .as("libvirt says: " + refusal.get())
                    .anyMatch(finding -> LibvirtsRules.says(finding.rule(), refusal.get()));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void soundDomainsAreDefinedAndNothingIsFoundThatWouldBeRefused(@ForAll("sound") DomainDocument domain) {
        Daemon.define(domain.text(), DefineOption.VALIDATE);

        assertThat(LibvirtsRules.found(domain.text())).isEmpty();
    }

    @Provide
    Arbitrary<DomainDocument> sound() {
        return DomainDocuments.sound();
    }
}
