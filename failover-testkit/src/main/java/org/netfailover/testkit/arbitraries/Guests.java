package org.netfailover.testkit.arbitraries;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.Guest;
import org.netfailover.model.Version;

/**
 * Guests, as far as they decide whether failover works.
 *
 * <pre>{@code
 * Arbitrary<Guest> guests = Guests.breaking("GUEST_KERNEL_TOO_OLD");
 * Target target = Target.builder().guest(guests.sample()).build();
 * assertThat(Rules.forTarget(target).check(DomainXml.parse(xml).nics())).hasFinding("GUEST_KERNEL_TOO_OLD");
 * }</pre>
 */
public final class Guests {
    private static final Optional<Boolean> INSTALLED = Optional.of(true);

    private Guests() {}

    /**
     * Guests of either kind and any age, among them the last that are too old and the first that are not.
     *
     * @return guests
     */
    public static Arbitrary<Guest> any() {
        Arbitrary<Optional<Boolean>> protocolDriver =
                Arbitraries.of(true, false).optional(0.7);
        Arbitrary<Guest> linux = Versions.any().map(Guest.Linux::new);
        Arbitrary<Guest> windows =
                Combinators.combine(Versions.any(), protocolDriver).as(Guest.Windows::new);
        Arbitrary<Guest> unable = Arbitraries.of(List.copyOf(codes())).flatMap(Guests::breaking);
        return Arbitraries.oneOf(List.of(able(), linux, windows, unable));
    }

    /**
     * Guests in which failover works.
     *
     * @return Linux from 4.18 on, and Windows with virtio drivers from 0.1.189 on and the protocol driver
     */
    public static Arbitrary<Guest> able() {
        Arbitrary<Guest> linux = versions("6.1.0", "4.18.0", "4.19.0", "5.14.0", "6.12.0", "10.0.0")
                .map(Guest.Linux::new);
        Arbitrary<Guest> windows = drivers().map(version -> new Guest.Windows(version, INSTALLED));
        return Arbitraries.oneOf(List.of(linux, windows));
    }

    /**
     * Guests in which failover does not work, for one reason.
     *
     * @param code the rule that they break, one of {@link #codes()}
     * @return guests
     * @throws IllegalArgumentException when no guest breaks such a rule
     */
    public static Arbitrary<Guest> breaking(String code) {
        return Optional.ofNullable(broken().get(code))
                .orElseThrow(() -> new IllegalArgumentException("no guest breaks a rule " + code));
    }

    /**
     * The rules that a guest can break.
     *
     * @return their codes
     */
    public static SortedSet<String> codes() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(broken().keySet()));
    }

    private static Map<String, Arbitrary<Guest>> broken() {
        Map<String, Arbitrary<Guest>> broken = new TreeMap<>();
        broken.put(
                "GUEST_KERNEL_TOO_OLD",
                versions("4.17.0", "4.17.999", "3.10.0", "0.0.0").map(Guest.Linux::new));
        broken.put(
                "GUEST_DRIVERS_TOO_OLD",
                versions("0.1.188", "0.1.0", "0.0.999").map(version -> new Guest.Windows(version, INSTALLED)));
        broken.put(
                "GUEST_WITHOUT_PROTOCOL_DRIVER",
                drivers().map(version -> new Guest.Windows(version, Optional.of(false))));
        return broken;
    }

    private static Arbitrary<Version> drivers() {
        return versions("0.1.240", "0.1.189", "0.2.0", "1.0.0");
    }

    private static Arbitrary<Version> versions(String... texts) {
        return Arbitraries.of(texts).map(Version::parse);
    }
}
