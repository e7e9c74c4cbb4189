package org.netfailover.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.LinkState;

/**
 * One thing to do, with the time it may take and what undoes it.
 *
 * <p>A step is done when its effect was observed, not when the call returned; what is to be observed is said with each
 * kind. Devices are named by alias: their XML is the executor's affair.
 */
public sealed interface Step {
    /**
     * Where it is done.
     *
     * @return the host
     */
    Side side();

    /**
     * How long it may take until its effect is observed.
     *
     * @return a positive time
     */
    Duration deadline();

    /**
     * What puts back what was there before, should a later step fail.
     *
     * @return the step that undoes this one, or empty when there is nothing to put back or it undoes itself
     */
    Optional<Step> undo();

    /**
     * What becomes of the plan when this step fails or its time is over.
     *
     * @return undo, but degrade for what is done on the destination after the domain has moved
     */
    default OnFailure onFailure() {
        return side() == Side.DESTINATION && !(this instanceof Reserve) ? OnFailure.DEGRADE : OnFailure.UNDO;
    }

    /**
     * VFs are set aside, all or none; nothing is asked of the host. Given back when the plan has ended, however it ends.
     *
     * @param side the host whose VFs they are
     * @param claims what is needed, at least one
     * @param deadline as every step
     */
    record Reserve(Side side, List<VfClaim> claims, Duration deadline) implements Step {
        /** Copies the claims. */
        public Reserve {
            claims = List.copyOf(claims);
        }

        @Override
        public Optional<Step> undo() {
            return Optional.empty();
        }

        /** What is done, on one line. */
        @Override
        public String toString() {
            return "reserve "
                    + String.join(", ", claims.stream().map(Object::toString).toList());
        }
    }

    /**
     * A device is unplugged. Done when the domain's XML lacks it; one that is not there is done at once.
     *
     * @param side where
     * @param alias the device's
     * @param backAs the alias that it has when it is plugged back: its own, or another where libvirt generated its own
     *     and would generate it anew
     * @param config whether the definition loses it too
     * @param deadline for the guest to let go of it
     * @param back how long plugging it back may take
     */
    record Detach(Side side, String alias, String backAs, boolean config, Duration deadline, Duration back)
            implements Step {
        @Override
        public Optional<Step> undo() {
            return Optional.of(new Attach(side, backAs, alias, config, back, deadline));
        }

        /** What is done, on one line. */
        @Override
        public String toString() {
            return "unplug " + alias + (config ? ", also from the definition" : "");
        }
    }

    /**
     * A device is plugged. Done when the domain's XML has it.
     *
     * @param side where
     * @param alias the alias that it has from now on
     * @param device whose XML it is: the alias of the device in the domain's XML before the plan, or in what is to be
     *     plugged; on the destination with the source of {@link DestinationChanges#moved}
     * @param config whether the definition gets it too
     * @param deadline as every step
     * @param back how long unplugging it again may take
     */
    record Attach(Side side, String alias, String device, boolean config, Duration deadline, Duration back)
            implements Step {
        @Override
        public Optional<Step> undo() {
            return Optional.of(new Detach(side, alias, alias, config, back, deadline));
        }

        /** What is done, on one line. */
        @Override
        public String toString() {
            return "plug " + device + (alias.equals(device) ? "" : " as " + alias)
                    + (config ? ", also into the definition" : "");
        }
    }

    /**
     * A NIC's link is set. Done when the domain's XML says so.
     *
     * @param side where
     * @param alias the NIC's
     * @param to the state that it is to have
     * @param from the state that it has
     * @param onlyWith a device without which the step is left out: a standby's link goes down only when its primary is
     *     there
     * @param deadline as every step
     */
    record SetLink(Side side, String alias, LinkState to, LinkState from, Optional<String> onlyWith, Duration deadline)
            implements Step {
        @Override
        public Optional<Step> undo() {
            return Optional.of(new SetLink(side, alias, from, to, Optional.empty(), deadline));
        }

        /** What is done, on one line. */
        @Override
        public String toString() {
            return "set the link of " + alias + " " + to.text()
                    + onlyWith.map(device -> " if " + device + " is there").orElse("");
        }
    }

