package org.netfailover.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.MacAddress;
import org.netfailover.model.NetworkLink;
import org.netfailover.model.PacketCounters;
import org.netfailover.model.VfLinkState;
import org.netfailover.model.VfState;
import org.netfailover.model.VfVlan;

/** Devices as {@code ip -j -d -s link show} writes them; the names are those of iproute2's {@code ip/ipaddress.c}. */
final class LinkJson {
    private LinkJson() {}

    /** Devices with a name that is none here are passed over. */
    static List<NetworkLink> read(String text) throws IOException {
        List<NetworkLink> links = new ArrayList<>();
        for (Json json : Json.list(text)) {
            json.text("ifname").flatMap(InterfaceName::find).ifPresent(name -> links.add(link(name, json)));
        }
        return links;
    }

    private static NetworkLink link(InterfaceName name, Json json) {
        List<String> flags = json.texts("flags");
        NetworkLink.Builder link = NetworkLink.named(name)
                .up(flags.contains("UP"))
                .carrier(flags.contains("LOWER_UP"))
                .promiscuous(flags.contains("PROMISC"))
                .mac(json.text("address").flatMap(MacAddress::find))
                .master(json.text("master").flatMap(InterfaceName::find))
                .kind(json.object("linkinfo").flatMap(info -> info.text("info_kind")));
        json.integer("promiscuity").ifPresent(link::promiscuity);
        json.integer("mtu").ifPresent(link::mtu);
        json.object("stats64")
                .or(() -> json.object("stats"))
                .map(LinkJson::counters)
                .ifPresent(link::counters);
        json.objects("vfinfo_list").forEach(vf -> vf(vf).ifPresent(link::addVfs));
        return link.build();
    }

    private static PacketCounters counters(Json stats) {
        Optional<Json> in = stats.object("rx");
        Optional<Json> out = stats.object("tx");
        return new PacketCounters(
                count(in, "packets"),
                count(in, "bytes"),
                count(in, "dropped"),
                count(out, "packets"),
                count(out, "bytes"),
                count(out, "dropped"));
    }

    private static long count(Optional<Json> stats, String name) {
        return stats.map(counters -> counters.count(name)).orElse(0L);
    }

    private static Optional<VfState> vf(Json json) {
        Optional<Integer> index = json.integer("vf");
        Optional<MacAddress> mac =
                json.text("address").or(() -> json.text("mac")).flatMap(MacAddress::find);
        if (index.isEmpty() || mac.isEmpty()) {
            return Optional.empty();
        }
        VfState.Builder vf = VfState.of(index.get(), mac.get())
                .vlan(vlan(json.objects("vlan_list").stream().findFirst().orElse(json)))
                .spoofCheck(json.flag("spoofchk"))
                .trust(json.flag("trust"))
                .linkState(json.text("link_state").flatMap(LinkJson::linkState))
                .counters(json.object("stats").map(LinkJson::vfCounters));
        return Optional.of(vf.build());
    }

    /** What a VF has sent is {@code tx_packets} and {@code tx_bytes}, unlike with devices. */
    private static PacketCounters vfCounters(Json stats) {
        Optional<Json> in = stats.object("rx");
        Optional<Json> out = stats.object("tx");
        return new PacketCounters(
                count(in, "packets"),
                count(in, "bytes"),
                count(in, "dropped"),
                Math.max(count(out, "tx_packets"), count(out, "packets")),
                Math.max(count(out, "tx_bytes"), count(out, "bytes")),
                count(out, "dropped"));
    }

    private static VfVlan vlan(Json json) {
        return new VfVlan(
                json.integer("vlan").filter(id -> id >= 0 && id <= 4094).orElse(0),
                json.integer("qos").filter(qos -> qos >= 0 && qos <= 7).orElse(0),
                json.text("protocol")
                        .filter(VfVlan.Protocol.DOT1AD.text()::equalsIgnoreCase)
                        .map(protocol -> VfVlan.Protocol.DOT1AD)
                        .orElse(VfVlan.Protocol.DOT1Q));
    }

    private static Optional<VfLinkState> linkState(String text) {
        for (VfLinkState state : VfLinkState.values()) {
            if (state.text().equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
