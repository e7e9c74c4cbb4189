package org.netfailover.testkit.simulated;

import java.util.List;

/** Documents of domains for simulated hosts. */
final class Domains {
    static final String STANDBY = standby("ua-net0", "52:54:00:aa:bb:01");
    static final String PRIMARY = primary("ua-net0-vf", "52:54:00:aa:bb:01", "ua-net0");

    private Domains() {}

    static String standby(String alias, String mac) {
        return "<interface type='bridge'><mac address='" + mac + "'/><source bridge='br0'/><model type='virtio'/>"
                + "<teaming type='persistent'/><alias name='" + alias + "'/></interface>";
    }

    static String primary(String alias, String mac, String standby) {
        return "<interface type='network'><mac address='" + mac + "'/><source network='vfpool'/>"
                + "<teaming type='transient' persistent='" + standby + "'/><alias name='" + alias + "'/></interface>";
    }

    private static String port(int index) {
        return "    <controller type='pci' index='" + index + "' model='pcie-root-port'/>\n";
    }

    static String domain(String name, List<String> nics) {
        return "<domain type='qemu'>\n  <name>" + name + "</name>\n  <memory unit='MiB'>512</memory>\n"
                + "  <os>\n    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>\n  </os>\n  <devices>\n"
                + "    <controller type='pci' index='0' model='pcie-root'/>\n"
                + port(1) + port(2) + port(3) + port(4) + "    "
                + String.join("\n    ", nics) + "\n  </devices>\n</domain>\n";
    }

    /** A site of two hosts, each with a bridge and a pool of so many VFs. */
    static SimulatedSite site(int functions) {
        SimulatedSite site = new SimulatedSite();
        for (String name : List.of("host-a", "host-b")) {
            String[] addresses = new String[functions];
            for (int i = 0; i < functions; i++) {
                addresses[i] = String.format("0000:%02x:%02x.%d", 3 + i / 256, i / 8 % 32, i % 8);
            }
            site.host(name).hardware().bridge("br0").pool("vfpool", addresses);
        }
        return site;
    }
}
