package org.netfailover.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.model.BridgePort;
import org.netfailover.model.FdbEntry;
import org.netfailover.model.FdbState;
import org.netfailover.model.FdbTable;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkChange;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.PacketCounters;
import org.netfailover.model.VfLinkState;
import org.netfailover.model.VfSettings;
import org.netfailover.model.VfState;
import org.netfailover.model.VfVlan;

/** What iproute2 6.1 and 6.15 print, and what is made of it. */
class IpRoute2OutputTest {
    private static final InterfaceName PF = InterfaceName.of("pf0");
    private static final InterfaceName BRIDGE = InterfaceName.of("br0");
    private static final MacAddress GUEST = MacAddress.parse("52:54:00:aa:bb:01");
    private static final String SHOW = "ip -j -d -s link show dev pf0";

    /** iproute2 6.1; a driver that has a list of VLANs, counts, and tells everything. */
    private static final String PF_6_1 = """
            [{"ifindex":3,"ifname":"pf0","flags":["BROADCAST","MULTICAST","PROMISC","UP","LOWER_UP"],"mtu":9000,"qdisc":"mq",
            "master":"br0","operstate":"UP","linkmode":"DEFAULT","group":"default","txqlen":1000,"link_type":"ether",
            "address":"a0:36:9f:00:00:02","broadcast":"ff:ff:ff:ff:ff:ff","promiscuity":2,"min_mtu":68,"max_mtu":9216,
            "linkinfo":{"info_slave_kind":"bridge","info_slave_data":{"state":"forwarding","learning":true}},
            "num_tx_queues":8,"parentbus":"pci","parentdev":"0000:01:00.0",
            "stats64":{"rx":{"bytes":1000,"packets":10,"errors":0,"dropped":1,"over_errors":0,"multicast":3},
            "tx":{"bytes":2000,"packets":20,"errors":0,"dropped":2,"carrier_errors":0,"collisions":0}},
            "vfinfo_list":[
            {"vf":0,"link_type":"ether","address":"00:00:00:00:00:00","broadcast":"ff:ff:ff:ff:ff:ff",
            "vlan_list":[{}],"rate":{"max_tx":0,"min_tx":0},"spoofchk":true,"link_state":"auto","trust":false,
            "query_rss_en":false,"stats":{"rx":{"bytes":0,"packets":0,"multicast":0,"broadcast":0,"dropped":0},
            "tx":{"tx_bytes":0,"tx_packets":0,"dropped":0}}},
            {"vf":1,"link_type":"ether","address":"52:54:00:aa:bb:01","broadcast":"ff:ff:ff:ff:ff:ff",
            "vlan_list":[{"vlan":42,"qos":3,"protocol":"802.1ad"}],"rate":{"max_tx":0,"min_tx":0},"spoofchk":false,
            "link_state":"enable","trust":true,"query_rss_en":false,
            "stats":{"rx":{"bytes":640,"packets":7,"multicast":1,"broadcast":2,"dropped":4},
            "tx":{"tx_bytes":900,"tx_packets":9,"dropped":5}}}]}]
            """;

    /** iproute2 6.15; a driver that has no list of VLANs, does not tell of trust, and does not count. */
    private static final String PF_6_15 = """
            [{"ifindex":2,"ifname":"pf0","flags":["NO-CARRIER","BROADCAST","MULTICAST","UP"],"mtu":1500,"qdisc":"mq",
            "operstate":"DOWN","linkmode":"DEFAULT","group":"default","txqlen":1000,"link_type":"ether",
            "address":"52:54:00:00:00:10","broadcast":"ff:ff:ff:ff:ff:ff","promiscuity":0,"allmulti":0,"min_mtu":68,
            "max_mtu":9216,"inet6_addr_gen_mode":"eui64","num_tx_queues":8,"num_rx_queues":8,"gso_max_size":65536,
            "gso_max_segs":65535,"tso_max_size":65536,"tso_max_segs":65535,"gro_max_size":65536,
            "gso_ipv4_max_size":65536,"gro_ipv4_max_size":65536,"parentbus":"pci","parentdev":"0000:01:00.0",
            "stats64":{"rx":{"bytes":0,"packets":0,"errors":0,"dropped":0,"over_errors":0,"multicast":0},
            "tx":{"bytes":0,"packets":0,"errors":0,"dropped":0,"carrier_errors":0,"collisions":0}},
            "vfinfo_list":[{"vf":0,"link_type":"ether","address":"52:54:00:aa:bb:01","broadcast":"ff:ff:ff:ff:ff:ff",
            "vlan":5,"spoofchk":true,"link_state":"auto"}],"altnames":["enp1s0"]}]
            """;

