package org.netfailover.testkit.demo;

import java.util.List;
import java.util.Locale;
import org.netfailover.testkit.lab.LabGuest;
import org.netfailover.testkit.simulated.PacketLoss;
import org.netfailover.testkit.simulated.PacketPlace;

/**
 * What became of a ping.
 *
 * @param kind which half of the pair the guest got it on, or that it was lost
 * @param text the host, and by which NIC and half the ping came and its answer went; or where it was lost and why
 */
record Fate(Kind kind, String text) {
    /** What it is drawn as. */
    enum Kind {
        /** It came to the guest on the VF. */
        PRIMARY,
        /** It came to the guest on the standby. */
        STANDBY,
        /** It did not come back. */
        LOST
    }

    /** A ping that was lost. */
    static Fate of(PacketLoss loss) {
        String why = loss.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Fate(Kind.LOST, loss.place() + ": " + why);
    }

    /**
     * A ping that came back.
     *
     * @param guest the domain's name
     * @param hops where the ping and its answer came, in order
     */
    static Fate of(String guest, List<PacketPlace> hops) {
        List<PacketPlace> halves =
                hops.stream().filter(hop -> hop.where().equals(guest)).toList();
        String host = hops.get(hops.indexOf(halves.get(0)) - 1).where();
        List<PacketPlace> onHost =
                hops.stream().filter(hop -> hop.where().equals(host)).toList();
        String half = halves.get(0).device();
        String nic = nic(onHost.get(0));
        String back = halves.get(halves.size() - 1).device();
        String nicBack = nic(onHost.get(onHost.size() - 1));
        String way = half.equals(back) && nic.equals(nicBack)
                ? nic + " \u2194 " + half
                : nic + " \u2192 " + half + ", " + back + " \u2192 " + nicBack;
        return new Fate(half.equals(LabGuest.PRIMARY) ? Kind.PRIMARY : Kind.STANDBY, host + ": " + way);
    }

    /** The NIC of the host that a place belongs to: of a VF its PF. */
    private static String nic(PacketPlace place) {
        return place.device().replaceFirst(" VF .*", "");
    }

    boolean isLost() {
        return kind == Kind.LOST;
    }
}
