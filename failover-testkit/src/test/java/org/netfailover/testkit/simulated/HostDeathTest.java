package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.Strategy;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.plan.MigrationMode;

/** Hosts that are gone, at a call or at a moment, with all that ran on them. */
class HostDeathTest {
    private final SimulatedSite site = Domains.site(1);
    private final SimulatedHost a = site.hosts().get(0);
    private final SimulatedHost b = site.hosts().get(1);
    private final UUID vm = a.machines().start(Domains.domain("vm", List.of(Domains.STANDBY, Domains.PRIMARY)));

    private Migration migration(MigrationMode mode) {
        site.setLinkSpeed(50L << 20);
        return Migration.of("vm")
                .from(a)
                .to(b)
                .timing(site.time())
                .mode(mode)
                .persist(true)
                .undefineSource(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatRanOnAHostThatDiesAtACallIsGone(boolean effective) {
        a.faults().at(HostOperation.DETACH, 1, new Fault.HostDeath(effective));

        Outcome outcome =
                Hotplug.of("vm").on(a).timing(site.time()).unplug("ua-net0").run();

        assertThat(outcome).isInstanceOf(Outcome.NeedsAttention.class);
        assertThat(a.faults().struck()).hasSize(1);
        assertThat(a.daemon().isUp()).isFalse();
        assertThat(site.truth().hostsOf(vm)).isEmpty();
        assertThat(site.truth().heldFunctions(a)).isEmpty();
        assertThat(site.truth().leaks()).isEmpty();
    }

    @Test
    void aHostThatDiesAtACallToItsNetworkIsNotReachedAnyMore() {
        a.faults().at(HostOperation.NETWORK_READ, 1, new Fault.HostDeath(false));

        for (int call = 0; call < 2; call++) {
            assertThatExceptionOfType(HostNetworkException.class)
                    .isThrownBy(() -> a.network().links())
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(NetworkErrorKind.UNREACHABLE));
        }
        assertThat(a.isAlive()).isFalse();
        assertThat(site.truth().isRunning(vm)).isFalse();
    }

    @Test
    void definitionsSurviveAHost() {
        a.die();
        a.daemon().start();
        a.reconnect();

        assertThat(a.find(vm).orElseThrow().persistent()).isTrue();
        a.machines().start(vm);
        assertThat(site.truth().isRunning(vm)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aGuestStaysOnItsSourceWhenTheDestinationDies(MigrationMode mode) {
        site.time().after(Duration.ofSeconds(4), b::die);

        Outcome outcome =
                migration(mode).strategy(Strategy.AUTOMATIC_FAILOVER).plan().run();

        assertThat(outcome).isInstanceOf(Outcome.NeedsAttention.class); // b cannot be asked
        site.time().advance(Duration.ofMinutes(1));
        assertThat(site.truth().hostsOf(vm)).containsExactly(a);
        assertThat(site.truth().isRunning(vm)).isTrue();
        assertThat(site.truth().devices(vm)).containsExactlyInAnyOrder("ua-net0", "ua-net0-vf");
    }

    @ParameterizedTest
    @EnumSource
    void aGuestWhoseSourceDiesIsNowhereAndNobodySaysOtherwise(MigrationMode mode) {
        a.faults().at(HostOperation.JOB, 5, new Fault.HostDeath(false)); // while it moves

        Outcome outcome =
                migration(mode).strategy(Strategy.AUTOMATIC_FAILOVER).plan().run();

        assertThat(outcome).isInstanceOf(Outcome.NeedsAttention.class);
        site.time().advance(Duration.ofMinutes(1));
        assertThat(site.truth().hostsOf(vm)).isEmpty();
        assertThat(site.truth().heldFunctions(b)).isEmpty();
        assertThat(b.find(vm)).isEmpty();
    }
}
