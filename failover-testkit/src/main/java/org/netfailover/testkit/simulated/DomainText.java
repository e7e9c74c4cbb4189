package org.netfailover.testkit.simulated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netfailover.model.Location;
import org.netfailover.model.Nic;
import org.netfailover.xml.DomainXml;

/**
 * A domain document, taken apart: what stands before its NICs and behind them, the NICs, and the metadata, which stand
 * at the end when it is put together again. Immutable.
 */
record DomainText(
        String name, UUID uuid, String head, List<Device> devices, String tail, Map<String, String> metadata) {
    private static final Pattern NAME = Pattern.compile("<name>([^<]*)</name>");
    private static final Pattern UUID_TEXT = Pattern.compile("<uuid>\\s*([^<\\s]*)\\s*</uuid>");
    private static final Pattern DOMAIN_TAG = Pattern.compile("<domain\\b[^>]*>");

    static DomainText parse(String text) {
        DomainXml document = DomainXml.parse(text);
        LineStarts lines = new LineStarts(text);
        List<Device> devices = new ArrayList<>();
        StringBuilder rest = new StringBuilder(text);
        List<Nic> nics = document.nics().nics();
        int place = text.lastIndexOf("</devices>");
        if (place < 0) {
            throw new IllegalArgumentException("a simulated domain needs <devices> with an end tag");
        }
        for (int i = nics.size() - 1; i >= 0; i--) {
            Location at = nics.get(i).origin().location();
            int start = lines.offset(at.line(), at.column());
            String device = document.device(nics.get(i)).text();
            devices.add(0, Device.parse(device));
            int lead = start - text.substring(0, start).stripTrailing().length();
            rest.delete(start - lead, start + device.length());
            place = start - lead;
        }
        return parsed(
                rest, nics.isEmpty() ? text.substring(0, place).stripTrailing().length() : place, devices);
    }

    private static DomainText parsed(StringBuilder rest, int place, List<Device> devices) {
        String head = rest.substring(0, place);
        String tail = rest.substring(place);
        Map<String, String> metadata = Metadata.of(head + tail);
        Matcher named = NAME.matcher(head);
        String name = named.find() ? named.group(1).strip() : "";
        Matcher identified = UUID_TEXT.matcher(head);
        UUID uuid = identified.find()
                ? UUID.fromString(identified.group(1))
                : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        if (!UUID_TEXT.matcher(head).find()) {
            head = DOMAIN_TAG
                    .matcher(head)
                    .replaceFirst(tag -> Matcher.quoteReplacement(tag.group() + "\n  <uuid>" + uuid + "</uuid>"));
        }
        return new DomainText(
                name, uuid, Metadata.without(head), List.copyOf(devices), Metadata.without(tail), metadata);
    }

    String text() {
        return text(Device::text);
    }

    String text(Function<Device, String> shown) {
        StringBuilder text = new StringBuilder(head);
        devices.forEach(device -> text.append("\n    ").append(shown.apply(device)));
        text.append(tail);
        if (!metadata.isEmpty()) {
            int end = text.lastIndexOf("</domain>");
            text.insert(end, Metadata.element(metadata.values()));
        }
        return text.toString();
    }

    Optional<Device> device(String alias) {
        return devices.stream().filter(device -> device.alias().equals(alias)).findFirst();
    }

    DomainText withDevices(List<Device> changed) {
        return new DomainText(name, uuid, head, List.copyOf(changed), tail, metadata);
    }

    DomainText mapped(UnaryOperator<Device> change) {
        return withDevices(devices.stream().map(change).toList());
    }

    DomainText with(Device device) {
        List<Device> more = new ArrayList<>(devices);
        more.add(device);
        return withDevices(more);
    }

    DomainText without(String alias) {
        return withDevices(
                devices.stream().filter(device -> !device.alias().equals(alias)).toList());
    }

    DomainText replaced(String alias, Device by) {
        return mapped(device -> device.alias().equals(alias) ? by : device);
    }

    DomainText withMetadata(String namespace, Optional<String> element) {
        Map<String, String> changed = new LinkedHashMap<>(metadata);
        changed.remove(namespace);
        element.ifPresent(text -> changed.put(namespace, text));
        return new DomainText(name, uuid, head, devices, tail, changed);
    }
}
