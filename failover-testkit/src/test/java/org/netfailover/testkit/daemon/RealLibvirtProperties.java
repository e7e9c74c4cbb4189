package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.netfailover.libvirt.LibvirtHost;

@WithLibvirt
class RealLibvirtProperties {
    @Property(tries = 200)
    void aUserAliasComesBackAndAnyOtherDoesNot(@ForAll("aliases") String alias) {
        LibvirtHost host = PrivateLibvirt.sharedHost();
        String nic = "<interface type='user'><alias name='" + alias + "'/></interface>";

        String xml = host.define(Domains.named("alias-property", nic)).inactiveXml();
        host.undefine("alias-property");

        assertThat(xml.contains("<alias name='" + alias + "'/>")).isEqualTo(alias.matches("ua-[A-Za-z0-9_-]*"));
    }

    @Provide
    Arbitrary<String> aliases() {
        return Arbitraries.strings()
                .withCharRange('a', 'e')
                .withChars('U', 'A', '-', '_', '0', '.', ':', '/', '\u00e9')
                .ofMaxLength(6)
                .flatMap(tail -> Arbitraries.of("ua-", "UA-", "", "ua").map(head -> head + tail));
    }
}
