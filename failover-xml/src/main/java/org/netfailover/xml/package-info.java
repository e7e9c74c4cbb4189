/**
 * XML of libvirt and oVirt, read the way libvirt reads it and edited without touching another byte.
 *
 * <p>A document is its text. {@link org.netfailover.xml.DomainXml} binds what concerns failover NICs; an edit replaces
 * the characters that it must, in the style of their neighbours, and tells what it did
 * ({@link org.netfailover.xml.XmlChange}). Every document type here is immutable and safe for many threads.
 *
 * <p>A text that is no such document is refused with {@link org.netfailover.xml.DomainXmlException}, which carries
 * line, column and path and never a piece of the document. A document type declaration of any kind is refused, so there
 * are no entities to expand and nothing is ever fetched.
 */
@NullMarked
package org.netfailover.xml;

import org.jspecify.annotations.NullMarked;
