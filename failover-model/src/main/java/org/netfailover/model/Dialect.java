package org.netfailover.model;

/** How a document marks the halves of a pair. */
public enum Dialect {
    /**
     * {@code <teaming type='persistent'/>} and {@code <teaming type='transient' persistent='ua-…'/>}: libvirt since
     * 6.1.0, on a plain {@code <hostdev>} since 7.1.0.
     */
    TEAMING,
    /**
     * {@code <driver failover='on'/>} and {@code <driver backupAlias='ua-…'/>}: the patches of January 2020, renamed
     * before 6.1.0 shipped. Every released libvirt drops these attributes silently, or refuses them when it validates
     * against its schema. A plain {@code <hostdev>} has no such form.
     */
    DRIVER_ATTRIBUTES
}
