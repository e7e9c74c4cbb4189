package org.netfailover.libvirt;

/**
 * An open connection and what it tells.
 *
 * @param connection the connection
 * @param events its events, to be closed before it
 */
record OpenHost(HostConnection connection, ConnectionEvents events) {
    /** Closes both. Blocks for as long as the host does. */
    void close() {
        events.close();
        try {
            connection.close();
        } catch (org.libvirt.LibvirtException e) {
            throw Errors.translated(e);
        }
    }
}
