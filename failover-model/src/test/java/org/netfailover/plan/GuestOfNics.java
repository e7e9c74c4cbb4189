package org.netfailover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.netfailover.model.DomainNics;
import org.netfailover.model.LinkState;
import org.netfailover.model.Nic;
import org.netfailover.model.TeamingPair;
import org.netfailover.model.TeamingText;

/** A domain that does what a step says, and does not take what a guest would not. */
final class GuestOfNics {
    private final DomainNics before;
    private final List<Nic> nics;
    private final TeamingPair pair;
    private boolean wasWithoutPath;

    GuestOfNics(DomainNics before, TeamingPair pair) {
        this.before = before;
        this.nics = new ArrayList<>(before.nics());
        this.pair = pair;
    }

    void walk(List<Step> steps) {
        for (Step step : steps) {
            if (step instanceof Step.Detach detach) {
                unplug(detach.alias());
            } else if (step instanceof Step.Attach attach) {
                plug(attach.alias());
            } else if (step instanceof Step.SetLink link) {
                nics.replaceAll(nic -> isNamed(nic, link.alias()) ? withLink(nic, link.to()) : nic);
            } else if (!(step instanceof Step.Reserve)) {
                throw new AssertionError("a repair does not " + step);
            }
            wasWithoutPath |= nics.stream().noneMatch(this::carries);
        }
    }

    private void unplug(String alias) {
        List<Nic> named = nics.stream().filter(nic -> isNamed(nic, alias)).toList();
        assertThat(named).as("the device %s", alias).hasSize(1);
        boolean standby = !isVf(named.get(0));
        assertThat(standby && nics.stream().anyMatch(nic -> isVf(nic) && isHalf(nic)))
                .as("the standby goes while the primary is there")
                .isFalse();
        nics.remove(named.get(0));
    }

    private void plug(String alias) {
        assertThat(nics).as("the alias %s is free", alias).noneMatch(nic -> isNamed(nic, alias));
        if (alias.equals(pair.standby().alias().value())) {
            assertThat(nics).as("halves when the standby comes").noneMatch(this::isHalf);
            nics.add(Observations.standby(pair));
        } else {
            assertThat(alias).isEqualTo(pair.primary().alias().value());
            assertThat(nics)
                    .as("halves when the primary comes")
                    .filteredOn(this::isHalf)
                    .hasSize(1);
            assertThat(nics).contains(sameButLink(Observations.standby(pair)));
            nics.add(Observations.primary(pair));
        }
    }

    private Nic sameButLink(Nic standby) {
        return nics.stream()
                .filter(nic -> isNamed(nic, standby.aliasText().orElseThrow()))
                .filter(nic -> nic.teaming().equals(TeamingText.ofPersistent())
                        && nic.macAddress().equals(standby.macAddress()))
                .findFirst()
                .orElse(standby);
    }

    private boolean isHalf(Nic nic) {
        return nic.macAddress().filter(pair.mac()::equals).isPresent()
                || nic.standbyReference()
                        .filter(pair.standby().alias().value()::equals)
                        .isPresent();
    }

    private boolean isVf(Nic nic) {
        return nic.element() == Nic.Element.HOSTDEV
                || nic.type().equals("hostdev")
                || nic.type().equals("network") && pair.equals(Observations.POOLED)
                || nic.isPrimary();
    }

    private boolean carries(Nic nic) {
        boolean half = isHalf(nic)
                || isNamed(nic, pair.standby().alias().value())
                || isNamed(nic, pair.primary().alias().value());
        return half && (isVf(nic) || nic.link().filter("down"::equals).isEmpty());
    }

    private static Nic withLink(Nic nic, LinkState state) {
        return Nic.builder(nic.element(), nic.type())
                .source(nic.source())
                .mac(nic.mac())
                .aliasText(nic.aliasText())
                .teaming(nic.teaming())
                .link(state.text())
                .build();
    }

    private static boolean isNamed(Nic nic, String alias) {
        return nic.aliasText().filter(alias::equals).isPresent();
    }

    /** Whether there was a moment after a step in which no half carried the guest. */
    boolean wasWithoutPath() {
        return wasWithoutPath;
    }

    DomainNics now() {
        return DomainNics.builder()
                .addAllNics(nics)
                .addAllOtherDevices(before.otherDevices())
                .build();
    }
}
