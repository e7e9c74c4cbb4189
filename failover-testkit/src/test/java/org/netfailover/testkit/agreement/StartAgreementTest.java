package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.HostInventory;
import org.netfailover.model.VirtualFunction;
import org.netfailover.rules.Authority;
import org.netfailover.rules.Rule;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Severity;
import org.netfailover.rules.Target;
import org.netfailover.testkit.daemon.PretendedHardware;
import org.netfailover.testkit.daemon.WithLibvirt;
import org.netfailover.xml.DomainXml;
import org.netfailover.xml.NetworkXml;

/** Of a host, libvirt says only when a domain starts what is wrong; the library says it of the host's inventory. */
@WithLibvirt
@Tag("daemon")
class StartAgreementTest {
    /**
     * What takes devices and rights that not every machine has: an IOMMU, a VF with a network device above it, a tap, leave to
     * lock a guest's memory.
     */
    private static final Set<String> NEEDS_DEVICES = Set.of(
            "BRIDGE_UNKNOWN",
            "HOST_WITHOUT_IOMMU",
            "PF_DOWN",
            "VF_NOT_PRESENT",
            "VF_IN_USE",
            "VF_GROUP_SHARED",
            "POOL_WITHOUT_FREE_VF",
            "LIBVIRT_WITHOUT_TEAMING",
            "LIBVIRT_WITHOUT_HOSTDEV_TEAMING");

    private static final String LAN =
            "<network><name>lan</name><forward mode='bridge'/><bridge name='br-agree'/></network>";
    private static final String ASLEEP =
            "<network><name>asleep</name><forward mode='hostdev' managed='yes'><pf dev='pf0'/></forward></network>";

    @BeforeAll
    static void defineNetworks(LibvirtHost host) {
        host.defineNetwork(LAN);
        host.startNetwork("lan");
        host.defineNetwork(ASLEEP);
    }

    @AfterAll
    static void forgetNetworks(LibvirtHost host) {
        host.destroyNetwork("lan");
        host.undefineNetwork("lan");
        host.undefineNetwork("asleep");
    }

    @ParameterizedTest
    @MethodSource
    void libvirtSaysAtTheStartWhatTheRuleSays(String code, String devices, LibvirtHost host) {
        String xml = "<domain type='qemu'><name>agree</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>"
                + "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>" + devices + "</devices></domain>";
        Rule rule = rule(code);
        host.define(xml);
        try {
            LibvirtException refusal = catchThrowableOfType(LibvirtException.class, () -> host.start("agree"));

            assertThat(refusal).isNotNull();
            assertThat(refusal.getMessage())
                    .matches(message -> LibvirtsRules.says(rule, message), "says " + rule.says());
        } finally {
            host.undefine("agree");
        }
        assertThat(Rules.forTarget(Target.of(inventory(host)))
                        .check(DomainXml.parse(xml).nics())
                        .codes())
                .contains(code);
    }

    static Stream<Arguments> libvirtSaysAtTheStartWhatTheRuleSays() {
        return Stream.of(
                started("INTERFACE_NOT_A_VF", vf("0x66", "0x00")),
                started("NETWORK_UNKNOWN", pooled("nowhere")),
                started("NETWORK_INACTIVE", pooled("asleep")),
                started("PRIMARY_NETWORK_NOT_POOL", pooled("lan")));
    }

    @Test
    void everyRuleAboutAHostIsAskedOrKnownToNeedDevices() {
        Set<String> left = Rules.catalogue().stream()
                .filter(rule -> rule.authority() == Authority.LIBVIRT
                        && rule.severity() == Severity.ERROR
                        && rule.subject() == Rule.Subject.DOMAIN
                        && !rule.needs().isEmpty()
                        && !rule.says().isEmpty())
                .map(Rule::code)
                .collect(Collectors.toCollection(TreeSet::new));
        libvirtSaysAtTheStartWhatTheRuleSays()
                .map(arguments -> (String) arguments.get()[0])
                .forEach(left::remove);
        left.removeAll(NEEDS_DEVICES);

        assertThat(left).isEmpty();
    }

    private static Arguments started(String code, String device) {
        return argumentSet(code, code, device);
    }

    private static String vf(String bus, String slot) {
        return "<interface type='user'><mac address='52:54:00:aa:bb:01'/><model type='virtio'/>"
                + "<teaming type='persistent'/><alias name='ua-s'/></interface>"
                + "<interface type='hostdev' managed='no'><mac address='52:54:00:aa:bb:01'/><source>"
                + "<address type='pci' domain='0' bus='" + bus + "' slot='" + slot + "' function='0'/></source>"
                + "<teaming type='transient' persistent='ua-s'/></interface>";
    }

    private static String pooled(String network) {
        return "<interface type='network'><mac address='52:54:00:aa:bb:01'/><source network='" + network
                + "'/><teaming type='transient' persistent='ua-s'/></interface>";
    }

    private static HostInventory inventory(LibvirtHost host) {
        return HostInventory.named("private")
                .libvirt(host.libvirtVersion())
                .qemu(host.hypervisorVersion())
                .addNetworks(network(LAN, true), network(ASLEEP, false))
                .addPciDevices(PretendedHardware.PHYSICAL_FUNCTION, PretendedHardware.NIC_WITHOUT_SRIOV)
                .addAllFunctions(PretendedHardware.VIRTUAL_FUNCTIONS.stream()
                        .map(vf -> VirtualFunction.at(vf).build())
                        .toList())
                .addBridges(new HostInventory.Bridge("br-other"))
                .build();
    }

    private static HostInventory.Network network(String xml, boolean active) {
        return new HostInventory.Network(NetworkXml.parse(xml).definition(), active);
    }

    private static Rule rule(String code) {
        return Rules.catalogue().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
