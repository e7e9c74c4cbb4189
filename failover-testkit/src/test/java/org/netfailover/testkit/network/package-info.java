/** A host's network: on Linux, over ssh, and simulated. */
@NullMarked
package org.netfailover.testkit.network;

import org.jspecify.annotations.NullMarked;
