/**
 * A demonstration: a VM with a failover pair moves through a simulated data centre under traffic, and {@link
 * org.netfailover.testkit.demo.Demonstration} tells and draws what becomes of its packets.
 */
@NullMarked
package org.netfailover.testkit.demo;

import org.jspecify.annotations.NullMarked;
