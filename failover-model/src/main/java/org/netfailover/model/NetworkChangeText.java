package org.netfailover.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.netfailover.model.NetworkChange.DeleteFdbEntry;
import org.netfailover.model.NetworkChange.EndRedirect;
import org.netfailover.model.NetworkChange.InOrder;
import org.netfailover.model.NetworkChange.Redirect;
import org.netfailover.model.NetworkChange.ReplaceFdbEntry;
import org.netfailover.model.NetworkChange.RestoreFdb;
import org.netfailover.model.NetworkChange.SetFlooding;
import org.netfailover.model.NetworkChange.SetLearning;
import org.netfailover.model.NetworkChange.SetLink;
import org.netfailover.model.NetworkChange.SetPromiscuous;
import org.netfailover.model.NetworkChange.SetVf;

/**
 * Changes as {@link NetworkChange#text()} writes them: words with one blank between, {@code ;} between changes, {@code ,}
 * before each entry of a {@link RestoreFdb}. No name or number holds such a character.
 */
final class NetworkChangeText {
    private static final String BETWEEN = " ; ";

    private NetworkChangeText() {}

    static String write(NetworkChange change) {
        if (change instanceof InOrder several) {
            return several.changes().isEmpty()
                    ? "nothing"
                    : String.join(
                                    BETWEEN,
                                    several.changes().stream()
                                            .map(NetworkChangeText::write)
                                            .toList())
                            + (several.changes().size() == 1 ? BETWEEN.stripTrailing() : "");
        }
        if (change instanceof ReplaceFdbEntry replace) {
            return "replace-fdb " + replace.entry();
        }
        if (change instanceof DeleteFdbEntry delete) {
            return "delete-fdb " + delete.mac() + " dev " + delete.device()
                    + (delete.vlan().isPresent() ? " vlan " + delete.vlan().getAsInt() : "") + " "
                    + delete.table().text();
        }
        if (change instanceof RestoreFdb restore) {
            StringBuilder text = new StringBuilder("restore-fdb " + restore.mac() + " of " + restore.owner() + " "
                    + restore.table().text());
            restore.entries().forEach(entry -> text.append(" , ").append(entry));
            return text.toString();
        }
        return change instanceof SetVf vf ? vf(vf) : device(change);
    }

    private static String device(NetworkChange change) {
        if (change instanceof SetLink link) {
            return "link " + link.device() + (link.up() ? " up" : " down");
        }
        if (change instanceof SetPromiscuous promiscuous) {
            return "promiscuous " + promiscuous.device() + onOff(promiscuous.on());
        }
        if (change instanceof SetLearning learning) {
            return "learning " + learning.port() + onOff(learning.on());
        }
        if (change instanceof SetFlooding flooding) {
            return "flooding " + flooding.port() + onOff(flooding.on());
        }
        if (change instanceof Redirect redirect) {
            return "redirect " + redirect.from() + " to " + redirect.to() + whom(redirect.mac());
        }
        EndRedirect end = (EndRedirect) change;
        return "end-redirect " + end.from() + whom(end.mac()) + (end.keepHook() ? " keep" : "");
    }

    private static String whom(Optional<MacAddress> mac) {
        return mac.map(address -> " for " + address).orElse("");
    }

    private static String vf(SetVf change) {
        VfSettings settings = change.settings();
        StringBuilder text = new StringBuilder("vf " + change.pf() + " " + change.vf());
        settings.mac().ifPresent(mac -> text.append(" mac ").append(mac));
        settings.vlan()
                .ifPresent(vlan -> text.append(" vlan ")
                        .append(vlan.id())
                        .append(" qos ")
                        .append(vlan.qos())
                        .append(" proto ")
                        .append(vlan.protocol().text()));
        settings.spoofCheck().ifPresent(on -> text.append(" spoofchk").append(onOff(on)));
        settings.trust().ifPresent(on -> text.append(" trust").append(onOff(on)));
        settings.linkState().ifPresent(state -> text.append(" state ").append(state.text()));
        return text.toString();
    }

    private static String onOff(boolean on) {
        return on ? " on" : " off";
    }

    static NetworkChange parse(String text) {
        if (text.equals("nothing")) {
            return NetworkChange.nothing();
        }
        boolean list = text.contains(" ;");
        List<NetworkChange> changes = new ArrayList<>();
        String whole = text.endsWith(" ;") ? text.substring(0, text.length() - 2) : text;
        for (String part : whole.split(BETWEEN, -1)) {
            changes.add(new Words(part).change());
        }
        NetworkChange change = list ? new InOrder(changes) : changes.get(0);
        if (!write(change).equals(text)) {
            throw new IllegalArgumentException("not written as a change is: " + Quoted.of(text));
        }
        return change;
    }

