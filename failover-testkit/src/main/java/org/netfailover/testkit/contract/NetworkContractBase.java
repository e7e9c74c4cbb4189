package org.netfailover.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;
import org.opentest4j.TestAbortedException;

/** A network for each test, and words to speak of it. */
@ExtendWith(RequiresExtension.class)
abstract class NetworkContractBase {
    static final MacAddress GUEST = MacAddress.parse("52:54:00:5d:0b:01");
    static final InterfaceName NOBODY = InterfaceName.of("nobody0");

    private @Nullable NetworkBed bed;

    NetworkContractBase() {}

    /**
     * Makes a network for one test.
     *
     * @return a bed that nobody else uses; the test closes it
     */
    protected abstract NetworkBed open();

    @BeforeEach
    final void make() {
        bed = open();
    }

    @AfterEach
    final void leave() {
        bed().close();
    }

    final NetworkBed bed() {
        if (bed == null) {
            throw new IllegalStateException("no test runs");
        }
        return bed;
    }

    final HostNetwork network() {
        return bed().network();
    }

    final InterfaceName pf() {
        return bed().pf()
                .orElseThrow(() -> new TestAbortedException(bed().withoutPf().orElse("no PF")));
    }

    final int vlan() {
        return bed().vlans().stream()
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("the kernel's bridges know no VLANs"));
    }

    /** The entries of the guest's MAC, of which a bridge gives no order. */
    final Set<FdbEntry> entries() {
        return new HashSet<>(network().fdb(bed().bridge(), GUEST));
    }

    static FdbEntry.Builder entry(InterfaceName device) {
        return FdbEntry.at(device, GUEST);
    }

    final void undone(NetworkChange undo, Set<FdbEntry> before) {
        assertEquals(undo, NetworkChange.parse(undo.text()));
        NetworkChange redo = network().apply(undo);
        assertEquals(before, entries());
        assertFalse(redo.isNothing());
        assertEquals(NetworkChange.nothing(), network().apply(undo));
    }

    static HostNetworkException refused(NetworkErrorKind kind, Runnable call) {
        HostNetworkException error = assertThrows(HostNetworkException.class, call::run);
        assertEquals(kind, error.kind(), error.getMessage());
        return error;
    }
}
