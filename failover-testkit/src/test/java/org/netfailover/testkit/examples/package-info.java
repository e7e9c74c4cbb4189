/** What the documentation shows is compiled and run. */
@NullMarked
package org.netfailover.testkit.examples;

import org.jspecify.annotations.NullMarked;
