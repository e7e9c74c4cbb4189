package org.netfailover.model;

/**
 * A vNIC of an oVirt VM, as far as its profile's rules depend on it.
 *
 * @param vm the VM's name
 * @param profile the identifier of the vNIC's profile
 * @param linked whether its link is up
 */
public record VmVnic(String vm, String profile, boolean linked) {}
