/**
 * Generators of everything that a failover pair is made of, for property tests with jqwik: addresses, aliases,
 * standbys, primaries, pairs, and domain documents around pairs, sound, broken in a named way, or spelled oddly.
 *
 * <p>The methods return {@link net.jqwik.api.Arbitrary arbitraries} to combine and to generate from inside jqwik. Edge cases are generated on purpose, and failures shrink to short readable documents. What is called
 * "sound" is accepted by libvirt 9.0.0; what is broken is named by the code of the
 * {@linkplain org.netfailover.rules.Rule rule} that it breaks.
 *
 * <p>All types are immutable and safe for many threads.
 */
@NullMarked
package org.netfailover.testkit.arbitraries;

import org.jspecify.annotations.NullMarked;
