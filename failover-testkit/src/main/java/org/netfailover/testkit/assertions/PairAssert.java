package org.netfailover.testkit.assertions;

import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PrimarySource;
import org.netfailover.model.StandbySource;
import org.netfailover.model.TeamingPair;

/**
 * Assertions about a pair.
 *
 * <pre>{@code
 * TeamingPair pair = DomainXml.parse(xml).pairs().get(0).assured().orElseThrow();
 * assertThat(pair).hasMac("52:54:00:aa:bb:01").hasAliases("ua-net0", "ua-net0-vf")
 *         .isOnBridge("br0").isPooledIn("vfpool");
 * }</pre>
 */
public final class PairAssert extends AbstractAssert<PairAssert, TeamingPair> {
    PairAssert(@Nullable TeamingPair actual) {
        super(actual, PairAssert.class);
    }

    /**
     * Verifies the MAC of both halves.
     *
     * @param mac a MAC, in either case
     * @return this
     * @throws IllegalArgumentException when the text is no MAC
     */
    public PairAssert hasMac(String mac) {
        isNotNull();
        return expect("the MAC", MacAddress.parse(mac), actual.mac());
    }

    /**
     * Verifies the aliases.
     *
     * @param standby the standby's
     * @param primary the primary's
     * @return this
     */
    public PairAssert hasAliases(String standby, String primary) {
        isNotNull();
        expect("the standby's alias", standby, actual.standby().alias().value());
        return expect("the primary's alias", primary, actual.primary().alias().value());
    }

    /**
     * Verifies that the standby is on a bridge of the host.
     *
     * @param name the bridge
     * @return this
     */
    public PairAssert isOnBridge(String name) {
        return hasStandbyOn(new StandbySource.Bridge(name));
    }

    /**
     * Verifies that the standby is on a network of libvirt, without a port group.
     *
     * @param name the network
     * @return this
     */
    public PairAssert isOnNetwork(String name) {
        return hasStandbyOn(new StandbySource.Network(name, Optional.empty()));
    }

    /**
     * Verifies what the standby hangs on.
     *
     * @param source the source
     * @return this
     */
    public PairAssert hasStandbyOn(StandbySource source) {
        isNotNull();
        return expect("the standby's source", source, actual.standby().source());
    }

    /**
     * Verifies that the primary is any free VF of a pool.
     *
     * @param network the pool's name
     * @return this
     */
    public PairAssert isPooledIn(String network) {
        isNotNull();
        return expect(
                "the primary's source",
                new PrimarySource.Pool(network),
                actual.primary().source());
    }

    /**
     * Verifies that the primary is one VF of the host, as an interface or as a plain hostdev.
     *
     * @param address the VF, such as {@code 0000:b3:02.3}
     * @return this
     * @throws IllegalArgumentException when the text is no address
     */
    public PairAssert hasVf(String address) {
        isNotNull();
        PciAddress expected = PciAddress.parse(address);
        PrimarySource source = actual.primary().source();
        boolean same =
                source.equals(new PrimarySource.Vf(expected)) || source.equals(new PrimarySource.Hostdev(expected));
        if (!same) {
            failWithMessage(
                    "%s", "Expected the VF " + expected + " of " + name() + ", but the primary's source is " + source);
        }
        return this;
    }

    private PairAssert expect(String what, Object expected, Object found) {
        if (!found.equals(expected)) {
            failWithMessage("%s", "Expected " + what + " of " + name() + " to be " + expected + ", but it is " + found);
        }
        return this;
    }

    private String name() {
        return actual.standby().alias() + " and " + actual.primary().alias();
    }
}
