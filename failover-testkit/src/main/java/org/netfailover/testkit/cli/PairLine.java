package org.netfailover.testkit.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netfailover.model.Dialect;
import org.netfailover.model.Location;
import org.netfailover.model.Nic;
import org.netfailover.model.NicPair;
import org.netfailover.model.PciAddress;
import org.netfailover.model.PciAddressText;

/**
 * A pair as the command line lists it, in the words of {@code pair}'s options.
 *
 * @param pair the pair as described
 */
record PairLine(NicPair pair) {
    private static final String MISSING = "-";

    /** Six fields with tabs between them. */
    @Override
    public String toString() {
        Nic standby = pair.standby();
        Nic primary = pair.primary();
        return Stream.of(
                        standby.mac().orElse(MISSING),
                        standby.aliasText().orElse(MISSING),
                        standbySource(standby),
                        primary.aliasText().orElse(MISSING),
                        primarySource(primary),
                        dialects().stream().map(Arguments::text).collect(Collectors.joining("+")))
                .map(Diagnostic::printable)
                .collect(Collectors.joining("\t"));
    }

    /** Writes the pair as an object. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        half(json, "standby", pair.standby(), standbySource(pair.standby()));
        half(json, "primary", pair.primary(), primarySource(pair.primary()));
        json.writeArrayFieldStart("dialects");
        for (Dialect dialect : dialects()) {
            json.writeString(Arguments.text(dialect));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void half(JsonGenerator json, String name, Nic nic, String source) throws IOException {
        json.writeObjectFieldStart(name);
        optional(json, "mac", nic.mac());
        optional(json, "alias", nic.aliasText());
        json.writeStringField("source", source);
        Location location = nic.origin().location();
        json.writeNumberField("line", location.line());
        json.writeNumberField("column", location.column());
        json.writeStringField("path", location.path());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static String standbySource(Nic nic) {
        return nic.source().name().map(name -> nic.type() + ":" + name).orElse(nic.type());
    }

    private static String primarySource(Nic nic) {
        if (nic.element() == Nic.Element.INTERFACE && nic.type().equals("network")) {
            return "pool:" + nic.source().network().orElse(MISSING);
        }
        String kind = nic.element() == Nic.Element.HOSTDEV ? "hostdev:" : "vf:";
        return kind
                + nic.hostAddress()
                        .flatMap(PciAddressText::address)
                        .map(PciAddress::toString)
                        .orElse(MISSING);
    }

    private List<Dialect> dialects() {
        return Stream.of(pair.standby(), pair.primary())
                .flatMap(nic -> nic.dialects().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
