package org.netfailover.testkit.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.netfailover.model.Nic;
import org.netfailover.operation.DomainStatus;
import org.netfailover.plan.PairState;
import org.netfailover.plan.PairStatus;
import org.netfailover.plan.Sighting;

/**
 * A status as one object: {@code asked}, {@code domain} (the UUID, or null), {@code hindrance} (a state that keeps the pairs
 * from being looked at, or null), {@code hosts} ({@code host}, and either {@code unreachable} or {@code known}, and where it
 * is known {@code name}, {@code state}, {@code persistent}, {@code busy}), and {@code pairs} ({@code standby} and
 * {@code primary} as they are to be called, {@code state}, and {@code standbyFound} and {@code primaryFound}, the aliases of
 * the devices that are there, or null).
 */
final class StatusJson {
    private final Console console;

    StatusJson(Console console) {
        this.console = console;
    }

    void write(DomainStatus status) {
        Json.write(console, () -> {
            try (JsonGenerator json = Json.generator(console)) {
                json.writeStartObject();
                json.writeStringField("asked", status.asked());
                json.writeStringField(
                        "domain", status.domain().map(Object::toString).orElse(null));
                json.writeStringField(
                        "hindrance",
                        status.where().hindrance().map(PairState::name).orElse(null));
                json.writeArrayFieldStart("hosts");
                for (Sighting seen : status.where().sightings()) {
                    host(json, seen);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("pairs");
                for (PairStatus pair : status.pairs()) {
                    pair(json, pair);
                }
                json.writeEndArray();
                json.writeEndObject();
                json.writeRaw('\n');
            }
        });
    }

    private static void host(JsonGenerator json, Sighting seen) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", seen.host());
        if (seen instanceof Sighting.Unreachable silent) {
            json.writeStringField("unreachable", silent.reason());
        } else {
            json.writeBooleanField("known", seen instanceof Sighting.Known);
        }
        if (seen instanceof Sighting.Known known) {
            json.writeStringField("name", known.name());
            json.writeStringField("state", known.state().name());
            json.writeBooleanField("persistent", known.persistent());
            json.writeBooleanField("busy", known.hasJob());
        }
        json.writeEndObject();
    }

    private static void pair(JsonGenerator json, PairStatus pair) throws IOException {
        json.writeStartObject();
        json.writeStringField("standby", pair.pair().standby().alias().value());
        json.writeStringField("primary", pair.pair().primary().alias().value());
        json.writeStringField("state", pair.state().name());
        found(json, "standbyFound", pair.standby());
        found(json, "primaryFound", pair.primary());
        json.writeEndObject();
    }

    private static void found(JsonGenerator json, String field, Optional<Nic> nic) throws IOException {
        json.writeStringField(field, nic.flatMap(Nic::aliasText).orElse(null));
    }
}
