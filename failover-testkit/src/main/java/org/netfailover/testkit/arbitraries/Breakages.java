package org.netfailover.testkit.arbitraries;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every way to break a domain that there is.
 *
 * <pre>{@code
 * assertThat(Rules.catalogue()).extracting(Rule::code).containsAll(Breakages.codes());
 * Arbitrary<DomainDocument> broken =
 *         Arbitraries.of(Breakages.of("MACS_DIFFER")).flatMap(DomainDocuments::brokenBy);
 * assertThat(broken.sample().code()).contains("MACS_DIFFER");
 * }</pre>
 */
public final class Breakages {
    private static final List<Breakage> ALL = Stream.of(
                    TeamingBreakages.all(),
                    ReferenceBreakages.all(),
                    AliasBreakages.all(),
                    NicBreakages.all(),
                    HostAddressBreakages.all(),
                    GuestAddressBreakages.all(),
                    DialectBreakages.all())
            .flatMap(List::stream)
            .toList();

    private Breakages() {}

    /**
     * All breakages.
     *
     * @return at least one for each of {@link #codes()}
     */
    public static List<Breakage> all() {
        return ALL;
    }

    /**
     * The breakages of one rule.
     *
     * @param code the rule's code
     * @return none when the rule cannot be broken by these
     */
    public static List<Breakage> of(String code) {
        return ALL.stream().filter(breakage -> breakage.code().equals(code)).toList();
    }

    /**
     * The rules that can be broken.
     *
     * @return their codes
     */
    public static SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>();
        ALL.forEach(breakage -> codes.add(breakage.code()));
        return Collections.unmodifiableSortedSet(codes);
    }
}
