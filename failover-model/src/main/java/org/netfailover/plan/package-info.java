/**
 * Plans: what is to be done to a domain, step by step, decided before anything is touched.
 *
 * <p>Pure: a planner is given what is known of a domain and its hosts, and returns a value that can be printed, compared
 * and kept. Nothing here does I/O, and everything is immutable and safe for many threads.
 */
@NullMarked
@ValueStyle
package org.netfailover.plan;

import org.jspecify.annotations.NullMarked;
