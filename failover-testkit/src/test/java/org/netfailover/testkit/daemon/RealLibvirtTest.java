package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.libvirt.DefinedDomain;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.Version;

@WithLibvirt
class RealLibvirtTest {
    private static final int CONFIG_UNSUPPORTED = 67;
    private static final int FROM_DOMAIN = 20;
    private static final int FROM_QEMU = 10;
    private static final String STANDBY = "<interface type='bridge'><mac address='52:54:00:aa:bb:01'/>"
            + "<source bridge='br0'/><model type='%s'/><teaming type='persistent'/><alias name='ua-net0'/></interface>";
    private static final String PRIMARY = "<interface type='hostdev' managed='yes'><mac address='52:54:00:aa:bb:01'/>"
            + "<source><address type='pci' domain='0x0000' bus='0x65' slot='0x10' function='0x2'/></source>"
            + "<teaming type='transient' %s/></interface>";
    private static final String NAMED = "persistent='ua-net0'";

    @Test
    void theVersionsAreThoseOfTheDaemonAndItsQemu(LibvirtHost host) {
        assertThat(host.libvirtVersion()).isGreaterThanOrEqualTo(Version.of(9, 0, 0));
        assertThat(host.hypervisorVersion()).isGreaterThanOrEqualTo(Version.of(7, 2, 0));
    }

    @Test
    void aPairIsDefinedAndComesBack(LibvirtHost host) {
        String pair = STANDBY.formatted("virtio") + PRIMARY.formatted(NAMED);

        DefinedDomain domain = host.define(Domains.named("pair", pair), DefineOption.VALIDATE);
        host.undefine("pair");

        assertThat(domain.inactiveXml())
                .contains("<teaming type='persistent'/>", "<teaming type='transient' persistent='ua-net0'/>")
                .contains("<alias name='ua-net0'/>");
    }

    @Test
    void errorsAreToldApartByCodeAndDomain(LibvirtHost host) {
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> host.define(Domains.named("bad", PRIMARY.formatted(""))))
                .withMessage("unsupported configuration: teaming persistent attribute must be set if teaming type is"
                        + " 'transient'")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CONFIG_UNSUPPORTED))
                .satisfies(e -> assertThat(e.domain()).isEqualTo(FROM_DOMAIN));
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> host.define(Domains.named("bad", STANDBY.formatted("e1000"))))
                .withMessage("unsupported configuration: virtio-net teaming persistent interface must be <model"
                        + " type='virtio'/>, not 'e1000'")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CONFIG_UNSUPPORTED))
                .satisfies(e -> assertThat(e.domain()).isEqualTo(FROM_QEMU));
    }

    @Test
    void aNetworkIsDefinedStartedAndForgotten(LibvirtHost host) {
        String network = "<network><name>lan</name><forward mode='bridge'/><bridge name='br0'/></network>";

        String definition = host.defineNetwork(network, DefineOption.VALIDATE);
        host.startNetwork("lan");

        assertThat(definition).contains("<name>lan</name>", "<bridge name='br0'/>");
        assertThatExceptionOfType(LibvirtException.class).isThrownBy(() -> host.startNetwork("lan"));
        host.destroyNetwork("lan");
        host.undefineNetwork("lan");
        assertThatExceptionOfType(LibvirtException.class).isThrownBy(() -> host.startNetwork("lan"));
    }

    @Test
    void manyThreadsDefineThroughOneConnection(LibvirtHost host) {
        IntStream.range(0, 200).parallel().forEach(i -> {
            String name = "guest-" + i;
            DefinedDomain domain = host.define(Domains.named(name, STANDBY.formatted("virtio")));
            assertThat(domain.name()).isEqualTo(name);
            assertThat(domain.inactiveXml()).isEqualTo(host.inactiveXml(name)).contains("<name>" + name + "</name>");
            host.undefine(name);
        });
    }
}
