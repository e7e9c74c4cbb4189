/** What the API documentation shows and no source says as it stands: the pages that are made from the library itself. */
@NullMarked
package org.netfailover.javadoc;

import org.jspecify.annotations.NullMarked;
