/** Speed, as ratios to peers measured in the same run. */
@NullMarked
package org.netfailover.testkit.bench;

import org.jspecify.annotations.NullMarked;
