package org.netfailover.testkit.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.netfailover.model.DomainState;
import org.netfailover.model.MacAddress;

/** Since when which guest cannot be reached under which of its MACs. Guarded by the agenda's lock. */
final class PathLog {
    private record Key(UUID domain, MacAddress mac) {}

    private final Map<Key, Long> broken = new LinkedHashMap<>();
    private final Map<Key, Boolean> known = new HashMap<>();
    private final List<PathGap> gaps = new ArrayList<>();

    /** Looks at a domain that runs. */
    void observe(SimulatedDomain domain, long now) {
        if (domain.state != DomainState.RUNNING) {
            return;
        }
        Map<MacAddress, Boolean> paths = new HashMap<>();
        for (LiveNic nic : domain.nics) {
            nic.device.mac().ifPresent(mac -> paths.merge(mac, nic.carries(), Boolean::logicalOr));
        }
        paths.keySet().forEach(mac -> known.put(new Key(domain.uuid, mac), true));
        for (Key key : known.keySet()) {
            if (key.domain.equals(domain.uuid)) {
                note(key, paths.getOrDefault(key.mac, false), now);
            }
        }
    }

    private void note(Key key, boolean path, long now) {
        Long since = broken.get(key);
        if (!path && since == null) {
            broken.put(key, now);
        } else if (path && since != null) {
            broken.remove(key);
            if (since < now) {
                gaps.add(gap(key, since, now));
            }
        }
    }

    List<PathGap> gaps(UUID domain, long now) {
        List<PathGap> found = new ArrayList<>();
        gaps.stream().filter(gap -> gap.domain().equals(domain)).forEach(found::add);
        broken.forEach((key, since) -> {
            if (key.domain.equals(domain) && since < now) {
                found.add(gap(key, since, now));
            }
        });
        return found;
    }

    private static PathGap gap(Key key, long from, long to) {
        return new PathGap(key.domain, key.mac, Duration.ofNanos(from), Duration.ofNanos(to));
    }
}
