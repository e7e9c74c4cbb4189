/**
 * The rules of a failover pair, and what they find.
 *
 * <p>{@link org.netfailover.rules.Rules} is the way in: a target selects rules, a check returns a
 * {@link org.netfailover.rules.Report} of every finding and of every rule that could not be asked.
 */
@NullMarked
@ValueStyle
package org.netfailover.rules;

import org.jspecify.annotations.NullMarked;
