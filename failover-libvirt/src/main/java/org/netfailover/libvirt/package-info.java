/**
 * Hosts through libvirt: the one place that knows libvirt-java and JNA.
 *
 * <p>The native library is libvirt 5.0 or later ({@code libvirt.so.0}); it is looked for when the first connection is
 * opened. Text goes to libvirt and comes back as UTF-8, whatever the JVM's own encoding is. On JDK 24 and later run
 * with {@code --enable-native-access=ALL-UNNAMED}.
 */
@NullMarked
@ValueStyle
package org.netfailover.libvirt;

import org.jspecify.annotations.NullMarked;
