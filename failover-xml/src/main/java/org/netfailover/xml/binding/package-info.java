/** JAXB bindings of the elements that concern a failover NIC; attributes are bound as text and judged elsewhere. */
@NullMarked
package org.netfailover.xml.binding;

import org.jspecify.annotations.NullMarked;
