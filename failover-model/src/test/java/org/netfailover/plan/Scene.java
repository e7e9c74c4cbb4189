package org.netfailover.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.netfailover.model.DomainNics;
import org.netfailover.model.DomainState;
import org.netfailover.model.HostInventory;
import org.netfailover.model.LiveMigratable;
import org.netfailover.model.NetworkDefinition;
import org.netfailover.model.Nic;
import org.netfailover.model.NicSource;
import org.netfailover.model.Origin;
import org.netfailover.model.PciAddress;
import org.netfailover.model.TeamingText;
import org.netfailover.model.Version;
import org.netfailover.model.VfPool;
import org.netfailover.model.VirtualFunction;
import org.netfailover.rules.Severity;

/** Two hosts alike, with a bridge, a network, and a pool of three VFs, and NICs of a domain that runs on the first. */
final class Scene {
    static final UUID UUID_OF_VM = UUID.fromString("3c1f6c1e-0b2a-4d53-9f7c-0a5d8d7c1b11");

    private Scene() {}

    static HostInventory.Builder host(String name) {
        return bareHost(name)
                .libvirt(Version.of(9, 0, 0))
                .qemu(Version.of(7, 2, 0))
                .addAllFunctions(functions());
    }

    private static List<VirtualFunction> functions() {
        return List.of(
                vf("5e:02.0").build(), vf("5e:02.1").build(), vf("5e:02.2").build());
    }

    /** Without versions and VFs by address. */
    static HostInventory.Builder bareHost(String name) {
        return networks(name).addPools(pool("3b:02.0", "3b:02.1", "3b:02.2")).addMachines("pc-q35-7.2", "q35");
    }

    /** With networks and a bridge only. */
    static HostInventory.Builder networks(String name) {
        return HostInventory.named(name)
                .addNetworks(
                        network(NetworkDefinition.named("lan").forwardMode("nat"), true),
                        network(NetworkDefinition.named("pool").forwardMode("hostdev"), true))
                .addBridges(new HostInventory.Bridge("br0"));
    }

    static VfPool pool(String... addresses) {
        VfPool.Builder pool = VfPool.named("pool");
        for (String address : addresses) {
            pool.addFunctions(vf(address).build());
        }
        return pool.build();
    }

    /** A host on which everything is called otherwise. */
    static HostInventory.Builder other() {
        return HostInventory.named("c")
                .libvirt(Version.of(9, 0, 0))
                .qemu(Version.of(7, 2, 0))
                .addNetworks(
                        network(NetworkDefinition.named("wan").forwardMode("nat"), true),
                        network(NetworkDefinition.named("vfs").forwardMode("hostdev"), true))
                .addBridges(new HostInventory.Bridge("br7"))
                .addPools(
                        VfPool.named("vfs").addFunctions(vf("3b:02.0").build()).build());
    }

    /** A host whose VF can move with its state. */
    static HostInventory migratable(String name, Version libvirt, Version qemu) {
        return bareHost(name)
                .libvirt(libvirt)
                .qemu(qemu)
                .addFunctions(VirtualFunction.at(PciAddress.parse("5e:02.0"))
                        .liveMigratable(LiveMigratable.YES)
                        .build())
                .build();
    }

    static HostInventory migratable(String name) {
        return migratable(name, Version.of(10, 0, 0), Version.of(8, 2, 2));
    }

    static HostInventory.Network network(NetworkDefinition.Builder definition, boolean active) {
        return new HostInventory.Network(definition.build(), active);
    }

    static VirtualFunction.Builder vf(String address) {
        return VirtualFunction.at(PciAddress.parse(address));
    }

    static Nic.Builder standby(int n) {
        return Nic.builder(Nic.Element.INTERFACE, "bridge")
                .source(NicSource.ofBridge("br0"))
                .model("virtio")
                .mac(mac(n))
                .teaming(TeamingText.ofPersistent())
                .aliasText("ua-net" + n);
    }

    static Nic.Builder pooled(int n) {
        return pooled(n, "ua-vf" + n);
    }

    static Nic.Builder pooled(int n, String alias) {
        return Nic.builder(Nic.Element.INTERFACE, "network")
                .source(NicSource.ofNetwork("pool"))
                .mac(mac(n))
                .teaming(TeamingText.ofTransient("ua-net" + n))
                .aliasText(alias);
    }

    static Nic.Builder addressed(int n, String address) {
        return hostdev(n, address)
                .teaming(TeamingText.ofTransient("ua-net" + n))
                .aliasText("ua-vf" + n);
    }

    private static Nic.Builder hostdev(int n, String address) {
        return Nic.builder(Nic.Element.INTERFACE, "hostdev")
                .source(NicSource.ofVf(PciAddress.parse(address)))
                .managed("yes")
                .mac(mac(n));
    }

    static Nic.Builder bare(int n, String address) {
        return hostdev(n, address).aliasText("hostdev" + n);
    }

    static Nic.Builder barePooled(int n) {
        return Nic.builder(Nic.Element.INTERFACE, "network")
                .source(NicSource.ofNetwork("pool"))
                .mac(mac(n))
                .aliasText("hostdev" + n);
    }

    static Nic.Builder plainHostdev(int n, String address) {
        return Nic.builder(Nic.Element.HOSTDEV, "pci")
                .mode("subsystem")
                .managed("yes")
                .source(NicSource.ofVf(PciAddress.parse(address)))
                .aliasText("hostdev" + n);
    }

    static Nic.Builder virtio(int n) {
        return virtio(n, "net" + n);
    }

    static Nic.Builder virtio(int n, String alias) {
        return Nic.builder(Nic.Element.INTERFACE, "network")
                .source(NicSource.ofNetwork("lan"))
                .model("virtio")
                .mac(mac(n))
                .aliasText(Optional.of(alias).filter(text -> !text.isEmpty()));
    }

    static String mac(int n) {
        return String.format("52:54:00:aa:bb:%02x", n);
    }

    static DomainNics.Builder nics(Nic.Builder... builders) {
        List<Nic> built = new ArrayList<>();
        int[] counts = new int[Nic.Element.values().length];
        for (Nic.Builder builder : builders) {
            Nic.Element element = builder.build().element();
            int count = ++counts[element.ordinal()];
            built.add(builder.origin(Origin.ofPath("/domain/devices/" + element.text() + "[" + count + "]"))
                    .build());
        }
        return DomainNics.builder()
                .name("vm")
                .machine(Optional.of("pc-q35-7.2"))
                .addAllNics(built);
    }

    static ObservedDomain.Builder running(Nic.Builder... builders) {
        return ObservedDomain.builder()
                .uuid(UUID_OF_VM)
                .name("vm")
                .state(DomainState.RUNNING)
                .nics(nics(builders).build());
    }

    static MigrationOrder.Builder migration(Nic.Builder... builders) {
        return migration(running(builders).build());
    }

    static MigrationOrder.Builder migration(ObservedDomain domain) {
        return migration(domain, host("a").build(), host("b").build());
    }

    static MigrationOrder.Builder migration(ObservedDomain domain, HostInventory source, HostInventory destination) {
        return MigrationOrder.of(domain).source(source).destination(destination).mode(MigrationMode.PEER_TO_PEER);
    }

    static Plan.Ready ready(Plan plan) {
        if (plan instanceof Plan.Ready ready) {
            return ready;
        }
        throw new AssertionError(plan.toString());
    }

    static List<String> errors(Plan plan) {
        if (plan instanceof Plan.Refusal refusal) {
            return refusal.report().findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .map(finding -> finding.rule().code())
                    .toList();
        }
        throw new AssertionError(plan.toString());
    }
}
