package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.netfailover.model.MacAddress;

@WithTwoHosts
class TwoHostsProperties {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:aa:bb:01");

    /** The shared hosts can be asked for by a property, whose parameters are generated. */
    @Property(tries = 2)
    void aGuestKeepsCountingHoweverItMoves(
            @ForAll @Size(min = 2, max = 4) List<Boolean> peerToPeer, @ForAll @IntRange(max = 3) int nics) {
        TestHost from = TwoHosts.shared().a();
        TestHost to = TwoHosts.shared().b();
        TinyGuest.Builder builder = TinyGuest.named("traveller");
        for (int nic = 0; nic < nics; nic++) {
            builder.nic(MAC, "ua-net" + nic);
        }
        TinyGuest guest = builder.build();
        Virsh.on(from).run("create", Virsh.file(guest.xml()));
        long ticks = guest.ticks(from);

        for (boolean p2p : peerToPeer) {
            String[] command = p2p
                    ? new String[] {"migrate", "--live", "--p2p", guest.name(), to.peerUri()}
                    : new String[] {"migrate", "--live", guest.name(), to.uri()};
            Virsh.on(from).run(command);
            assertThat(from.leftovers()).matches(Leftovers::isEmpty);
            assertThat(to.leftovers().taps()).hasSize(nics);
            assertThat(guest.ticks(to)).isGreaterThan(ticks);
            ticks = guest.ticks(to);
            TestHost home = from;
            from = to;
            to = home;
        }
        Virsh.on(from).run("destroy", guest.name());
        assertThat(from.leftovers()).matches(Leftovers::isEmpty);
    }
}
