package org.netfailover.libvirt;

/** Which XML of a domain is asked for. */
public enum XmlKind {
    /** What runs, with what the host gave it; without secrets. */
    LIVE,
    /** What the next start will use, with its secrets, for defining it elsewhere. */
    INACTIVE,
    /**
     * What runs, as another host's libvirt takes it, with its secrets ({@code VIR_DOMAIN_XML_MIGRATABLE}): the ground of
     * a destination's XML. Do not log it.
     */
    MIGRATABLE
}
