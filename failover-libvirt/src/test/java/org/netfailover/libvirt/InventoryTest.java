package org.netfailover.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netfailover.model.HostInventory;
import org.netfailover.model.PciAddress;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;

/** Against a host that libvirt's test driver reads from a file. */
class InventoryTest {
    private static final PciAddress FIRST = PciAddress.parse("0000:65:10.0");
    private static final PciAddress SECOND = PciAddress.parse("0000:65:10.2");
    private static final PciAddress THIRD = PciAddress.parse("0000:65:10.4");

    @TempDir
    private Path folder;

    @Test
    void aPoolThatIsNotActiveHasTheFunctionsOfItsPf() throws IOException {
        HostInventory inventory = inventory(network("vfs", "<pf dev='enp101s0f0'/>"));

        assertThat(inventory.pools()).singleElement().satisfies(pool -> {
            assertThat(pool.name()).isEqualTo("vfs");
            assertThat(pool.functions()).extracting(VirtualFunction::address).containsExactly(FIRST, SECOND, THIRD);
            assertThat(pool.functions())
                    .allSatisfy(function -> assertThat(function.pfDevice()).contains("enp101s0f0"));
        });
        assertThat(inventory.pciDevices()).contains(PciAddress.parse("0000:65:00.0"), FIRST, SECOND, THIRD);
    }

    @Test
    void aPoolOfAPfThatIsNotThereIsLeftOut() throws IOException {
        HostInventory inventory = inventory(network("vfs", "<pf dev='enp7s0'/>"));

        assertThat(inventory.pools()).isEmpty();
        assertThat(inventory.network("vfs")).isPresent();
    }

    @Test
    void aBridgeIsKnownWithItsPorts() throws IOException {
        HostInventory inventory = inventory("<interface type='bridge' name='br7'><start mode='onboot'/><bridge>"
                + "<interface type='ethernet' name='enp101s0f0'/></bridge></interface>");

        assertThat(inventory.bridges()).anySatisfy(bridge -> {
            assertThat(bridge.name()).isEqualTo("br7");
            assertThat(bridge.ports()).containsExactly("enp101s0f0");
        });
    }

    @Test
    void whoeverHoldsAFunctionIsNamed() throws IOException {
        String asNic = "<interface type='hostdev' managed='yes'><source>" + address(0) + "</source></interface>";
        String asDevice =
                "<hostdev mode='subsystem' type='pci' managed='yes'><source>" + address(2) + "</source></hostdev>";
        HostInventory inventory = inventory(
                network("vfs", address(0) + address(2) + address(4)), domain("nic", asNic), domain("device", asDevice));

        VfPool pool = inventory.pools().get(0);
        assertThat(pool.functions().get(0).heldBy()).contains("nic");
        assertThat(pool.functions().get(1).heldBy()).contains("device");
        assertThat(pool.free()).extracting(VirtualFunction::address).containsExactly(THIRD);
        assertThat(inventory.function(SECOND))
                .hasValueSatisfying(function -> assertThat(function.heldBy()).contains("device"));
    }

    @Test
    void devicesAreLeftOutWhereTheyAreNotAskedFor() throws IOException {
        Set<HostPart> parts = EnumSet.complementOf(EnumSet.of(HostPart.DEVICES));
        HostInventory inventory = inventory(parts, network("vfs", address(0)), network("pf", "<pf dev='enp101s0f0'/>"));

        assertThat(inventory.networks()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(inventory.functions()).isEmpty();
        assertThat(inventory.pciDevices()).isEmpty();
        assertThat(inventory.pools()).extracting(VfPool::name).containsExactly("vfs");
    }

    private HostInventory inventory(String... more) throws IOException {
        return inventory(EnumSet.allOf(HostPart.class), more);
    }

    private HostInventory inventory(Set<HostPart> parts, String... more) throws IOException {
        String pf = pci(
                "65_00_0",
                0,
                0,
                "<capability type='virt_functions' maxCount='7'>" + address(0) + address(2) + address(4)
                        + "</capability>");
        String net = "<device><name>net_enp101s0f0</name><parent>pci_0000_65_00_0</parent><capability type='net'>"
                + "<interface>enp101s0f0</interface><address>52:54:00:00:65:00</address></capability></device>";
        String node = "<node>" + pf + net + vf(0) + vf(2) + vf(4) + String.join("", List.of(more)) + "</node>";
        Path file = Files.writeString(folder.resolve("host.xml"), node, StandardCharsets.UTF_8);
        try (LibvirtHost host = LibvirtHost.open("test://" + file)) {
            return host.inventory(parts);
        }
    }

    private static String vf(int function) {
        return pci(
                "65_10_" + function,
                0x10,
                function,
                "<capability type='phys_function'><address domain='0' bus='0x65' slot='0' function='0'/></capability>");
    }

    private static String pci(String name, int slot, int function, String capability) {
        return "<device><name>pci_0000_" + name + "</name><parent>computer</parent><capability type='pci'>"
                + "<domain>0</domain><bus>101</bus><slot>" + slot + "</slot><function>" + function + "</function>"
                + "<product id='0x10c9'/><vendor id='0x8086'/>" + capability + "</capability></device>";
    }

    private static String address(int function) {
        return "<address type='pci' domain='0x0000' bus='0x65' slot='0x10' function='0x" + function + "'/>";
    }

    private static String network(String name, String forwarded) {
        return "<network><name>" + name + "</name><forward mode='hostdev' managed='yes'>" + forwarded
                + "</forward></network>";
    }

    private static String domain(String name, String device) {
        return "<domain type='test'><name>" + name + "</name><memory>65536</memory><os><type>hvm</type></os><devices>"
                + device + "</devices></domain>";
    }
}
