/**
 * Generators of everything that a failover pair is made of, for property tests with jqwik: addresses, aliases,
 * standbys, primaries, pairs, domain documents around pairs, sound, broken in a named way, or spelled oddly; guests, VF
 * pools, vNIC profiles, hosts, whole data centres, and domains that move between their hosts.
 *
 * <p>The methods return {@link net.jqwik.api.Arbitrary arbitraries} to combine and to generate from. Where jqwik runs
 * no test, {@link org.netfailover.testkit.arbitraries.Samples} draws values from them:
 *
 * <pre>{@code
 * TeamingPair pair = Samples.one(Pairs.any(), 42);
 * List<DomainMove> refused = Samples.some(Moves.broken(), 20, 42);
 * }</pre>
 *
 * <p>Edge cases are generated on purpose, and failures shrink to short readable values. What is called "sound" is
 * accepted by libvirt 9.0.0, or by the planner; what is broken is named by the code of the
 * {@linkplain org.netfailover.rules.Rule rule} that it breaks.
 *
 * <p>All types are immutable and safe for many threads.
 */
@NullMarked
package org.netfailover.testkit.arbitraries;

import org.jspecify.annotations.NullMarked;
