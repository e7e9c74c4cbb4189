package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.Dialect;
import org.netfailover.model.PciAddress;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.testkit.arbitraries.Pairs;
import org.netfailover.testkit.daemon.PretendedHardware;
import org.netfailover.testkit.daemon.PrivateLibvirt;
import org.netfailover.testkit.daemon.WithLibvirt;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;
import org.netfailover.xml.NetworkXml;

/** Networks and single devices that the library writes are valid and are what a real libvirt reads. */
@WithLibvirt
@Tag("daemon")
class WrittenNetworksProperties {
    @Property(tries = 100)
    void aPoolIsDefinedAndComesBack(@ForAll("pools") VfPool pool) throws Exception {
        LibvirtHost host = PrivateLibvirt.sharedHost();
        NetworkXml written = NetworkXml.pool(pool);
        Schemas.assertValid("network.rng", written.text());

        String back = host.defineNetwork(written.text(), DefineOption.VALIDATE);
        host.undefineNetwork(pool.name());

        assertThat(NetworkXml.parse(back).definition()).isEqualTo(written.definition());
    }

    @Property(tries = 150)
    void theHalvesOfAPairAreValidDevicesByThemselves(@ForAll("pairs") TeamingPair pair) throws Exception {
        DeviceXml standby = DeviceXml.standby(pair, Dialect.TEAMING);
        DeviceXml primary = DeviceXml.primary(pair, Dialect.TEAMING);
        String xml = "<domain type='qemu'><name>vm</name><memory>65536</memory><vcpu>1</vcpu>"
                + "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>" + primary.text() + standby.text()
                + "</devices></domain>";
        Schemas.assertValid("domain.rng", xml);

        String back = Daemon.define(xml, DefineOption.VALIDATE).inactiveXml();

        assertThat(DomainXml.parse(back).pairs())
                .singleElement()
                .satisfies(found -> assertThat(found.assured()).contains(pair));
    }

    @Provide
    Arbitrary<VfPool> pools() {
        Arbitrary<String> names = Arbitraries.of("vfpool", "pool-1", "a b", "it's", "a&b");
        Arbitrary<VfPool> byPf = names.flatMap(name -> Arbitraries.of("eth0", "enp101s0f0", "p1.1")
                .map(pf -> VfPool.named(name).pf(pf).build()));
        Arbitrary<VfPool> byVfs = names.flatMap(name -> Arbitraries.subsetOf(PretendedHardware.VIRTUAL_FUNCTIONS)
                .filter(vfs -> !vfs.isEmpty())
                .map(vfs -> VfPool.named(name).addAllFunctions(functions(vfs)).build()));
        return Arbitraries.oneOf(List.of(byPf, byVfs));
    }

    private static List<VirtualFunction> functions(Set<PciAddress> vfs) {
        return vfs.stream().map(vf -> VirtualFunction.at(vf).build()).toList();
    }

    @Provide
    Arbitrary<TeamingPair> pairs() {
        return Pairs.any();
    }
}
