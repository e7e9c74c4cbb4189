/**
 * What a failover NIC is made of, as immutable values.
 *
 * <p>Two families live here. <em>Described</em> values ({@link org.netfailover.model.DomainNics},
 * {@link org.netfailover.model.Nic}, {@link org.netfailover.model.VnicProfile}) say what was read from outside and may
 * break every rule; {@link org.netfailover.rules.Rules} tells which. <em>Assured</em> values
 * ({@link org.netfailover.model.TeamingPair} and its halves) cannot be built broken.
 *
 * <p>Nothing in this package does I/O; every type is immutable and safe to share between threads unless it says
 * otherwise.
 */
@NullMarked
@ValueStyle
package org.netfailover.model;

import org.jspecify.annotations.NullMarked;
