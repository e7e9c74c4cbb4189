/**
 * AssertJ assertions about what Netfailover tells: reports, plans, outcomes, journals, pairs, and what an edit did to a
 * document. {@link org.netfailover.testkit.assertions.FailoverAssertions} is where they begin.
 *
 * <p>A failure names the rule's code, its requirement and the place; it never shows a document.
 *
 * <p>Like every AssertJ assertion these are for use by one thread; the values that they look at are not changed.
 */
@NullMarked
package org.netfailover.testkit.assertions;

import org.jspecify.annotations.NullMarked;
