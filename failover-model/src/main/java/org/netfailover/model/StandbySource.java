package org.netfailover.model;

import java.util.Locale;
import java.util.Optional;

/** What a standby hangs on at the host: every kind of interface on which libvirt allows a virtio NIC of this use. */
public sealed interface StandbySource {
    /**
     * The interface's {@code type}.
     *
     * @return such as {@code bridge}
     */
    String type();

    /**
     * Whether libvirt sets an MTU on an interface of this kind (since 3.1.0). It refuses one on the others.
     *
     * @return true unless the kind is direct, user or vdpa
     */
    default boolean takesMtu() {
        return !(this instanceof Direct || this instanceof User || this instanceof Vdpa);
    }

    /**
     * A bridge of the host.
     *
     * @param name the bridge
     */
    record Bridge(String name) implements StandbySource {
        /** Refuses a name that libvirt's schema does not take with {@link IllegalArgumentException}. */
        public Bridge {
            Named.checkDevice("bridge", name);
        }

        @Override
        public String type() {
            return "bridge";
        }
    }

    /**
     * A libvirt network that leads to a bridge or macvtap device.
     *
     * @param name the network
     * @param portgroup a port group of it, where one is meant
     */
    record Network(String name, Optional<String> portgroup) implements StandbySource {
        /** Refuses a name that libvirt's schema does not take with {@link IllegalArgumentException}. */
        public Network {
            Named.check("network", name);
            portgroup.ifPresent(group -> Named.checkDevice("port group", group));
        }

        @Override
        public String type() {
            return "network";
        }
    }

    /**
     * A macvtap device on a NIC of the host.
     *
     * @param dev the NIC
     * @param mode the macvtap mode
     */
    record Direct(String dev, DirectMode mode) implements StandbySource {
        /** Refuses a name that libvirt's schema does not take with {@link IllegalArgumentException}. */
        public Direct {
            Named.checkDevice("device", dev);
        }

        @Override
        public String type() {
            return "direct";
        }
    }

    /** User-mode networking, for tests: nothing reaches the guest unasked. */
    record User() implements StandbySource {
        @Override
        public String type() {
            return "user";
        }
    }

    /**
     * A tap device that something other than libvirt connects.
     *
     * @param target the tap's name, where it is fixed
     */
    record Ethernet(Optional<String> target) implements StandbySource {
        /** Refuses a name that libvirt's schema does not take with {@link IllegalArgumentException}. */
        public Ethernet {
            target.ifPresent(name -> Named.checkDevice("target device", name));
        }

        @Override
        public String type() {
            return "ethernet";
        }
    }

    /**
     * A virtual switch in user space, reached by a socket.
     *
     * @param path the socket
     * @param server whether QEMU listens ({@code mode='server'}) or connects
     */
    record VhostUser(String path, boolean server) implements StandbySource {
        /** Refuses a path that is not absolute with {@link IllegalArgumentException}. */
        public VhostUser {
            Named.check("socket", path);
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("the socket's path is absolute, not " + Quoted.of(path));
            }
        }

        @Override
        public String type() {
            return "vhostuser";
        }
    }

    /**
     * A vDPA device (libvirt since 6.9.0).
     *
     * @param dev its character device, such as {@code /dev/vhost-vdpa-0}
     */
    record Vdpa(String dev) implements StandbySource {
        /** Refuses a name that libvirt's schema does not take with {@link IllegalArgumentException}. */
        public Vdpa {
            Named.checkDevice("device", dev);
        }

        @Override
        public String type() {
            return "vdpa";
        }
    }

    /** How a macvtap device passes frames. */
    enum DirectMode {
        /** By an external switch that reflects frames; libvirt's default. */
        VEPA,
        /** Between the macvtaps of one NIC directly. */
        BRIDGE,
        /** To the outside only. */
        PRIVATE,
        /** The whole NIC to one guest. */
        PASSTHROUGH;

        /**
         * The attribute's text.
         *
         * @return such as {@code bridge}
         */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads the attribute's text.
         *
         * @param text any text
         * @return the mode, or empty when libvirt would refuse the text
         */
        public static Optional<DirectMode> find(String text) {
            for (DirectMode mode : values()) {
                if (mode.text().equals(text)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }
}
