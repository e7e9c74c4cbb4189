package org.netfailover.testkit.simulated;

import org.netfailover.libvirt.LibvirtException;

/** Errors as libvirt 9.0.0 raises them; the numbers are those of {@code virErrorNumber} and {@code virErrorDomain}. */
final class Errors {
    private static final int FROM_RPC = 7;
    private static final int FROM_QEMU = 10;
    private static final int FROM_NETWORK = 19;
    private static final int FROM_DOMAIN = 20;

    private static final int INTERNAL_ERROR = 1;
    private static final int OPERATION_FAILED = 9;
    private static final int SYSTEM_ERROR = 38;
    private static final int NO_DOMAIN = 42;
    private static final int NO_NETWORK = 43;
    private static final int OPERATION_INVALID = 55;
    private static final int CONFIG_UNSUPPORTED = 67;
    private static final int OPERATION_TIMEOUT = 68;
    private static final int OPERATION_ABORTED = 78;
    private static final int OPERATION_UNSUPPORTED = 84;
    private static final int DEVICE_MISSING = 99;

    private Errors() {}

    static LibvirtException internal(String message) {
        return new LibvirtException(INTERNAL_ERROR, FROM_QEMU, "internal error: " + message);
    }

    static LibvirtException failed(String message) {
        return new LibvirtException(OPERATION_FAILED, FROM_QEMU, "operation failed: " + message);
    }

    static LibvirtException invalid(String message) {
        return new LibvirtException(OPERATION_INVALID, FROM_QEMU, "Requested operation is not valid: " + message);
    }

    static LibvirtException unsupported(String message) {
        return new LibvirtException(CONFIG_UNSUPPORTED, FROM_DOMAIN, "unsupported configuration: " + message);
    }

    static LibvirtException notMigratable(String message) {
        return new LibvirtException(OPERATION_UNSUPPORTED, FROM_QEMU, "Operation not supported: " + message);
    }

    static LibvirtException noDomain(String name) {
        return new LibvirtException(NO_DOMAIN, FROM_QEMU, "Domain not found: no domain with matching " + name);
    }

    static LibvirtException noNetwork(String name) {
        return new LibvirtException(
                NO_NETWORK, FROM_NETWORK, "Network not found: no network with matching name '" + name + "'");
    }

    static LibvirtException inactiveNetwork(String name) {
        return new LibvirtException(
                OPERATION_INVALID,
                FROM_NETWORK,
                "Requested operation is not valid: network '" + name + "' is not active");
    }

    static LibvirtException exhausted(String network) {
        return new LibvirtException(
                INTERNAL_ERROR,
                FROM_NETWORK,
                "internal error: network '" + network
                        + "' requires exclusive access to interfaces, but none are available");
    }

    static LibvirtException withoutInterruptRemapping() {
        return internal(
                "unable to execute QEMU command 'device_add': failed to setup container: Operation not permitted");
    }

    /** libvirt says 1 (internal error); the port says what it means. */
    static LibvirtException noDevice(String alias) {
        return new LibvirtException(DEVICE_MISSING, FROM_DOMAIN, "internal error: no device found with alias " + alias);
    }

    static LibvirtException missingDevice(String mac, String alias) {
        return new LibvirtException(
                DEVICE_MISSING,
                FROM_DOMAIN,
                "device not found: no device found at address '(null)' matching MAC address '" + mac + "' and alias '"
                        + alias + "'");
    }

    static LibvirtException busy() {
        return new LibvirtException(
                OPERATION_TIMEOUT, FROM_QEMU, "Timed out during operation: cannot acquire state change lock");
    }

    static LibvirtException aborted() {
        return new LibvirtException(
                OPERATION_ABORTED, FROM_QEMU, "operation aborted: migration out job: canceled by client");
    }

    static LibvirtException unreachable(String where) {
        return new LibvirtException(
                SYSTEM_ERROR, FROM_RPC, "unable to connect to server at '" + where + "': Connection refused");
    }

    static LibvirtException disconnected() {
        return new LibvirtException(INTERNAL_ERROR, FROM_RPC, "internal error: client socket is closed");
    }

    static LibvirtException missingBridge(String name) {
        return new LibvirtException(SYSTEM_ERROR, 0, "Cannot get interface MTU on '" + name + "': No such device");
    }
}
