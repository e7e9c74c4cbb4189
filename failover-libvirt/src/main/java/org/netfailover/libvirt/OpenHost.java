package org.netfailover.libvirt;

/**
 * An open connection and what it tells.
 *
 * @param connection the connection
 * @param events its events, to be closed before it
 */
record OpenHost(HostConnection connection, ConnectionEvents events) {
    /** Whether the connection has not ended yet, as far as is known; the host is not asked. */
    boolean isAlive() {
        try {
            return connection.isAlive();
        } catch (org.libvirt.LibvirtException e) {
            return false;
        }
    }

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
