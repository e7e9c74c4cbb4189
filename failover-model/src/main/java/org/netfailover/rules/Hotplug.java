package org.netfailover.rules;

import java.util.List;
import org.immutables.value.Value;
import org.netfailover.model.DomainNics;
import org.netfailover.model.Nic;

/**
 * Devices that are to be plugged into a running domain or unplugged: what {@link Rules#checkHotplug} looks at. The domain
 * as it will be is not checked here.
 */
@Value.Immutable
public abstract class Hotplug {
    /** Subclassed by generated code only. */
    Hotplug() {}

    /**
     * The domain.
     *
     * @return its NICs as they are now
     */
    public abstract DomainNics domain();

    /**
     * What is to be plugged.
     *
     * @return the NICs
     */
    public abstract List<Nic> plugged();

    /**
     * What is to be unplugged, all of it.
     *
     * @return aliases, generated ones among them
     */
    public abstract List<String> unplugged();

    /**
     * Starts a hotplug.
     *
     * @param domain the domain
     * @return a builder with nothing to do
     */
    public static Builder of(DomainNics domain) {
        return new Builder().domain(domain);
    }

    /** Builds a {@link Hotplug}; not safe for use by several threads. */
    public static final class Builder extends ImmutableHotplug.Builder {
        Builder() {}
    }
}
