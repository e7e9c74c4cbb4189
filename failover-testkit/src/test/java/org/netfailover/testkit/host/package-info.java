/** What {@link org.netfailover.libvirt.LibvirtHost} does on real daemons. */
package org.netfailover.testkit.host;
