package org.netfailover.rules;

import java.util.Optional;
import org.netfailover.model.NicSource;
import org.netfailover.model.Strategy;

/**
 * How one NIC of a domain gets to the destination.
 *
 * @param strategy what becomes of it; of a standby what becomes of its pair
 * @param detached whether it is unplugged before the move and plugged after it, so that the destination's XML lacks it
 * @param source what it hangs on at the destination
 * @param backAs the alias that it has when it is plugged again, where it is detached
 */
public record Passage(Strategy strategy, boolean detached, NicSource source, Optional<String> backAs) {}
