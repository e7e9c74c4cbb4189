package org.netfailover.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.netfailover.model.DomainNics;
import org.netfailover.model.VmVnic;
import org.netfailover.model.VnicProfile;

/**
 * The rules that a target imposes, ready to check.
 *
 * <pre>{@code
 * Rules rules = Rules.forTarget(Target.builder()
 *         .libvirt(Version.of(9, 0, 0))
 *         .qemu(Version.of(7, 2, 0))
 *         .guest(Guest.parse("linux:6.1"))
 *         .build());
 * Report report = rules.check(domain);
 * for (Finding finding : report.findings()) {
 *     System.out.println(finding.location() + " " + finding.rule().code() + ": " + finding.message());
 * }
 * }</pre>
 *
 * <p>Immutable and safe for many threads; made once and used for many checks. A check does no I/O, never throws for what
 * it is given, and returns every breach, not only the first.
 */
public final class Rules {
    private static final List<Bound<DomainFacts>> DOMAIN = Stream.of(
                    LibvirtTeamingRules.all(),
                    TeamingTextRules.all(),
                    AliasRules.all(),
                    LibvirtNicRules.all(),
                    LibvirtAddressRules.all(),
                    GuestAddressRules.all(),
                    ReferenceRules.all(),
                    MacRules.all(),
                    DialectRules.all(),
                    VersionRules.all(),
                    QemuBusRules.all(),
                    GuestRules.all(),
                    SegmentRules.all(),
                    NetworkKindRules.all(),
                    HostRules.all(),
                    PlatformDomainRules.all())
            .flatMap(List::stream)
            .toList();
    private static final List<Bound<ProfileFacts>> PROFILE = ProfileRules.all();
    private static final List<Bound<ProfileChangeFacts>> PROFILE_CHANGE = ProfileChangeRules.all();
    private static final List<Bound<UpdateFacts>> UPDATE = UpdateRules.all();
    private static final List<Bound<MoveFacts>> MOVE = Stream.of(
                    DestinationRules.all(), MapRules.all(), RequestRules.all(), PassageRules.all(), ArrivalRules.all())
            .flatMap(List::stream)
            .toList();
    private static final List<Bound<TransportFacts>> TRANSPORT = TransportRules.all();
    private static final List<Bound<OperationFacts>> OPERATION = OperationRules.all();
    private static final List<Bound<HotplugFacts>> HOTPLUG = HotplugRules.all();

    private final Target target;
    private final HostFacts host;
    private final Imposed imposed;

    private Rules(Target target) {
        this.target = target;
        host = new HostFacts(target);
        imposed = Imposed.by(Selection.of(target));
    }

    /** The rules about each subject; kept, since targets are many and what rules depend on is mostly the same. */
    private record Imposed(
            Lazily<Asked<DomainFacts>> domain,
            Lazily<Asked<ProfileFacts>> profile,
            Lazily<Asked<ProfileChangeFacts>> profileChange,
            Lazily<Asked<UpdateFacts>> update,
            Lazily<Asked<MoveFacts>> move,
            Lazily<Asked<TransportFacts>> transport,
            Lazily<Asked<OperationFacts>> operation,
            Lazily<Asked<HotplugFacts>> hotplug) {
        /** Versions come from outside: whoever makes up many of them does not fill the memory. */
        private static final int KEPT = 64;

        private static final Map<Selection, Imposed> KNOWN = new ConcurrentHashMap<>();

        static Imposed by(Selection selection) {
            Imposed known = KNOWN.get(selection);
            if (known != null) {
                return known;
            }
            if (KNOWN.size() >= KEPT) {
                KNOWN.clear();
            }
            return KNOWN.computeIfAbsent(selection, Imposed::of);
        }

        private static Imposed of(Selection selection) {
            return new Imposed(
                    asked(selection, DOMAIN),
                    asked(selection, PROFILE),
                    asked(selection, PROFILE_CHANGE),
                    asked(selection, UPDATE),
                    asked(selection, MOVE),
                    asked(selection, TRANSPORT),
                    asked(selection, OPERATION),
                    asked(selection, HOTPLUG));
        }

        private static <F extends Facts> Lazily<Asked<F>> asked(Selection selection, List<Bound<F>> catalogue) {
            return Lazily.of(() -> Asked.of(selection, catalogue));
        }
    }