    /** One change, word by word; what is not as it is written is found by writing it again. */
    private static final class Words {
        private final String text;
        private final List<String> words;
        private int at;

        Words(String text) {
            this.text = text;
            this.words = Arrays.asList(text.split(" ", -1));
        }

        NetworkChange change() {
            String kind = next();
            return switch (kind) {
                case "replace-fdb" -> new ReplaceFdbEntry(entry());
                case "delete-fdb" -> delete();
                case "restore-fdb" -> restore();
                case "vf" -> new SetVf(name(), number(), settings());
                case "link" -> new SetLink(name(), next().equals("up"));
                case "promiscuous" -> new SetPromiscuous(name(), on());
                case "learning" -> new SetLearning(name(), on());
                case "flooding" -> new SetFlooding(name(), on());
                case "redirect" -> new Redirect(name(), after("to", InterfaceName::of), whom());
                case "end-redirect" -> new EndRedirect(name(), whom(), taken("keep"));
                default -> throw unknown(kind);
            };
        }

        private DeleteFdbEntry delete() {
            MacAddress mac = MacAddress.parse(next());
            InterfaceName device = after("dev", InterfaceName::of);
            OptionalInt vlan = taken("vlan") ? OptionalInt.of(number()) : OptionalInt.empty();
            return new DeleteFdbEntry(table(), device, mac, vlan);
        }

        private RestoreFdb restore() {
            MacAddress mac = MacAddress.parse(next());
            InterfaceName owner = after("of", InterfaceName::of);
            FdbTable table = table();
            List<FdbEntry> entries = new ArrayList<>();
            while (taken(",")) {
                entries.add(entry());
            }
            return new RestoreFdb(table, owner, mac, entries);
        }

        private FdbEntry entry() {
            MacAddress mac = MacAddress.parse(next());
            FdbEntry.Builder entry = FdbEntry.at(after("dev", InterfaceName::of), mac);
            if (taken("vlan")) {
                entry.vlan(number());
            }
            return entry.table(table())
                    .state(one(FdbState.values(), FdbState::text))
                    .sticky(taken("sticky"))
                    .externLearn(taken("extern_learn"))
                    .build();
        }

        private VfSettings settings() {
            VfSettings.Builder settings = VfSettings.builder();
            if (taken("mac")) {
                settings.mac(MacAddress.parse(next()));
            }
            if (taken("vlan")) {
                int id = number();
                int qos = after("qos", Words::integer);
                next();
                settings.vlan(new VfVlan(id, qos, one(VfVlan.Protocol.values(), VfVlan.Protocol::text)));
            }
            if (taken("spoofchk")) {
                settings.spoofCheck(on());
            }
            if (taken("trust")) {
                settings.trust(on());
            }
            if (taken("state")) {
                settings.linkState(one(VfLinkState.values(), VfLinkState::text));
            }
            return settings.build();
        }

        private Optional<MacAddress> whom() {
            return taken("for") ? Optional.of(MacAddress.parse(next())) : Optional.empty();
        }

        private FdbTable table() {
            return one(FdbTable.values(), FdbTable::text);
        }

        private InterfaceName name() {
            return InterfaceName.of(next());
        }

        private boolean on() {
            return next().equals("on");
        }

        private int number() {
            return integer(next());
        }

        private static int integer(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a number: " + Quoted.of(text), e);
            }
        }

        private <T> T after(String word, Function<String, T> read) {
            String found = next();
            if (!found.equals(word)) {
                throw unknown(found);
            }
            return read.apply(next());
        }

        private <T> T one(T[] values, Function<T, String> write) {
            String word = next();
            return Arrays.stream(values)
                    .filter(value -> write.apply(value).equals(word))
                    .findFirst()
                    .orElseThrow(() -> unknown(word));
        }

        private boolean taken(String word) {
            boolean there = at < words.size() && words.get(at).equals(word);
            at += there ? 1 : 0;
            return there;
        }

        private String next() {
            if (at >= words.size()) {
                throw new IllegalArgumentException("the change ends too early: " + Quoted.of(text));
            }
            return words.get(at++);
        }

        private IllegalArgumentException unknown(String word) {
            return new IllegalArgumentException("unknown word " + Quoted.of(word) + " in " + Quoted.of(text));
        }
    }
}
