package org.netfailover.libvirt;

import java.util.UUID;

/**
 * A domain as libvirt keeps it after it was defined.
 *
 * @param name the domain's name
 * @param uuid the domain's UUID; libvirt makes one up for a document that has none
 * @param inactiveXml libvirt's own text of the definition that the next start will use
 */
public record DefinedDomain(String name, UUID uuid, String inactiveXml) {}
