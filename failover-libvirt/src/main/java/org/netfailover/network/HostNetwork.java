package org.netfailover.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkLink;

/**
 * The network of one host, as far as failover needs it: the port through which everything reaches it.
 *
 * <p>An implementation is safe for many threads, whose calls run side by side; who changes one device from two threads
 * gets no promise about undoing. Every call ends: what the host does not answer in time is
 * {@link NetworkErrorKind#NO_ANSWER}. What goes wrong comes as {@link HostNetworkException}.
 */
public interface HostNetwork extends AutoCloseable {
    /**
     * Where this network is, for messages.
     *
     * @return such as {@code localhost} or {@code ssh root@host-a}
     */
    String where();

    /**
     * Every network device.
     *
     * @return the devices, in the host's order
     */
    List<NetworkLink> links();

    /**
     * Looks for a network device.
     *
     * @param device its name
     * @return the device as it is now, with its VFs where it is a PF; empty when there is none of that name
     */
    Optional<NetworkLink> find(InterfaceName device);

    /**
     * A network device that has to be there.
     *
     * @param device its name
     * @return the device as it is now
     * @throws HostNetworkException of kind {@link NetworkErrorKind#NO_DEVICE} when there is none
     */
    default NetworkLink link(InterfaceName device) {
        return find(device)
                .orElseThrow(() -> new HostNetworkException(
                        NetworkErrorKind.NO_DEVICE, "looking at " + device + " on " + where(), "no such device"));
    }

    /**
     * The forwarding entries around a bridge: those of its table, and those of its ports' own tables.
     *
     * @param bridge the bridge
     * @return the entries, in the host's order
     * @throws HostNetworkException of kind {@link NetworkErrorKind#NO_DEVICE} when there is no such bridge
     */
    List<FdbEntry> fdb(InterfaceName bridge);

    /**
     * The forwarding entries around a bridge for one MAC.
     *
     * @param bridge the bridge
     * @param mac the MAC
     * @return its entries in all VLANs and tables, in the host's order
     */
    default List<FdbEntry> fdb(InterfaceName bridge, MacAddress mac) {
        return fdb(bridge).stream().filter(entry -> entry.mac().equals(mac)).toList();
    }

    /**
     * A device's own forwarding entries, {@link org.netfailover.model.FdbTable#SELF}: of a PF, what it takes beside its own
     * MAC.
     *
     * @param device the device
     * @return the entries, in the host's order
     * @throws HostNetworkException of kind {@link NetworkErrorKind#NO_DEVICE} when there is no such device
     */
    List<FdbEntry> ownFdb(InterfaceName device);

    /**
     * A bridge's port.
     *
     * @param device the device that is the port
     * @return the port, or empty when the device is no port of a bridge
     */
    Optional<BridgePort> port(InterfaceName device);

    /**
     * Where what comes in at a device is sent instead of where it would go.
     *
     * @param from the device
     * @return the device to which {@link NetworkChange.Redirect} sends it, or empty when it goes its usual way
     */
    default Optional<InterfaceName> redirection(InterfaceName from) {
        return redirection(from, Optional.empty());
    }

    /**
     * Where what comes in at a device for a MAC is sent instead of where it would go.
     *
     * @param from the device
     * @param mac the MAC, or empty for the redirection of all frames
     * @return the device to which {@link NetworkChange.Redirect} sends it, or empty when there is no such redirection
     */
    Optional<InterfaceName> redirection(InterfaceName from, Optional<MacAddress> mac);

    /**
     * Whether somebody's driver has a VF: it may master the bus, by its PCI configuration. Of a VF in a guest that is the
     * guest's driver; one that the guest has not taken is not driven.
     *
     * @param pf the PF's network device
     * @param vf the VF's number at the PF, from 0
     * @return true when it is driven
     * @throws HostNetworkException of kind {@link NetworkErrorKind#NO_DEVICE} when there is no such VF
     */
    boolean isDriven(InterfaceName pf, int vf);

    /**
     * Makes a change, where the host is not as it says already.
     *
     * <p>Of several changes in order, when one fails those before it are undone; what could not be undone is told by the
     * exceptions that the thrown one carries as suppressed.
     *
     * @param change what is to be
     * @return what puts back exactly what was there before: a missing entry is missing again, a MAC that was zero is zero
     *     again; an entry that was learnt is put back as if it had been learnt now. {@link NetworkChange#nothing()} when
     *     nothing had to be changed
     * @throws HostNetworkException when it could not be made; when it is of kind {@link NetworkErrorKind#NO_ANSWER} or {@link
     *     NetworkErrorKind#UNREACHABLE} it is not known whether it was
     */
    NetworkChange apply(NetworkChange change);

    /** A change of which the host was asked already what there is to know. */
    @FunctionalInterface
    interface Prepared {
        /**
         * Makes the change, as {@link HostNetwork#apply} does; once.
         *
         * @return what puts back what was there when it was prepared
         * @throws HostNetworkException as {@link HostNetwork#apply} does
         */
        NetworkChange apply();
    }

    /**
     * Looks at what there is before a change, so that less is left to do at the moment when it has to be made. What others
     * change in between is not seen.
     *
     * @param change what is to be
     * @return the change, of which nothing is made yet
     * @throws HostNetworkException when it is known already that it cannot be made
     */
    default Prepared prepare(NetworkChange change) {
        return () -> apply(change);
    }

    /**
     * Sends an announcement, from the host itself so that its moments are kept. Returns when it is over, which may be as
     * long as {@link Announcement#atMost()}.
     *
     * @param announcement what, where and how long
     * @return how it went
     */
    Announced announce(Announcement announcement);

    /**
     * Sends one frame with a guest's MAC as its source out of a device.
     *
     * @param device where it goes out
     * @param mac the guest's MAC
     * @param vlan its tag, 1 to 4094, or empty for none
     */
    default void announce(InterfaceName device, MacAddress mac, OptionalInt vlan) {
        Announced unused = announce(Announcement.of(device, mac).vlan(vlan).build());
    }

    /** Gives back what was held to reach the host. Calls under way may fail; twice is once. */
    @Override
    void close();
}
