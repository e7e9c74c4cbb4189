/** Operations as a whole on two real hosts: what they do, and what they make of hosts that fail them. */
@NullMarked
package org.netfailover.testkit.operation;

import org.jspecify.annotations.NullMarked;
