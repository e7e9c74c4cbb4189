/**
 * The command line {@code netfailover}: {@link org.netfailover.testkit.cli.Main}.
 *
 * <p>It needs picocli and jackson-core, which the test kit does not pass on: who calls it from a program of their own
 * adds them.
 */
@NullMarked
package org.netfailover.testkit.cli;

import org.jspecify.annotations.NullMarked;
