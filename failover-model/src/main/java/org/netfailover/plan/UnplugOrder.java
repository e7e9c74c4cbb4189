package org.netfailover.plan;

import java.util.List;
import org.immutables.value.Value;

/** NICs that somebody wants out of a running domain. */
@Value.Immutable
public abstract class UnplugOrder {
    /** Subclassed by generated code only. */
    UnplugOrder() {}

    /**
     * The domain.
     *
     * @return the domain as it is now
     */
    public abstract ObservedDomain domain();

    /**
     * What is to be unplugged. An alias of either half of a pair means the whole pair, unless
     * {@link #halves()} says otherwise.
     *
     * @return aliases, generated ones among them; one that the domain does not have counts as unplugged
     */
    public abstract List<String> aliases();

    /**
     * Whether an alias means the device alone and not the pair that it is a half of, as a repair needs it.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean halves() {
        return false;
    }

    /**
     * Whether the definition loses them too.
     *
     * @return false unless told otherwise
     */
    @Value.Default
    public boolean config() {
        return false;
    }

    /**
     * How long each step may take.
     *
     * @return the usual deadlines unless told otherwise
     */
    @Value.Default
    public Deadlines deadlines() {
        return Deadlines.defaults();
    }

    /**
     * Starts an order.
     *
     * @param domain the domain
     * @return a builder with nothing to unplug
     */
    public static Builder of(ObservedDomain domain) {
        return new Builder().domain(domain);
    }

    /** Builds an {@link UnplugOrder}; not safe for use by several threads. */
    public static final class Builder extends ImmutableUnplugOrder.Builder {
        Builder() {}
    }
}
