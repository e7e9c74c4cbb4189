package org.netfailover.testkit.cli;

/** Domains to run commands on. */
final class Samples {
    /** A pair without fault: bridge and VF. */
    static final String CLEAN = """
            <domain type='kvm'>
              <name>vm</name>
              <os><type arch='x86_64' machine='q35'>hvm</type></os>
              <devices>
                <interface type='bridge'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source bridge='br0'/>
                  <model type='virtio'/>
                  <teaming type='persistent'/>
                  <alias name='ua-net0'/>
                </interface>
                <interface type='hostdev' managed='yes'>
                  <mac address='52:54:00:aa:bb:01'/>
                  <source>
                    <address type='pci' domain='0x0000' bus='0xb3' slot='0x02' function='0x3'/>
                  </source>
                  <teaming type='transient' persistent='ua-net0'/>
                  <alias name='ua-net0-vf'/>
                </interface>
              </devices>
            </domain>
            """;

    /** The same with an error in line 8. */
    static final String BROKEN = CLEAN.replace("<model type='virtio'/>", "<model type='e1000'/>");

    /** The same with a warning. */
    static final String WARNED =
            CLEAN.replace("<teaming type='persistent'/>", "<teaming type='persistent'/><link state='down'/>");

    /** A primary from a network. */
    static final String ON_NETWORK = CLEAN.replaceFirst(
            "(?s)<interface type='hostdev'.*?</source>",
            "<interface type='network'><mac address='52:54:00:aa:bb:01'/><source network='vfs'/>");

    /** A primary that is a plain hostdev. */
    static final String PLAIN_HOSTDEV = CLEAN.replaceFirst(
                    "(?s)<interface type='hostdev' managed='yes'>.*?<source>",
                    "<hostdev mode='subsystem' type='pci' managed='yes'><source>")
            .replace("type='pci' domain", "domain")
            .replaceFirst("(?s)(ua-net0-vf'/>.*?)</interface>", "$1</hostdev>");

    /** No domain: a tag is not closed in line 2. */
    static final String TORN = "<domain>\n  <name>secret-name</nam>\n</domain>\n";

    private Samples() {}
}