    private final RecordedCommands commands = new RecordedCommands();
    private final HostNetwork network = IpRoute2Network.over(commands);

    @Test
    void aPfIsReadWithItsVfs() {
        commands.answers(SHOW, PF_6_1);

        NetworkLink pf = network.link(PF);

        assertThat(pf.up() && pf.carrier() && pf.promiscuous()).isTrue();
        assertThat(pf.promiscuity()).isEqualTo(2);
        assertThat(pf.mtu()).isEqualTo(9000);
        assertThat(pf.kind()).isEmpty();
        assertThat(pf.master()).contains(BRIDGE);
        assertThat(pf.counters()).isEqualTo(new PacketCounters(10, 1000, 1, 20, 2000, 2));
        assertThat(pf.vf(0))
                .contains(VfState.of(0, new MacAddress(0))
                        .spoofCheck(true)
                        .trust(false)
                        .linkState(VfLinkState.AUTO)
                        .counters(PacketCounters.ZERO)
                        .build());
        assertThat(pf.vf(1))
                .contains(VfState.of(1, GUEST)
                        .vlan(new VfVlan(42, 3, VfVlan.Protocol.DOT1AD))
                        .spoofCheck(false)
                        .trust(true)
                        .linkState(VfLinkState.ENABLE)
                        .counters(new PacketCounters(7, 640, 4, 9, 900, 5))
                        .build());
    }

    @Test
    void whatADriverDoesNotTellIsUnknown() {
        commands.answers(SHOW, PF_6_15);

        NetworkLink pf = network.link(PF);

        assertThat(pf.up()).isTrue();
        assertThat(pf.carrier()).isFalse();
        assertThat(pf.vfs())
                .containsExactly(VfState.of(0, GUEST)
                        .vlan(VfVlan.of(5))
                        .spoofCheck(true)
                        .linkState(VfLinkState.AUTO)
                        .build());
    }

    @Test
    void aDeviceThatIproute2FindsByItsNumberIsNotTheOneAskedFor() {
        commands.answers("ip -j -d -s link show dev if2", PF_6_15);

        assertThat(network.find(InterfaceName.of("if2"))).isEmpty();
    }

    @Test
    void onlyWhatDiffersOfAVfIsSetAndPutBack() {
        commands.answers(SHOW, PF_6_1);

        NetworkChange undo = network.apply(new NetworkChange.SetVf(
                PF,
                1,
                VfSettings.builder()
                        .mac(new MacAddress(0))
                        .vlan(VfVlan.NONE)
                        .trust(true)
                        .build()));

        assertThat(commands.asked()).containsExactly(SHOW, "ip link set dev pf0 vf 1 mac 00:00:00:00:00:00 vlan 0");
        assertThat(undo)
                .isEqualTo(new NetworkChange.SetVf(
                        PF,
                        1,
                        VfSettings.builder()
                                .mac(GUEST)
                                .vlan(new VfVlan(42, 3, VfVlan.Protocol.DOT1AD))
                                .build()));
    }

    @Test
    void aVfThatIsAsItShouldBeIsLeftAlone() {
        commands.answers(SHOW, PF_6_15);

        NetworkChange undo = network.apply(new NetworkChange.SetVf(
                PF, 0, VfSettings.builder().mac(GUEST).vlan(VfVlan.of(5)).build()));

        assertThat(undo).isEqualTo(NetworkChange.nothing());
        assertThat(commands.asked()).containsExactly(SHOW);
    }

