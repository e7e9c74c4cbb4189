package org.netfailover.testkit.arbitraries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import org.netfailover.model.Origin;
import org.netfailover.model.VnicProfile;
import org.netfailover.model.VnicProfile.PassThrough;

/**
 * oVirt's vNIC profiles, one by one and as all that an engine has.
 *
 * <pre>{@code
 * Arbitrary<List<VnicProfile>> profiles = VnicProfiles.breaking("PROFILE_FAILOVER_IS_ITSELF");
 * Report report = Rules.forTarget(Target.any()).checkProfiles(Samples.one(profiles, 42));
 * assertThat(report).hasFinding("PROFILE_FAILOVER_IS_ITSELF");
 * }</pre>
 */
public final class VnicProfiles {
    private static final String FIRST = id(0);
    private static final int BROKEN_FROM = 100;

    /** Kinds of profile that break nothing where the first of all is {@link #VIRTIO}. */
    private enum Kind {
        VIRTIO(profile -> profile),
        SHAPED(profile ->
                profile.qos(id(900)).networkFilter(id(901)).portMirroring(true).portIsolation(true)),
        EXTERNAL(profile -> profile.externalNetwork(true)),
        WITH_FAILOVER(profile ->
                profile.passThrough(PassThrough.ENABLED).migratable(true).failover(FIRST)),
        PASS_THROUGH(profile -> profile.passThrough(PassThrough.ENABLED).migratable(true)),
        FIXED(profile -> profile.passThrough(PassThrough.ENABLED).migratable(false));

        @SuppressWarnings("ImmutableEnumChecker") // a function of nothing but its argument
        private final UnaryOperator<VnicProfile.Builder> described;

        Kind(UnaryOperator<VnicProfile.Builder> described) {
            this.described = described;
        }
    }

    /** What breaks a rule when it is the last of profiles that break none: a profile, or two. */
    private static final Map<String, List<UnaryOperator<VnicProfile.Builder>>> BROKEN = broken();

    private VnicProfiles() {}

    private static Map<String, List<UnaryOperator<VnicProfile.Builder>>> broken() {
        UnaryOperator<VnicProfile.Builder> failover = profile -> profile.failover(FIRST);
        UnaryOperator<VnicProfile.Builder> external = profile -> profile.externalNetwork(true);
        UnaryOperator<VnicProfile.Builder> own = withFailover(id(BROKEN_FROM));
        Map<String, List<UnaryOperator<VnicProfile.Builder>>> broken = new TreeMap<>();
        broken.put("PROFILE_FAILOVER_NOT_PASSTHROUGH", List.of(failover));
        broken.put("PROFILE_FAILOVER_NOT_MIGRATABLE", List.of(passThrough(failover)));
        broken.put("PROFILE_FAILOVER_UNKNOWN", List.of(withFailover(id(999))));
        broken.put("PROFILE_FAILOVER_IS_PASSTHROUGH", List.of(passThrough(profile -> profile), own));
        broken.put("PROFILE_FAILOVER_IS_ITSELF", List.of(own));
        broken.put("PROFILE_FAILOVER_ON_EXTERNAL_NETWORK", List.of(external, own));
        broken.put("PROFILE_PASSTHROUGH_WITH_PORT_MIRRORING", List.of(passThrough(p -> p.portMirroring(true))));
        broken.put("PROFILE_PASSTHROUGH_WITH_QOS", List.of(passThrough(p -> p.qos(id(900)))));
        broken.put("PROFILE_PASSTHROUGH_WITH_FILTER", List.of(passThrough(p -> p.networkFilter(id(901)))));
        broken.put("PROFILE_PASSTHROUGH_WITH_PORT_ISOLATION", List.of(passThrough(p -> p.portIsolation(true))));
        return broken;
    }

    private static UnaryOperator<VnicProfile.Builder> withFailover(String failover) {
        return profile ->
                profile.passThrough(PassThrough.ENABLED).migratable(true).failover(failover);
    }

    private static UnaryOperator<VnicProfile.Builder> passThrough(UnaryOperator<VnicProfile.Builder> more) {
        return profile -> more.apply(profile.passThrough(PassThrough.ENABLED));
    }

    /**
     * Profiles as described, right or wrong, each by itself.
     *
     * @return profiles that may lack anything
     */
    public static Arbitrary<VnicProfile> any() {
        Arbitrary<Optional<String>> ids =
                Arbitraries.of(0, 1, 2).map(VnicProfiles::id).optional(0.5);
        Arbitrary<Optional<Boolean>> flags = Arbitraries.of(true, false).optional(0.6);
        return Builders.withBuilder(VnicProfile::builder)
                .use(ids)
                .in((profile, id) -> profile.id(id))
                .use(Arbitraries.of("vf0", "lan", "", "a b").optional(0.5))
                .in((profile, name) -> profile.name(name))
                .use(Arbitraries.of(PassThrough.class))
                .in((profile, mode) -> profile.passThrough(mode))
                .use(flags)
                .in((profile, flag) -> profile.migratable(flag))
                .use(ids)
                .in((profile, id) -> profile.failover(id))
                .use(flags)
                .in((profile, flag) -> profile.portMirroring(flag))
                .use(flags)
                .in((profile, flag) -> profile.externalNetwork(flag))
                .use(flags)
                .in((profile, flag) -> profile.portIsolation(flag))
                .build(profile -> profile.build());
    }

    /**
     * All profiles of an engine, of which none breaks a rule.
     *
     * @return one to five profiles with different identifiers, the first of them a virtio one
     */
    public static Arbitrary<List<VnicProfile>> sound() {
        return Arbitraries.of(Kind.class).list().ofMaxSize(4).map(VnicProfiles::profiles);
    }

    /**
     * All profiles of an engine, which break exactly one rule.
     *
     * @param code the rule, one of {@link #codes()}
     * @return two to seven profiles, of which the last is broken
     * @throws IllegalArgumentException when no profile breaks such a rule here
     */
    public static Arbitrary<List<VnicProfile>> breaking(String code) {
        List<UnaryOperator<VnicProfile.Builder>> broken = BROKEN.get(code);
        if (broken == null) {
            throw new IllegalArgumentException("no profile breaks a rule " + code);
        }
        return sound().map(sound -> {
            List<VnicProfile> all = new ArrayList<>(sound);
            for (int i = 0; i < broken.size(); i++) {
                all.add(broken.get(i)
                        .apply(profile(BROKEN_FROM + i, all.size()))
                        .build());
            }
            return List.copyOf(all);
        });
    }

    /**
     * The rules that profiles can break here: those that need nothing but all profiles.
     *
     * @return their codes
     */
    public static SortedSet<String> codes() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(BROKEN.keySet()));
    }

    private static List<VnicProfile> profiles(List<Kind> kinds) {
        List<VnicProfile> all = new ArrayList<>();
        all.add(profile(0, 0).build());
        for (Kind kind : kinds) {
            all.add(kind.described.apply(profile(all.size(), all.size())).build());
        }
        return List.copyOf(all);
    }

    private static VnicProfile.Builder profile(int number, int index) {
        return VnicProfile.builder()
                .id(id(number))
                .name("profile" + number)
                .network(id(800))
                .origin(Origin.ofPath("/vnic_profiles/vnic_profile[" + (index + 1) + "]"));
    }

    private static String id(int number) {
        return new UUID(0x6e66L << 48 | 0x4000L, 0x8000_0000_0000_0000L | number).toString();
    }
}