    /**
     * The frames that come in at a host for a pair are led elsewhere, by its bridge's and its PF's tables and by filters.
     * Done when the host's network has taken the changes; undone exactly, by what was there before.
     *
     * <p>On the destination it is begun as soon as the standby is there, while the domain still moves, so that the guest's
     * first frame there takes the right way.
     *
     * @param side where
     * @param standby the alias of the virtio NIC
     * @param primary the alias of the VF, which need not be there
     * @param pf the PF of which it has its VF or will have it, where that is known beforehand
     * @param to where they are to go
     * @param from where they went
     * @param deadline as every step
     */
    record LeadFrames(
            Side side,
            String standby,
            String primary,
            Optional<InterfaceName> pf,
            Lead to,
            Lead from,
            Duration deadline)
            implements Step {
        @Override
        public Optional<Step> undo() {
            return to == Lead.BOTH
                    ? Optional.of(new LeadFrames(side, standby, primary, pf, from, to, deadline))
                    : Optional.empty();
        }

        /** Of a guest that has gone nothing is undone any more. */
        @Override
        public OnFailure onFailure() {
            return side == Side.SOURCE && to == Lead.BOTH ? OnFailure.UNDO : OnFailure.DEGRADE;
        }

        /** What is done, on one line. */
        @Override
        public String toString() {
            return "lead the frames for " + standby + " and " + primary + " " + to.text();
        }
    }

    /**
     * The domain moves. Done when it runs on the destination and not on the source; undone by itself when it fails.
     *
     * @param unplugs the primaries that QEMU unplugs by itself, by alias
     * @param waitUnplug how long QEMU may wait for the guest to let go of them; without them, for the first byte
     * @param deadline for the whole move
     * @param grace how long a move that was aborted may take to end
     */
    record Migrate(List<String> unplugs, Duration waitUnplug, Duration deadline, Duration grace) implements Step {
        /** Copies the aliases. */
        public Migrate {
            unplugs = List.copyOf(unplugs);
        }

        @Override
        public Side side() {
            return Side.SOURCE;
        }

        @Override
        public Optional<Step> undo() {
            return Optional.empty();
        }

        /** What is done, on one line. */
        @Override
        public String toString() {
            return unplugs.isEmpty() ? "migrate" : "migrate, while QEMU unplugs " + String.join(", ", unplugs);
        }
    }

    /**
     * It is waited for until the guest uses its primary. Done when the host sees that the VF is up in the guest and that
     * the guest sends nothing on its standby any more; a primary that is not used in time makes the outcome a degraded one.
     *
     * @param side where
     * @param standby the alias of the virtio NIC
     * @param primary the alias of the VF
     * @param deadline as every step
     */
    record AwaitUse(Side side, String standby, String primary, Duration deadline) implements Step {
        @Override
        public Optional<Step> undo() {
            return Optional.empty();
        }

        /** What is done, on one line. */
        @Override
        public String toString() {
            return "wait until the guest uses " + primary;
        }
    }

    /**
     * Devices are looked for. Done when the domain's XML has them; a device that is not there is no error of the step
     * but makes the outcome a degraded one.
     *
     * @param side where
     * @param aliases the devices
     * @param deadline as every step
     */
    record Verify(Side side, List<String> aliases, Duration deadline) implements Step {
        /** Copies the aliases. */
        public Verify {
            aliases = List.copyOf(aliases);
        }

        @Override
        public Optional<Step> undo() {
            return Optional.empty();
        }

        /** What is done, on one line. */
        @Override
        public String toString() {
            return "verify " + String.join(", ", aliases);
        }
    }
}
