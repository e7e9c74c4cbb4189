/** Random sequences of operations on simulated hosts, with faults, against what is really so. */
@NullMarked
package org.netfailover.testkit.model;

import org.jspecify.annotations.NullMarked;
