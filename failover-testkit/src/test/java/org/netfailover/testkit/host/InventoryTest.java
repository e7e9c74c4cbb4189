package org.netfailover.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.libvirt.ErrorKind;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.DomainCapabilities;
import org.netfailover.model.HostInventory;
import org.netfailover.model.NetworkPort;
import org.netfailover.model.NodeDevice;
import org.netfailover.model.Version;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.testkit.daemon.PretendedHardware;
import org.netfailover.testkit.daemon.TestHost;
import org.netfailover.testkit.daemon.TinyGuest;
import org.netfailover.testkit.daemon.TwoHosts;
import org.netfailover.testkit.daemon.WithTwoHosts;

@WithTwoHosts
@Timeout(60)
class InventoryTest {
    private static final String POOL = "<network><name>vfs</name><forward mode='hostdev' managed='yes'><pf dev='"
            + PretendedHardware.PF_NAME + "'/></forward></network>";

    private final TestHost rig;
    private final LibvirtHost host;

    InventoryTest(TwoHosts hosts) {
        rig = hosts.a();
        host = rig.connect();
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void theHostSaysWhichItIsAndWhatItRuns(TwoHosts hosts) {
        HostInventory inventory = host.inventory();

        assertThat(inventory.name()).isEqualTo(rig.name());
        assertThat(inventory.libvirt())
                .hasValueSatisfying(version -> assertThat(version).isGreaterThanOrEqualTo(Version.of(9, 0, 0)));
        assertThat(inventory.qemu())
                .hasValueSatisfying(version -> assertThat(version).isGreaterThanOrEqualTo(Version.of(7, 2, 0)));
        assertThat(inventory.machines()).contains("q35", "pc-q35-7.2");
        assertThat(inventory.network(TestHost.NETWORK))
                .hasValueSatisfying(network -> assertThat(network.active()).isTrue());
        try (LibvirtHost other = hosts.b().connect()) {
            assertThat(host.hostUuid()).isNotEqualTo(other.hostUuid());
        }
    }

    @Test
    void aBridgeIsToldAlsoWithoutACarrier() {
        rig.run("add_bridge br-idle");
        try {
            assertThat(host.inventory().bridges())
                    .extracting(HostInventory.Bridge::name)
                    .contains(TestHost.BRIDGE, "br-idle");
        } finally {
            rig.run("rm /sys/class/net/br-idle; ip link del br-idle");
        }
    }

    @Test
    void aMachinesCapabilitiesAreTold() {
        DomainCapabilities q35 = host.domainCapabilities("qemu", "x86_64", "q35");

        assertThat(q35.machine())
                .hasValueSatisfying(machine -> assertThat(machine).startsWith("pc-q35-"));
        assertThat(host.inventory().machines()).contains(q35.machine().orElseThrow());
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> host.domainCapabilities("qemu", "x86_64", "no such machine"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
    }

    @Test
    void theHardwareIsSeen() {
        HostInventory inventory = host.inventory();

        assertThat(inventory.pciDevices())
                .contains(PretendedHardware.PHYSICAL_FUNCTION, PretendedHardware.NIC_WITHOUT_SRIOV)
                .containsAll(PretendedHardware.VIRTUAL_FUNCTIONS);
        assertThat(inventory.functions())
                .extracting(VirtualFunction::address)
                .containsExactlyInAnyOrderElementsOf(PretendedHardware.VIRTUAL_FUNCTIONS);
        assertThat(inventory.functions()).allSatisfy(function -> {
            assertThat(function.pf()).contains(PretendedHardware.PHYSICAL_FUNCTION);
            assertThat(function.iommuGroup()).isPresent();
            assertThat(function.vendor()).hasValue(0x8086);
            assertThat(function.heldBy()).isEmpty();
        });
        assertThat(host.nodeDevices()).extracting(NodeDevice::name).contains("computer", "pci_0000_66_00_0");
    }

    @Test
    void anActivePoolHasItsFunctions() {
        host.defineNetwork(POOL);
        try {
            assertThat(host.inventory().network("vfs"))
                    .hasValueSatisfying(network -> assertThat(network.active()).isFalse());
            host.startNetwork("vfs");

            assertThat(pool().functions())
                    .extracting(VirtualFunction::address)
                    .containsExactlyElementsOf(PretendedHardware.VIRTUAL_FUNCTIONS);
            assertThat(pool().pf()).contains(PretendedHardware.PF_NAME);
            assertThat(pool().functions())
                    .allSatisfy(function -> assertThat(function.pfDevice()).contains(PretendedHardware.PF_NAME));
            assertThat(pool().free()).hasSize(4);
            assertThat(host.networkPorts("vfs")).isEmpty();
            host.destroyNetwork("vfs");
        } finally {
            host.undefineNetwork("vfs");
        }
    }

    @Test
    void aFunctionThatIsHandedOutHasAHolder() throws Exception {
        host.defineNetwork(POOL);
        host.startNetwork("vfs");
        Path port = Files.createTempFile("port", ".xml");
        try {
            Files.writeString(
                    port,
                    "<networkport><uuid>00000000-0000-4000-8000-00000000000e</uuid><owner><name>g\u00e4st</name><uuid>00000000-0000-4000-8000-00000000000f</uuid></owner>"
                            + "<mac address='52:54:00:aa:bb:07'/></networkport>");
            virsh("net-port-create", "vfs", port.toString());

            List<NetworkPort> ports = host.networkPorts("vfs");
            assertThat(ports).singleElement().satisfies(held -> {
                assertThat(held.network()).isEqualTo("vfs");
                assertThat(held.owner()).contains("g\u00e4st");
                assertThat(held.function()).contains(PretendedHardware.VIRTUAL_FUNCTIONS.get(0));
            });
            assertThat(pool().functions().get(0).heldBy()).contains("g\u00e4st");
            assertThat(pool().free()).hasSize(3);
            assertThat(host.inventory().function(PretendedHardware.VIRTUAL_FUNCTIONS.get(0)))
                    .hasValueSatisfying(held -> assertThat(held.heldBy()).contains("g\u00e4st"));
            virsh("net-port-delete", "vfs", ports.get(0).uuid().toString());
            assertThat(pool().free()).hasSize(4);
        } finally {
            Files.delete(port);
            host.destroyNetwork("vfs");
            host.undefineNetwork("vfs");
        }
    }

    @Test
    void aNicOnANetworkHasAPort() {
        TinyGuest tiny = TinyGuest.named("port")
                .device("<interface type='network'><mac address='52:54:00:aa:bb:08'/><source network='"
                        + TestHost.NETWORK + "'/><model type='virtio'/></interface>")
                .build();
        try (RunningGuest guest = RunningGuest.started(tiny, rig, host)) {
            assertThat(host.networkPorts(TestHost.NETWORK)).singleElement().satisfies(port -> {
                assertThat(port.owner()).contains("port");
                assertThat(port.ownerUuid()).contains(guest.uuid());
                assertThat(port.mac().map(Object::toString)).contains("52:54:00:aa:bb:08");
                assertThat(port.function()).isEmpty();
            });
        }
        assertThat(host.networkPorts(TestHost.NETWORK)).isEmpty();
    }

    @Test
    void aNetworkThatIsNotThereIsAnError() {
        assertThatExceptionOfType(LibvirtException.class)
                .isThrownBy(() -> host.networkPorts("none"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_NETWORK));
    }

    private VfPool pool() {
        return host.inventory().pools().stream()
                .filter(pool -> pool.name().equals("vfs"))
                .findFirst()
                .orElseThrow();
    }

    private void virsh(String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of("virsh", "--connect", rig.uri()));
        line.addAll(List.of(command));
        Process virsh = new ProcessBuilder(line).redirectErrorStream(true).start();
        String written = new String(virsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(virsh.waitFor()).as(written).isZero();
    }
}
