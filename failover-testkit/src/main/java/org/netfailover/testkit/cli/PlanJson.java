package org.netfailover.testkit.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.netfailover.plan.Decision;
import org.netfailover.plan.Plan;
import org.netfailover.plan.Step;

/**
 * A plan as one object: {@code domain}, {@code name}, {@code refused}, {@code decisions} ({@code alias}, {@code strategy},
 * {@code reason}), {@code steps} ({@code side}, {@code what}, {@code deadlineMillis}, {@code onFailure}, and {@code undo}
 * where there is one), and {@code findings} and {@code unchecked} as {@code check} has them.
 */
final class PlanJson {
    private final Console console;

    PlanJson(Console console) {
        this.console = console;
    }

    void write(Plan plan) {
        Json.write(console, () -> {
            try (JsonGenerator json = Json.generator(console)) {
                json.writeStartObject();
                if (plan instanceof Plan.Ready ready) {
                    head(json, ready.domain().toString(), ready.name(), false);
                    decisions(json, ready.decisions());
                    steps(json, ready.steps());
                } else if (plan instanceof Plan.Refusal refusal) {
                    head(json, refusal.domain().toString(), refusal.name(), true);
                }
                JsonReportWriter.write(json, plan.report());
                json.writeEndObject();
                json.writeRaw('\n');
            }
        });
    }

    private static void head(JsonGenerator json, String domain, String name, boolean refused) throws IOException {
        json.writeStringField("domain", domain);
        json.writeStringField("name", name);
        json.writeBooleanField("refused", refused);
    }

    private static void decisions(JsonGenerator json, List<Decision> decisions) throws IOException {
        json.writeArrayFieldStart("decisions");
        for (Decision decision : decisions) {
            json.writeStartObject();
            json.writeStringField(
                    "alias", decision.nic().aliasText().orElse(decision.nic().type()));
            json.writeStringField("strategy", decision.strategy().name());
            json.writeStringField("reason", decision.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void steps(JsonGenerator json, List<Step> steps) throws IOException {
        json.writeArrayFieldStart("steps");
        for (Step step : steps) {
            json.writeStartObject();
            json.writeStringField("side", step.side().name().toLowerCase(Locale.ROOT));
            json.writeStringField("what", step.toString());
            json.writeNumberField("deadlineMillis", step.deadline().toMillis());
            json.writeStringField("onFailure", step.onFailure().name());
            if (step.undo().isPresent()) {
                json.writeStringField("undo", step.undo().get().toString());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