    /**
     * The rules that a target imposes.
     *
     * @param target what is known of where the domain is to run
     * @return the rules
     */
    public static Rules forTarget(Target target) {
        return new Rules(target);
    }

    /**
     * Every rule there is, of every authority and about every subject.
     *
     * @return the catalogue, in its order
     */
    public static List<Rule> catalogue() {
        return Stream.of(DOMAIN, PROFILE, PROFILE_CHANGE, UPDATE, MOVE, TRANSPORT, OPERATION, HOTPLUG)
                .flatMap(List::stream)
                .<Rule>map(Bound::rule)
                .toList();
    }

    /**
     * Checks the NICs of a domain.
     *
     * @param nics the NICs as described
     * @return every breach, and every rule that lacked what it needs
     */
    public Report check(DomainNics nics) {
        return imposed.domain().get().check(new DomainFacts(nics, target, host));
    }

    /**
     * Checks one vNIC profile of which nothing else is known. Rules about the profile that it refers to say that they
     * were not checked.
     *
     * @param described the profile
     * @return every breach, and every rule that lacked what it needs
     */
    public Report checkProfile(VnicProfile described) {
        return imposed.profile().get().check(new ProfileFacts(target, List.of(described), false, Optional.empty()));
    }

    /**
     * Checks all vNIC profiles that there are.
     *
     * @param profiles every profile
     * @return every breach, and every rule that lacked what it needs
     */
    public Report checkProfiles(List<VnicProfile> profiles) {
        return imposed.profile().get().check(new ProfileFacts(target, profiles, true, Optional.empty()));
    }

    /**
     * Checks all vNIC profiles that there are and the vNICs that use them.
     *
     * @param profiles every profile
     * @param vnics every vNIC
     * @return every breach, and every rule that lacked what it needs
     */
    public Report checkProfiles(List<VnicProfile> profiles, List<VmVnic> vnics) {
        return imposed.profile().get().check(new ProfileFacts(target, profiles, true, Optional.of(vnics)));
    }

    /**
     * Checks whether profiles may change so.
     *
     * @param before every profile there is
     * @param after every profile there would be
     * @param vnics every vNIC that uses them
     * @return every breach; places are those of {@code after}, or of {@code before} for a profile that is gone
     */
    public Report checkProfileChange(List<VnicProfile> before, List<VnicProfile> after, List<VmVnic> vnics) {
        return imposed.profileChange().get().check(ProfileChangeFacts.of(target, before, after, vnics));
    }

    /**
     * Checks what an update of devices would do to a domain's pairs.
     *
     * @param before the domain
     * @param after the devices as the update describes them; found in the domain by alias, else by type and MAC
     * @return every breach; places are those of {@code after}
     */
    public Report checkUpdate(DomainNics before, DomainNics after) {
        return imposed.update()
                .get()
                .check(new UpdateFacts(new DomainFacts(before, target, host), new DomainFacts(after, target, host)));
    }

    /**
     * Checks whether a domain may move so. The target's host is the destination. The domain itself is not checked here.
     *
     * @param described the domain, its XML for the destination, the map of its VFs, the requests behind them
     * @return every breach, and every rule that lacked what it needs
     */
    public Report checkMove(Move described) {
        return imposed.move().get().check(new MoveFacts(described, target, host));
    }

    /**
     * Checks how a domain is to get to another host, whatever NICs it has.
     *
     * @param described the domain, the hosts' versions, what the destination knows, and how it is to go
     * @return every breach
     */
    public Report checkTransport(Transport described) {
        return imposed.transport().get().check(new TransportFacts(described));
    }

    /**
     * Checks whether anything can be done to a domain while it runs.
     *
     * @param described the domain and its state
     * @return every breach
     */
    public Report checkOperation(Operation described) {
        return imposed.operation().get().check(new OperationFacts(described));
    }

    /**
     * Checks whether devices may be plugged or unplugged so. The target's host is the domain's. The domain as it will be
     * is not checked here.
     *
     * @param described the domain and the devices
     * @return every breach
     */
    public Report checkHotplug(Hotplug described) {
        return imposed.hotplug().get().check(new HotplugFacts(described, target, host));
    }
}
