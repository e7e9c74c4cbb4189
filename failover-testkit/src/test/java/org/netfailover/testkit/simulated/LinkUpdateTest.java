package org.netfailover.testkit.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.netfailover.libvirt.Scope;
import org.netfailover.libvirt.XmlKind;
import org.netfailover.model.LinkState;
import org.netfailover.model.Nic;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Outcome;
import org.netfailover.testkit.lab.LabGuest;
import org.netfailover.testkit.lab.LabHost;
import org.netfailover.testkit.lab.LabTopology;
import org.netfailover.xml.DeviceXml;
import org.netfailover.xml.DomainXml;

/** What becomes of a NIC on a network when its link is set, as the lab's libvirt has shown it. */
class LinkUpdateTest {
    private static final LabGuest GUEST =
            LabGuest.named("by-hand").unteamedPair().build();

    private final SimulatedLab lab = SimulatedLab.of(LabTopology.VLAN);
    private final UUID domain = lab.start(GUEST);

    private void cut(UnaryOperator<DeviceXml> device) {
        DomainXml live = DomainXml.parse(lab.a().xml(domain, XmlKind.LIVE));
        Nic standby = live.nics().nic(LabGuest.STANDBY).orElseThrow();
        lab.a()
                .update(
                        domain,
                        device.apply(live.device(standby))
                                .withLink(LinkState.DOWN)
                                .text(),
                        Scope.LIVE);
    }

    private static Nic standby(SimulatedHost host, UUID domain) {
        return DomainXml.parse(host.xml(domain, XmlKind.LIVE))
                .nics()
                .nic(LabGuest.STANDBY)
                .orElseThrow();
    }

    @Test
    void saidAsItIsShownItLeavesItsNetwork() {
        cut(UnaryOperator.identity());

        assertThat(lab.a().networkPorts(LabHost.NETWORK)).isEmpty();
        assertThat(standby(lab.a(), domain).source().network()).isEmpty();
    }

    @Test
    void saidAsItWasAskedForItStaysThere() {
        cut(DeviceXml::attachable);

        assertThat(lab.a().networkPorts(LabHost.NETWORK)).hasSize(1);
        assertThat(standby(lab.a(), domain).link()).contains(LinkState.DOWN.text());
    }

    @Test
    void aMoveThatSetsItsLinkLeavesItOnItsNetwork() {
        cut(DeviceXml::attachable);

        Outcome outcome = Migration.of(GUEST.name())
                .timing(lab.site().time())
                .from(lab.a(), lab.a().network())
                .to(lab.b(), lab.b().network())
                .plan()
                .run();

        assertThat(outcome).as(outcome + "\n" + outcome.journal()).isInstanceOf(Outcome.Completed.class);
        assertThat(lab.b().networkPorts(LabHost.NETWORK)).hasSize(1);
        assertThat(standby(lab.b(), domain).link()).contains(LinkState.DOWN.text());
    }
}
