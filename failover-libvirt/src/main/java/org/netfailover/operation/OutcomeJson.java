package org.netfailover.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.netfailover.model.Location;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Report;
import org.netfailover.rules.Unchecked;

/** Outcomes as {@link Outcome#toJson()} describes them. */
final class OutcomeJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private OutcomeJson(JsonGenerator json) {
        this.json = json;
    }

    static String write(Outcome outcome) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            new OutcomeJson(json).outcome(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void outcome(Outcome outcome) throws IOException {
        json.writeStartObject();
        json.writeStringField("outcome", code(outcome));
        json.writeStringField("summary", outcome.summary());
        if (outcome instanceof Outcome.Degraded degraded) {
            strings("missing", degraded.missing());
            failures("failures", degraded.failures());
        } else if (outcome instanceof Outcome.Refused refused) {
            report(refused.report());
        } else if (outcome instanceof Outcome.RolledBack back) {
            failure("cause", back.cause());
        } else if (outcome instanceof Outcome.NeedsAttention attention) {
            failure("cause", attention.cause());
            failures("left", attention.left());
        }
        journal(outcome.journal());
        json.writeEndObject();
    }

    private static String code(Outcome outcome) {
        if (outcome instanceof Outcome.Completed) {
            return "COMPLETED";
        }
        if (outcome instanceof Outcome.Degraded) {
            return "DEGRADED";
        }
        if (outcome instanceof Outcome.Refused) {
            return "REFUSED";
        }
        return outcome instanceof Outcome.RolledBack ? "ROLLED_BACK" : "NEEDS_ATTENTION";
    }

    private void journal(Journal journal) throws IOException {
        json.writeObjectFieldStart("journal");
        json.writeStringField("domain", journal.domain().toString());
        json.writeStringField("name", journal.name());
        json.writeStringField("started", journal.started().toString());
        json.writeStringField("ended", journal.ended().toString());
        json.writeArrayFieldStart("entries");
        for (Journal.Entry entry : journal.entries()) {
            entry(entry);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void entry(Journal.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", entry.at().toString());
        json.writeNumberField("tookMillis", entry.took().toMillis());
        json.writeStringField("side", entry.side().name());
        json.writeStringField("what", entry.what());
        json.writeBooleanField("undo", entry.undo());
        json.writeStringField("result", entry.result().name());
        if (entry.failure().isPresent()) {
            failure("failure", entry.failure().get());
        }
        strings("observed", entry.observed());
        json.writeEndObject();
    }

    private void failures(String field, List<Failure> failures) throws IOException {
        json.writeArrayFieldStart(field);
        for (Failure failure : failures) {
            failure(failure);
        }
        json.writeEndArray();
    }

    private void failure(String field, Failure failure) throws IOException {
        json.writeFieldName(field);
        failure(failure);
    }

    private void failure(Failure failure) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", failure.what());
        json.writeStringField("message", failure.message());
        if (failure.kind().isPresent()) {
            json.writeStringField("kind", failure.kind().get().name());
        }
        if (failure.code().isPresent()) {
            json.writeNumberField("code", failure.code().getAsInt());
        }
        if (failure.domain().isPresent()) {
            json.writeNumberField("domain", failure.domain().getAsInt());
        }
        failures("suppressed", failure.suppressed());
        json.writeEndObject();
    }

    private void report(Report report) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unchecked");
        for (Unchecked unchecked : report.unchecked()) {
            json.writeStartObject();
            json.writeStringField("code", unchecked.rule().code());
            json.writeStringField("missing", unchecked.missing().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void finding(Finding finding) throws IOException {
        Location location = finding.location();
        json.writeStartObject();
        json.writeStringField("code", finding.rule().code());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("authority", finding.rule().authority().name());
        json.writeStringField("path", location.path());
        json.writeNumberField("line", location.line());
        json.writeNumberField("column", location.column());
        json.writeStringField("found", finding.found());
        json.writeStringField("remedy", finding.rule().remedy());
        json.writeEndObject();
    }

    private void strings(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
