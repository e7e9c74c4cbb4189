package org.netfailover.testkit.arbitraries;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.netfailover.model.Version;

/**
 * Versions of libvirt, QEMU, kernels and drivers.
 *
 * <pre>{@code
 * Arbitrary<Target> targets = Combinators.combine(Versions.ofLibvirt(), Versions.ofQemu())
 *         .as((libvirt, qemu) -> Target.builder().libvirt(libvirt).qemu(qemu).build());
 * Rules rules = Rules.forTarget(targets.sample());
 * assertThat(rules.check(DomainXml.parse(xml).nics()).codes()).doesNotContain("MACS_DIFFER");
 * }</pre>
 */
public final class Versions {
    private Versions() {}

    /**
     * Any version, also none that was ever released.
     *
     * @return three numbers of 0 to 999
     */
    public static Arbitrary<Version> any() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 999);
        return Combinators.combine(number, number, number).as(Version::of);
    }

    /**
     * Versions around the ones at which libvirt's support of failover pairs changed: 3.9.0 (user aliases), 6.1.0
     * (teaming), 7.1.0 (teaming of plain hostdev).
     *
     * @return versions of libvirt
     */
    public static Arbitrary<Version> ofLibvirt() {
        return of("9.0.0", "3.8.0", "3.9.0", "6.0.0", "6.1.0", "7.0.0", "7.1.0", "10.0.0", "11.3.0");
    }

    /**
     * Versions around the ones at which QEMU's failover changed: 4.2.0 (failover), 6.1.0 (unplug not awaited), 6.2.0.
     *
     * @return versions of QEMU
     */
    public static Arbitrary<Version> ofQemu() {
        return of("7.2.0", "4.1.0", "4.2.0", "6.0.0", "6.1.0", "6.2.0", "8.2.2", "10.0.0");
    }

    private static Arbitrary<Version> of(String... texts) {
        return Arbitraries.of(texts).map(Version::parse);
    }
}
