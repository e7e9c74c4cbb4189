package org.netfailover.testkit.simulated;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.netfailover.model.DomainState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkDefinition;

/**
 * What a guest does with its frames: it sends on its primary once that has carrier, and on its standby until then.
 * Which VF is a primary is for its {@linkplain GuestDrivers drivers} to say, and whether what comes to the standby is
 * dropped meanwhile. Guarded by the agenda's lock.
 */
record NetFailover(SimulatedDomain domain) {
    /** The MTU of a NIC that nobody gave another. */
    private static final int USUAL_MTU = 1500;

    /** A frame comes to one of its NICs. */
    void receive(LiveNic nic, Way before) {
        Way way = before.to(domain.name, nic.alias());
        boolean mine = nic.device.mac().filter(way.frame().to()::equals).isPresent();
        if (!mine && !way.frame().isToAll()) {
            way.lose(LossReason.NOBODY);
            return;
        }
        Optional<LossReason> refused = refuses(nic);
        if (refused.isPresent()) {
            way.lose(refused.get());
        } else {
            way.arrive(domain);
        }
    }

    private Optional<LossReason> refuses(LiveNic nic) {
        if (nic.isVf() && !nic.isOpen()) {
            return Optional.of(LossReason.VF_CLOSED);
        }
        if (!isAwake()) {
            return Optional.of(LossReason.STOOD_STILL);
        }
        if (!nic.carries()) {
            return Optional.of(LossReason.NO_CARRIER);
        }
        return domain.drivers().dropAtStandby()
                        && isStandby(nic)
                        && primaryOf(nic).isPresent()
                ? Optional.of(LossReason.PRIMARY_REGISTERED)
                : Optional.empty();
    }

    private boolean isAwake() {
        SimulatedGuest guest = domain.guest;
        return guest != null && domain.state == DomainState.RUNNING && guest.isAwake();
    }

    private static boolean isStandby(LiveNic nic) {
        return nic.device.nic().teaming().isPersistent();
    }

    private static boolean haveOneMac(LiveNic nic, LiveNic other) {
        return nic.device.mac().isPresent() && nic.device.mac().equals(other.device.mac());
    }

    /** The VF that a standby leads, also one that is closed: the first with its MAC that its drivers take. */
    private Optional<LiveNic> primaryOf(LiveNic standby) {
        return domain.nics.stream()
                .filter(nic -> nic.isVf() && nic.isPresent() && haveOneMac(nic, standby) && suits(nic, standby))
                .findFirst();
    }

    private boolean suits(LiveNic vf, LiveNic standby) {
        SimulatedGuest guest = domain.guest;
        OptionalInt most =
                domain.hardware.function(vf.hold.function().orElseThrow()).mtu();
        OptionalInt own = guest == null ? OptionalInt.empty() : guest.vfMtu();
        return domain.drivers().take(mtu(standby), most, own);
    }

    private int mtu(LiveNic standby) {
        OptionalInt own = standby.device.nic().mtuBytes();
        return own.isPresent()
                ? own.getAsInt()
                : standby.device
                        .network()
                        .flatMap(domain.hardware::definition)
                        .map(NetworkDefinition::mtuBytes)
                        .orElse(OptionalInt.empty())
                        .orElse(USUAL_MTU);
    }

    /**
     * Whether a driver has a VF up: not one that a standby with its MAC does not take, nor any while the guest boots.
     */
    boolean opens(LiveNic vf) {
        SimulatedGuest guest = domain.guest;
        if (guest != null && guest.isBooting()) {
            return false;
        }
        return !domain.drivers().team()
                || domain.nics.stream()
                        .filter(nic -> isStandby(nic) && haveOneMac(nic, vf))
                        .findFirst()
                        .map(standby -> primaryOf(standby).filter(vf::equals).isPresent())
                        .orElse(true);
    }

    /** Whether its drivers let a NIC's link be up. */
    boolean showsLink(LiveNic nic) {
        SimulatedGuest guest = domain.guest;
        if (guest == null || !isStandby(nic)) {
            return true;
        }
        return guest.drivers().showLink(nic.device.mac().filter(guest::hasLed).isPresent());
    }

    /** It announces where it is, on the NIC that it sends on. */
    void announce(MacAddress mac) {
        send(new Journey(Frame.toAll(mac)).begin());
    }

    /** It sends a frame of its own. */
    void send(Way way) {
        if (!isAwake()) {
            way.lose(LossReason.STOOD_STILL);
            return;
        }
        Optional<LiveNic> nic = active(way.frame().from());
        if (nic.isPresent()) {
            domain.host
                    .network()
                    .ends()
                    .send(nic.get(), way.to(domain.name, nic.get().alias()));
        } else {
            way.lose(LossReason.NO_CARRIER);
        }
    }

    /** The NIC that it sends on: a VF before a virtio NIC. */
    private Optional<LiveNic> active(MacAddress mac) {
        return domain.nics.stream()
                .filter(nic -> nic.device.mac().filter(mac::equals).isPresent())
                .filter(nic -> nic.carries() && (!nic.isVf() || hasCarrier(nic)))
                .max(Comparator.comparing(LiveNic::isVf));
    }

    private boolean hasCarrier(LiveNic vf) {
        return vf.isOpen() && vf.presentFor() >= domain.inside().carrierAfterNanos();
    }
}
