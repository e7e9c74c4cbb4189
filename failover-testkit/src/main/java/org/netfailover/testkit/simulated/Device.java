package org.netfailover.testkit.simulated;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netfailover.model.MacAddress;
import org.netfailover.model.Nic;
import org.netfailover.model.PciAddress;
import org.netfailover.xml.DeviceXml;

/** A NIC's element and what it says. Immutable. */
record Device(String text, Nic nic) {
    private static final Pattern SOURCE = Pattern.compile("<source\\b[^>]*?(/>|>.*?</source>)", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\s*<link\\b[^>]*/>");
    private static final Pattern TYPE = Pattern.compile("\\btype=(['\"]).*?\\1");
    private static final Pattern ALIAS = Pattern.compile("\\s*<alias\\b[^>]*/>");
    private static final Pattern NAMED = Pattern.compile("<alias\\s+name=['\"]([^'\"]*)");
    private static final Pattern TARGET = Pattern.compile("\\s*<target\\b[^>]*/>");

    static Device parse(String text) {
        DeviceXml device = DeviceXml.parse(text.strip());
        return new Device(device.text(), device.nic());
    }

    /** What a device is called in the record of calls: its alias, or its element's name. */
    static String subject(String text) {
        Matcher alias = NAMED.matcher(text);
        return alias.find() ? alias.group(1) : text.contains("<hostdev") ? "hostdev" : "interface";
    }

    /** The alias that libvirt keeps, or one that it has generated. */
    String alias() {
        return nic.aliasText().orElse("");
    }

    Optional<MacAddress> mac() {
        return nic.macAddress();
    }

    boolean isHostdev() {
        return nic.element() == Nic.Element.HOSTDEV || nic.type().equals("hostdev");
    }

    /** A primary in the dialect that libvirt 9.0.0 knows. */
    boolean isTransient() {
        return nic.teaming().isTransient();
    }

    boolean isLinkUp() {
        return !nic.link().filter("down"::equals).isPresent();
    }

    Optional<PciAddress> hostAddress() {
        return nic.source().address().flatMap(address -> address.address());
    }

    Optional<PciAddress> guestAddress() {
        return nic.guestAddress().flatMap(address -> address.address());
    }

    Optional<String> network() {
        return nic.type().equals("network") ? nic.source().network() : Optional.empty();
    }

    /** With one more child, as the last. */
    Device with(String child) {
        int end = text.lastIndexOf("</");
        if (end < 0 || text.endsWith("/>")) {
            return parse(text.substring(0, text.length() - 2) + ">\n      " + child + "\n    </"
                    + nic.element().text() + ">");
        }
        return parse(text.substring(0, end).stripTrailing() + "\n      " + child + "\n    " + text.substring(end));
    }

    Device withoutAlias() {
        return parse(ALIAS.matcher(text).replaceFirst(""));
    }

    Device withoutTarget() {
        return parse(TARGET.matcher(text).replaceFirst(""));
    }

    Device withLinkOf(Device other) {
        String without = LINK.matcher(text).replaceFirst("");
        return other.nic.link().isEmpty()
                ? parse(without)
                : parse(without).with("<link state='" + other.nic.link().get() + "'/>");
    }

    /** As libvirt shows a NIC of a network when it is up: of another type, and with what the host gave it. */
    String shownAs(String type, String source) {
        String typed = TYPE.matcher(text).replaceFirst(Matcher.quoteReplacement("type='" + type + "'"));
        return SOURCE.matcher(typed).replaceFirst(Matcher.quoteReplacement(source));
    }

    static String guestAddress(int bus) {
        return "<address type='pci' domain='0x0000' bus='" + hex(bus) + "' slot='0x00' function='0x0'/>";
    }

    static String hostSource(PciAddress vf) {
        return "<driver name='vfio'/>\n      <source>\n        <address type='pci' domain='0x"
                + String.format("%04x", vf.domain()) + "' bus='" + hex(vf.bus()) + "' slot='" + hex(vf.slot())
                + "' function='0x" + vf.function() + "'/>\n      </source>";
    }

    private static String hex(int number) {
        return String.format("0x%02x", number);
    }
}
