package org.netfailover.model;

import java.util.Optional;

/**
 * The {@code <source>} of an interface as written; which attributes libvirt reads depends on the interface's type.
 *
 * @param network {@code type='network'}: the network's name
 * @param portgroup {@code type='network'}: the port group
 * @param bridge {@code type='bridge'}: the bridge
 * @param dev {@code type='direct'}, {@code 'vdpa'}, {@code 'user'}: the device
 * @param mode {@code type='direct'} and {@code 'vhostuser'}: the mode
 * @param path {@code type='vhostuser'}: the socket
 * @param addressType the {@code type} of {@code <source><address>}: {@code pci} for a VF
 * @param address the host's PCI address, of {@code <source><address>}
 */
public record NicSource(
        Optional<String> network,
        Optional<String> portgroup,
        Optional<String> bridge,
        Optional<String> dev,
        Optional<String> mode,
        Optional<String> path,
        Optional<String> addressType,
        Optional<PciAddressText> address) {
    private static final Optional<String> NO = Optional.empty();

    /** A device without a {@code <source>}. */
    public static final NicSource NONE = new NicSource(NO, NO, NO, NO, NO, NO, NO, Optional.empty());

    /**
     * The source of an interface on a libvirt network.
     *
     * @param name the network
     * @return {@code <source network='…'/>}
     */
    public static NicSource ofNetwork(String name) {
        return new NicSource(Optional.of(name), NO, NO, NO, NO, NO, NO, Optional.empty());
    }

    /**
     * The source of an interface on a bridge.
     *
     * @param name the bridge
     * @return {@code <source bridge='…'/>}
     */
    public static NicSource ofBridge(String name) {
        return new NicSource(NO, NO, Optional.of(name), NO, NO, NO, NO, Optional.empty());
    }

    /**
     * The source of a device that is a VF.
     *
     * @param address the VF on the host
     * @return {@code <source><address type='pci' …/></source>}
     */
    public static NicSource ofVf(PciAddress address) {
        return new NicSource(NO, NO, NO, NO, NO, NO, Optional.of("pci"), Optional.of(PciAddressText.of(address)));
    }

    /**
     * The same source on another network.
     *
     * @param name the network
     * @return a source with the same port group
     */
    public NicSource withNetwork(String name) {
        return new NicSource(Optional.of(name), portgroup, bridge, dev, mode, path, addressType, address);
    }

    /**
     * The same source on another bridge.
     *
     * @param name the bridge
     * @return a source that is otherwise the same
     */
    public NicSource withBridge(String name) {
        return new NicSource(network, portgroup, Optional.of(name), dev, mode, path, addressType, address);
    }

    /**
     * The same source with another VF.
     *
     * @param vf the VF on the host
     * @return a source that is otherwise the same
     */
    public NicSource withVf(PciAddress vf) {
        return new NicSource(
                network, portgroup, bridge, dev, mode, path, addressType, Optional.of(PciAddressText.of(vf)));
    }

    /**
     * What the source names, whichever attribute it is.
     *
     * @return the network, bridge, device or socket, the first that is there
     */
    public Optional<String> name() {
        return network.or(() -> bridge).or(() -> dev).or(() -> path);
    }
}
