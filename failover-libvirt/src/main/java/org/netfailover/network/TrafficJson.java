package org.netfailover.network;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.InterfaceName;

/** Queueing disciplines and filters as {@code tc -j} writes them; the names are those of iproute2's {@code tc/}. */
final class TrafficJson {
    private TrafficJson() {}

    /** Whether filters of what comes in have something to hang on: {@code clsact}, or {@code ingress}, which libvirt uses for its bandwidth. */
    static boolean hasHook(String qdiscs) throws IOException {
        return Json.list(qdiscs).stream()
                .flatMap(qdisc -> qdisc.text("kind").stream())
                .anyMatch(kind -> kind.equals("clsact") || kind.equals("ingress"));
    }

    /** Whether there are filters of no other preference. */
    static boolean isAlone(String filters, int preference) throws IOException {
        return of(filters, preference).size() == Json.list(filters).size();
    }

    /** Whether there is any filter of a preference. */
    static boolean isTaken(String filters, int preference) throws IOException {
        return !of(filters, preference).isEmpty();
    }

    /** Whether a preference's filter sends everything out of some device, which may be gone, and is the only one. */
    static boolean isRedirection(String filters, int preference) throws IOException {
        return redirecting(filters, preference).isPresent();
    }

    /** Where a preference's filter sends everything, where it does and is the only one. */
    static Optional<InterfaceName> redirection(String filters, int preference) throws IOException {
        return redirecting(filters, preference)
                .flatMap(action -> action.text("to_dev"))
                .flatMap(InterfaceName::find);
    }

    private static Optional<Json> redirecting(String filters, int preference) throws IOException {
        List<Json> actions = of(filters, preference).stream()
                .flatMap(filter -> filter.object("options").stream())
                .flatMap(options -> options.objects("actions").stream())
                .toList();
        return actions.size() == 1 && redirects(actions.get(0)) ? Optional.of(actions.get(0)) : Optional.empty();
    }

    private static boolean redirects(Json action) {
        return action.text("kind").filter("mirred"::equals).isPresent()
                && action.text("mirred_action").filter("redirect"::equals).isPresent()
                && action.text("direction").filter("egress"::equals).isPresent();
    }

    private static List<Json> of(String filters, int preference) throws IOException {
        return Json.list(filters).stream()
                .filter(filter -> filter.count("pref") == preference)
                .toList();
    }
}
