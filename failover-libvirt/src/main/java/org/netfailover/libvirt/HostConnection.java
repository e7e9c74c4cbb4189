package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.libvirt.Connect;
import org.libvirt.jna.ConnectionPointer;

/** A connection of libvirt-java whose native pointer can be given to {@link NativeLibvirt}. */
final class HostConnection extends Connect {
    private static final int NO_SUPPORT = 3;

    static {
        // Also makes NativeLibvirt silence libvirt before libvirt-java is there.
        EventLoop.ensureRunning();
    }

    private final Pointer pointer;
    private volatile boolean keptAlive;

    HostConnection(String uri) throws org.libvirt.LibvirtException {
        super(ascii(uri));
        ConnectionPointer opened = vcp;
        this.pointer = opened.getPointer();
    }

    /** Opens a connection that tells of its end. Blocks for as long as the host does. */
    static OpenHost open(String uri, OpenOptions options, Consumer<HostEvent> sink) {
        try {
            HostConnection connection = new HostConnection(uri);
            try {
                connection.keepAlive(options);
                return new OpenHost(connection, ConnectionEvents.watch(connection, sink));
            } catch (LibvirtException e) {
                connection.close();
                throw e;
            }
        } catch (org.libvirt.LibvirtException e) {
            throw Errors.translated(e);
        }
    }

    /** A driver within this process has no keepalive, and needs none. */
    private void keepAlive(OpenOptions options) throws org.libvirt.LibvirtException {
        if (options.keepalive().isZero()) {
            return;
        }
        try {
            setKeepAlive((int) options.keepalive().toSeconds(), options.keepaliveCount());
            keptAlive = true;
        } catch (org.libvirt.LibvirtException e) {
            if (Errors.translated(e).code() != NO_SUPPORT) {
                throw e;
            }
        }
    }

    /** Whether keepalive watches it, and gives it up when the host is silent. */
    boolean isKeptAlive() {
        return keptAlive;
    }

    Pointer pointer() {
        return pointer;
    }

    /** libvirt-java would pass other letters in the platform's encoding. */
    private static String ascii(String uri) {
        StringBuilder text = new StringBuilder(uri.length());
        uri.codePoints().forEach(letter -> {
            if (letter < 0x80) {
                text.append((char) letter);
            } else {
                for (byte part : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
                    text.append('%').append("%02X".formatted(part));
                }
            }
        });
        return text.toString();
    }
}