    @Test
    void entriesOfAllKindsAreRead() {
        commands.answers("bridge -j fdb show br br0", """
                [{"mac":"52:54:00:aa:bb:01","ifname":"vnet0","vlan":1,"flags":["sticky"],"master":"br0","state":"static"},
                {"mac":"52:54:00:aa:bb:01","ifname":"pf0","flags":["extern_learn","offload"],"master":"br0","state":""},
                {"mac":"52:54:00:aa:bb:02","ifname":"pf0","flags":["locked"],"master":"br0","state":"stale"},
                {"mac":"a0:36:9f:00:00:02","ifname":"pf0","vlan":1,"flags":[],"master":"br0","state":"permanent"},
                {"mac":"01:00:5e:00:00:01","ifname":"pf0","flags":["self"],"state":"permanent"},
                {"mac":"52:54:00:aa:bb:03","ifname":"pf0","flags":[],"master":"br0","state":"0x20"},
                {"ifname":"vxlan0","dst":"192.0.2.1","flags":["self"],"state":"permanent"},{}]
                """);
        InterfaceName tap = InterfaceName.of("vnet0");

        assertThat(network.fdb(BRIDGE))
                .containsExactly(
                        FdbEntry.at(tap, GUEST).vlan(1).sticky(true).build(),
                        FdbEntry.at(PF, GUEST)
                                .state(FdbState.DYNAMIC)
                                .externLearn(true)
                                .build(),
                        FdbEntry.at(PF, MacAddress.parse("52:54:00:aa:bb:02"))
                                .state(FdbState.DYNAMIC)
                                .build(),
                        FdbEntry.at(PF, MacAddress.parse("a0:36:9f:00:00:02"))
                                .vlan(1)
                                .state(FdbState.PERMANENT)
                                .build(),
                        FdbEntry.at(PF, MacAddress.parse("01:00:5e:00:00:01"))
                                .table(FdbTable.SELF)
                                .state(FdbState.PERMANENT)
                                .build(),
                        FdbEntry.at(PF, MacAddress.parse("52:54:00:aa:bb:03"))
                                .state(FdbState.OTHER)
                                .build());
    }

    @Test
    void aPortIsReadWithItsVlans() {
        commands.answers("bridge -j -d link show dev pf0", """
                [{"ifindex":3,"ifname":"pf0","flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],"mtu":1500,"master":"br0",
                "state":"forwarding","priority":32,"cost":2,"hairpin":false,"guard":false,"root_block":false,
                "fastleave":false,"learning":false,"flood":true,"mcast_flood":false,"bcast_flood":true,"mcast_router":1,
                "mcast_to_unicast":false,"neigh_suppress":false,"neigh_vlan_suppress":false,"vlan_tunnel":false,
                "isolated":true,"locked":false,"mab":false,"mcast_n_groups":1,"mcast_max_groups":0}]
                """).answers("bridge -j vlan show dev pf0", """
                [{"ifname":"pf0","vlans":[{"vlan":1,"flags":["PVID","Egress Untagged"]},{"vlan":10,"vlanEnd":12}]}]
                """);

        assertThat(network.port(PF))
                .contains(BridgePort.of(PF, BRIDGE)
                        .learning(false)
                        .multicastFlooding(false)
                        .isolated(true)
                        .addVlans(new BridgePort.PortVlan(1, true, true))
                        .addVlans(new BridgePort.PortVlan(10, false, false))
                        .addVlans(new BridgePort.PortVlan(11, false, false))
                        .addVlans(new BridgePort.PortVlan(12, false, false))
                        .build());
    }

    @Test
    void anIngressThatSomebodyHasMadeIsUsedAndStays() {
        commands.answers(
                "tc -j qdisc show dev vnet0",
                "[{\"kind\":\"noqueue\",\"handle\":\"0:\",\"root\":true},{\"kind\":\"ingress\",\"handle\":\"ffff:\"}]");
        InterfaceName tap = InterfaceName.of("vnet0");

        NetworkChange undo = network.apply(new NetworkChange.Redirect(tap, PF));

        assertThat(commands.asked()).noneMatch(command -> command.startsWith("tc qdisc add"));
        assertThat(undo).isEqualTo(new NetworkChange.EndRedirect(tap, true));
    }

