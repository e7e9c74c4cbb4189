package org.example.tool;

/** Vnics in libvirt's XML, written by hand. */
public final class VnicXml {
    private VnicXml() {}

    public static String standby(Vnic vnic, String alias) {
        return """
                <interface type='bridge'>
                  <mac address='%s'/>
                  <source bridge='%s'/>
                  <model type='virtio'/>
                  <teaming type='persistent'/>
                  <alias name='%s'/>
                </interface>
                """.formatted(vnic.mac(), vnic.bridge(), alias);
    }

    public static String primary(Vnic vnic, String alias) {
        return """
                <interface type='network'>
                  <mac address='%s'/>
                  <source network='%s'/>
                  <teaming type='transient' persistent='%s'/>
                  <alias name='%s-vf'/>
                </interface>
                """.formatted(vnic.mac(), vnic.pool(), alias, alias);
    }

    /** A domain with a vnic more. */
    public static String add(String domain, Vnic vnic, String alias) {
        int end = domain.lastIndexOf("</devices>");
        return domain.substring(0, end) + standby(vnic, alias) + primary(vnic, alias) + domain.substring(end);
    }
}
