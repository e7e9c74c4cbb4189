package org.netfailover.testkit.lab;

import java.util.Locale;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;

/**
 * NICs of guests on a {@link LabHost}, as XML: to be part of a domain or to be attached. Aliases are put in as they are,
 * so that wrong ones can be tried; they hold no character that XML knows.
 *
 * <pre>{@code
 * MacAddress mac = MacAddress.parse("52:54:00:aa:33:01");
 * DeviceXml standby = DeviceXml.parse(LabNic.standby(mac, "ua-net0"));
 * DeviceXml primary = DeviceXml.parse(LabNic.primary(mac, "ua-net0", "ua-net0-vf"));
 * assertThat(standby.nic().isStandby()).isTrue();
 * assertThat(primary.nic().isPrimary()).isTrue();
 * }</pre>
 */
public final class LabNic {
    private LabNic() {}

    /**
     * A virtio NIC on {@value LabHost#NETWORK} that is no half of a pair.
     *
     * @param mac its MAC address
     * @param alias its alias
     * @return an {@code <interface>} element
     */
    public static String virtio(MacAddress mac, String alias) {
        return onNetwork(mac, LabHost.NETWORK, "<model type='virtio'/>" + aliased(alias));
    }

    /**
     * A standby on {@value LabHost#NETWORK}.
     *
     * @param mac its MAC address
     * @param alias its alias
     * @return an {@code <interface>} element
     */
    public static String standby(MacAddress mac, String alias) {
        return onNetwork(mac, LabHost.NETWORK, "<model type='virtio'/><teaming type='persistent'/>" + aliased(alias));
    }

    /**
     * A standby on the bridge {@value LabHost#BRIDGE} itself, whose FDB the bridge keeps.
     *
     * @param mac its MAC address
     * @param alias its alias
     * @return an {@code <interface>} element
     */
    public static String bridgedStandby(MacAddress mac, String alias) {
        return onBridge(mac, "<teaming type='persistent'/>" + aliased(alias));
    }

    /**
     * A virtio NIC on the bridge {@value LabHost#BRIDGE} itself that is no half of a pair.
     *
     * @param mac its MAC address
     * @param alias its alias
     * @return an {@code <interface>} element
     */
    public static String bridged(MacAddress mac, String alias) {
        return onBridge(mac, aliased(alias));
    }

    /**
     * A primary from {@value LabHost#POOL}.
     *
     * @param mac its MAC address
     * @param standby its standby's alias
     * @param alias its alias
     * @return an {@code <interface>} element
     */
    public static String primary(MacAddress mac, String standby, String alias) {
        return onNetwork(mac, LabHost.POOL, transientOf(standby) + aliased(alias));
    }

    /**
     * A VF from {@value LabHost#POOL} that is no half of a pair.
     *
     * @param mac its MAC address
     * @param alias its alias
     * @return an {@code <interface>} element
     */
    public static String pooled(MacAddress mac, String alias) {
        return onNetwork(mac, LabHost.POOL, aliased(alias));
    }

    /**
     * A primary that is a certain VF.
     *
     * @param mac its MAC address
     * @param vf the VF's address on the host: {@code 0000:01:10.0} is the first, and each next one is two functions on
     * @param standby its standby's alias
     * @param alias its alias
     * @return an {@code <interface>} element
     */
    public static String primary(MacAddress mac, PciAddress vf, String standby, String alias) {
        return "<interface type='hostdev' managed='yes'><mac address='" + mac + "'/><source>" + address(vf)
                + "</source>" + transientOf(standby) + aliased(alias) + "</interface>";
    }

    /**
     * A primary that is a certain VF, as a plain {@code <hostdev>}, of whose MAC address libvirt knows nothing.
     *
     * @param vf the VF's address on the host
     * @param standby its standby's alias
     * @param alias its alias
     * @return a {@code <hostdev>} element
     */
    public static String hostdevPrimary(PciAddress vf, String standby, String alias) {
        return hostdevXml(vf, transientOf(standby) + aliased(alias));
    }

    /**
     * A certain VF as a plain {@code <hostdev>} that is no half of a pair.
     *
     * @param vf the VF's address on the host
     * @param alias its alias
     * @return a {@code <hostdev>} element
     */
    public static String hostdev(PciAddress vf, String alias) {
        return hostdevXml(vf, aliased(alias));
    }

    private static String hostdevXml(PciAddress vf, String more) {
        // libvirt's order: the teaming element stands after the source.
        return "<hostdev mode='subsystem' type='pci' managed='yes'><source>" + address(vf) + "</source>" + more
                + "</hostdev>";
    }

    private static String onNetwork(MacAddress mac, String network, String more) {
        return "<interface type='network'><mac address='" + mac + "'/><source network='" + network + "'/>" + more
                + "</interface>";
    }

    private static String onBridge(MacAddress mac, String more) {
        return "<interface type='bridge'><mac address='" + mac + "'/><source bridge='" + LabHost.BRIDGE
                + "'/><model type='virtio'/>" + more + "</interface>";
    }

    private static String transientOf(String standby) {
        return "<teaming type='transient' persistent='" + standby + "'/>";
    }

    private static String aliased(String alias) {
        return "<alias name='" + alias + "'/>";
    }

    private static String address(PciAddress vf) {
        return String.format(
                Locale.ROOT,
                "<address type='pci' domain='0x%04x' bus='0x%02x' slot='0x%02x' function='0x%x'/>",
                vf.domain(),
                vf.bus(),
                vf.slot(),
                vf.function());
    }
}