    @Test
    void aFilterOfSomebodyElseIsNotReplaced() {
        commands.answers("tc -j qdisc show dev vnet0", "[{\"kind\":\"clsact\",\"handle\":\"ffff:\"}]");
        commands.answers(
                "tc -j filter show dev vnet0 ingress",
                "[{\"protocol\":\"all\",\"pref\":1,\"kind\":\"matchall\",\"chain\":0,\"options\":{\"actions\":"
                        + "[{\"order\":1,\"kind\":\"gact\",\"control_action\":{\"type\":\"drop\"}}]}}]");

        HostNetworkException error =
                failure(() -> network.apply(new NetworkChange.Redirect(InterfaceName.of("vnet0"), PF)));

        assertThat(error.kind()).isEqualTo(NetworkErrorKind.REFUSED);
        assertThat(commands.asked()).hasSize(2);
    }

    @Test
    void whatFailedHalfwayOnAVfIsPutBack() {
        String set = "ip link set dev pf0 vf 1 mac 00:00:00:00:00:00 trust off";
        commands.answers(SHOW, PF_6_1).fails(set, 2, "RTNETLINK answers: Operation not supported");
        VfSettings wanted =
                VfSettings.builder().mac(new MacAddress(0)).trust(false).build();
        CommandRunner host = new CommandRunner() {
            @Override
            public String where() {
                return commands.where();
            }

            @Override
            public Result run(List<String> argv, String input, java.time.Duration deadline) {
                Result result = commands.run(argv, input, deadline);
                if (result.exitCode() != 0) {
                    commands.answers(SHOW, PF_6_1.replace("52:54:00:aa:bb:01", "00:00:00:00:00:00"));
                }
                return result;
            }
        };

        HostNetworkException error =
                failure(() -> IpRoute2Network.over(host).apply(new NetworkChange.SetVf(PF, 1, wanted)));

        assertThat(error.kind()).isEqualTo(NetworkErrorKind.REFUSED);
        assertThat(commands.asked())
                .containsExactly(SHOW, set, SHOW, "ip link set dev pf0 vf 1 mac 52:54:00:aa:bb:01 trust on");
    }

    @ParameterizedTest
    @CsvSource({
        "2, RTNETLINK answers: Operation not permitted, NOT_PERMITTED",
        "1, RTNETLINK answers: No such device, NO_DEVICE",
        "255, Cannot find bridge device \"br0\", NO_DEVICE",
        "2, RTNETLINK answers: Operation not supported, REFUSED",
        "127, 'env: ''bridge'': No such file or directory', NO_PROGRAM"
    })
    void whatIproute2SaysHasAKind(int exitCode, String said, NetworkErrorKind kind) {
        commands.fails("bridge -j fdb show br br0", exitCode, said);

        HostNetworkException error = failure(() -> network.fdb(BRIDGE));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.exitCode()).hasValue(exitCode);
        assertThat(error).hasMessageContaining(said).hasMessageContaining("bridge -j fdb show br br0 on recorded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"mac\":", "{}", "Usage: bridge", "[] []", "[{\"vlan\":99999999999}]x", "\u0000"})
    void whatIsNoAnswerIsNotUnderstood(String said) {
        commands.answers("bridge -j fdb show br br0", said);

        assertThat(failure(() -> network.fdb(BRIDGE)).kind()).isEqualTo(NetworkErrorKind.NOT_UNDERSTOOD);
    }

    @Test
    void aLongAnswerIsCutInTheMessage() {
        commands.fails("bridge -j fdb show br br0", 1, "x\n".repeat(10_000));

        assertThat(failure(() -> network.fdb(BRIDGE)).getMessage().length()).isLessThan(600);
    }

    @Test
    void nothingIsChangedWithoutAsking() {
        assertThat(network.apply(NetworkChange.nothing())).isEqualTo(NetworkChange.nothing());
        assertThat(commands.asked()).isEmpty();
        assertThat(Optional.of(network.where())).contains("recorded");
    }

    private static HostNetworkException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HostNetworkException.class, call);
    }
}
