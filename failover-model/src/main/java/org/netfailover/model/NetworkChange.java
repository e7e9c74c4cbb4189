package org.netfailover.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A change of a host's network. Each says the state that is wanted, so that doing it twice is doing it once; what undoes it
 * is another one, made when it is applied.
 *
 * <p>{@link #text()} is exact: {@link #parse} gives an equal change, so an undo can be kept outside the process.
 */
public sealed interface NetworkChange {
    /**
     * A forwarding entry is to be there as given, in place of the one that the table has for its MAC and VLAN, whatever
     * port that names. An entry without a VLAN goes for each VLAN of its port as well; that is how the kernel takes it,
     * whether the bridge filters VLANs or not.
     *
     * @param entry the entry, in no state {@link FdbState#OTHER}
     */
    record ReplaceFdbEntry(FdbEntry entry) implements NetworkChange {
        /** Refuses an entry that cannot be written with {@link IllegalArgumentException}. */
        public ReplaceFdbEntry {
            requireWritable(entry);
        }
    }

    /**
     * A forwarding entry is not to be there. Where the table's entry names another port than this it stays. No VLAN
     * given means each VLAN of the port as well.
     *
     * @param table which table
     * @param device the port of the bridge, or the NIC whose own table it is
     * @param mac the entry's MAC
     * @param vlan the entry's VLAN, where it has one
     */
    record DeleteFdbEntry(FdbTable table, InterfaceName device, MacAddress mac, OptionalInt vlan)
            implements NetworkChange {
        /** Refuses a VLAN that is out of range with {@link IllegalArgumentException}. */
        public DeleteFdbEntry {
            vlan.ifPresent(Vlan::of);
        }
    }

    /**
     * A table is to have exactly these entries for a MAC, in all VLANs together. What undoes the other changes of
     * entries.
     *
     * @param table which table
     * @param owner the bridge, or the NIC whose own table it is
     * @param mac the MAC
     * @param entries its entries, all with this MAC and of this table; empty when it is to be unknown there
     */
    record RestoreFdb(FdbTable table, InterfaceName owner, MacAddress mac, List<FdbEntry> entries)
            implements NetworkChange {
        /** Copies the list; refuses entries of another MAC or table with {@link IllegalArgumentException}. */
        public RestoreFdb {
            entries = List.copyOf(entries);
            for (FdbEntry entry : entries) {
                requireWritable(entry);
                if (!entry.mac().equals(mac) || entry.table() != table) {
                    throw new IllegalArgumentException("not an entry of " + mac + " " + table.text() + ": " + entry);
                }
            }
        }
    }

    /**
     * A VF is to have these settings at its PF.
     *
     * @param pf the PF's network device
     * @param vf the VF's number at the PF, from 0
     * @param settings what is to be set
     */
    record SetVf(InterfaceName pf, int vf, VfSettings settings) implements NetworkChange {
        /** Refuses a negative number with {@link IllegalArgumentException}. */
        public SetVf {
            if (vf < 0) {
                throw new IllegalArgumentException("VFs are counted from 0, not " + vf);
            }
        }
    }

    /**
     * A device is to be up or down.
     *
     * @param device which
     * @param up whether up
     */
    record SetLink(InterfaceName device, boolean up) implements NetworkChange {}

    /**
     * A device is to take every frame, or no longer because of this.
     *
     * @param device which
     * @param on whether it is to
     */
    record SetPromiscuous(InterfaceName device, boolean on) implements NetworkChange {}

    /**
     * A bridge is to learn from a port, or not.
     *
     * @param port the port
     * @param on whether it is to
     */
    record SetLearning(InterfaceName port, boolean on) implements NetworkChange {}

    /**
     * A bridge is to send frames for unknown MACs out of a port, or not.
     *
     * @param port the port
     * @param on whether it is to
     */
    record SetFlooding(InterfaceName port, boolean on) implements NetworkChange {}

    /**
     * Whatever comes in at one device is to go out of another and nowhere else: of a tap, what its guest sends; or only what
     * is for one MAC: at a PF, what is for a guest.
     *
     * @param from where frames come in
     * @param to where they go out
     * @param mac whom they are for; all frames where it is empty
     */
    record Redirect(InterfaceName from, InterfaceName to, Optional<MacAddress> mac) implements NetworkChange {
        /** Refuses a device that would be redirected to itself with {@link IllegalArgumentException}. */
        public Redirect {
            if (from.equals(to)) {
                throw new IllegalArgumentException(from + " cannot be redirected to itself");
            }
        }

        /**
         * All frames.
         *
         * @param from where they come in
         * @param to where they go out
         */
        public Redirect(InterfaceName from, InterfaceName to) {
            this(from, to, Optional.empty());
        }
    }

    /**
     * What comes in at a device, or what of it is for one MAC, is to go where it would.
     *
     * @param from the device
     * @param mac as with {@link Redirect}
     * @param keepHook whether the queueing discipline that the redirection hung on stays, empty; it stays in any case while
     *     another filter hangs on it
     */
    record EndRedirect(InterfaceName from, Optional<MacAddress> mac, boolean keepHook) implements NetworkChange {
        /**
         * Of all frames.
         *
         * @param from the device
         * @param keepHook as above
         */
        public EndRedirect(InterfaceName from, boolean keepHook) {
            this(from, Optional.empty(), keepHook);
        }
    }

    /**
     * Several changes, one after the other.
     *
     * @param changes the changes, none of which is such a list itself
     */
    record InOrder(List<NetworkChange> changes) implements NetworkChange {
        /** Copies the list; lists in it are taken apart. */
        public InOrder {
            List<NetworkChange> flat = new ArrayList<>();
            for (NetworkChange change : changes) {
                if (change instanceof InOrder several) {
                    flat.addAll(several.changes());
                } else {
                    flat.add(change);
                }
            }
            changes = List.copyOf(flat);
        }
    }

    /**
     * No change.
     *
     * @return an empty list of changes
     */
    static NetworkChange nothing() {
        return new InOrder(List.of());
    }

    /**
     * Several changes as one.
     *
     * @param changes in the order in which they are made
     * @return the only one where there is one, otherwise a list of them
     */
    static NetworkChange inOrder(List<NetworkChange> changes) {
        InOrder all = new InOrder(changes);
        return all.changes().size() == 1 ? all.changes().get(0) : all;
    }

    /**
     * What undoes several changes.
     *
     * @param undos what undoes each, in the order in which they were made
     * @return the undos in reverse
     */
    static NetworkChange inReverse(List<NetworkChange> undos) {
        List<NetworkChange> reversed = new ArrayList<>(undos);
        Collections.reverse(reversed);
        return inOrder(reversed);
    }

    /**
     * Whether it changes nothing by its nature.
     *
     * @return true of {@link #nothing()}
     */
    default boolean isNothing() {
        return equals(nothing());
    }

    /**
     * The change on one line, such as {@code replace-fdb 52:54:00:aa:bb:01 dev vnet0 vlan 1 master static}.
     *
     * @return a text that {@link #parse} reads
     */
    default String text() {
        return NetworkChangeText.write(this);
    }

    /**
     * Reads a change.
     *
     * @param text what {@link #text()} has given
     * @return an equal change
     * @throws IllegalArgumentException when the text is anything else
     */
    static NetworkChange parse(String text) {
        return NetworkChangeText.parse(text);
    }

    private static void requireWritable(FdbEntry entry) {
        if (entry.state() == FdbState.OTHER) {
            throw new IllegalArgumentException("the state of " + entry + " cannot be written");
        }
    }
}
