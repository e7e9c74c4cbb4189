package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.PciAddress;

@WithLibvirt
class PretendedHardwareTest {
    private static final String NO_VF = "unsupported configuration: Interface type hostdev is currently supported on"
            + " SR-IOV Virtual Functions only";

    @Test
    void theDaemonSeesTheseDevicesAndNoneOfTheMachines(PrivateLibvirt libvirt) throws IOException {
        try (Stream<Path> devices = Files.list(libvirt.file("/sys/bus/pci/devices"))) {
            assertThat(devices.map(device -> PciAddress.parse(String.valueOf(device.getFileName()))))
                    .containsExactlyInAnyOrderElementsOf(all());
        }
    }

    @Test
    void whatIsNoVirtualFunctionIsRefusedAtTheStart(LibvirtHost host) {
        assertThat(startingWith(host, PretendedHardware.NIC_WITHOUT_SRIOV)).hasMessage(NO_VF);
        assertThat(startingWith(host, PretendedHardware.PHYSICAL_FUNCTION)).hasMessage(NO_VF);
        assertThat(startingWith(host, PciAddress.parse("0000:77:00.0"))).hasMessage(NO_VF);
    }

    @Test
    void aVirtualFunctionPassesForOneAndFailsForWantOfItsPf(LibvirtHost host) {
        assertThat(PretendedHardware.VIRTUAL_FUNCTIONS)
                .extracting(vf -> startingWith(host, vf).getMessage())
                .containsOnly("Cannot get interface flags on 'pf0': No such device");
    }

    @Test
    void aPoolOfTheCardHoldsItsVirtualFunctions(LibvirtHost host) {
        host.defineNetwork("<network><name>vfpool</name><forward mode='hostdev' managed='yes'><pf dev='"
                + PretendedHardware.PF_NAME + "'/></forward></network>");
        host.define(Domains.named("pooled", "<interface type='network'><source network='vfpool'/></interface>"));
        try {
            host.startNetwork("vfpool");
            // Only with a virtual function in its hands can it miss the card's network device.
            assertThatExceptionOfType(LibvirtException.class)
                    .isThrownBy(() -> host.start("pooled"))
                    .withMessage("Cannot get interface flags on 'pf0': No such device");
        } finally {
            host.undefine("pooled");
            host.destroyNetwork("vfpool");
            host.undefineNetwork("vfpool");
        }
    }

    private static LibvirtException startingWith(LibvirtHost host, PciAddress address) {
        String name = "vf-" + address.toString().replace(':', '-');
        host.define(Domains.named(
                name,
                "<interface type='hostdev' managed='no'><source><address type='pci' domain='%d' bus='%d' slot='%d' function='%d'/></source></interface>"
                        .formatted(address.domain(), address.bus(), address.slot(), address.function())));
        try {
            host.start(name);
            throw new AssertionError("started with " + address);
        } catch (LibvirtException e) {
            return e;
        } finally {
            host.undefine(name);
        }
    }

    private static List<PciAddress> all() {
        return Stream.concat(
                        Stream.of(PretendedHardware.PHYSICAL_FUNCTION, PretendedHardware.NIC_WITHOUT_SRIOV),
                        PretendedHardware.VIRTUAL_FUNCTIONS.stream())
                .toList();
    }
}
