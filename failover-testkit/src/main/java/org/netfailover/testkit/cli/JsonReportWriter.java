package org.netfailover.testkit.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.netfailover.model.Location;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Report;
import org.netfailover.rules.Unchecked;

/**
 * An array with an object for each file: {@code file}, and either {@code findings} and {@code unchecked}, or the
 * {@code failure} for which it could not be checked.
 */
final class JsonReportWriter implements ReportWriter {
    private final Console console;
    private final JsonGenerator json;

    JsonReportWriter(Console console) {
        this.console = console;
        json = Json.generator(console);
        Json.write(console, json::writeStartArray);
    }

    @Override
    public void report(String file, Report report) {
        Json.write(console, () -> {
            json.writeStartObject();
            json.writeStringField("file", file);
            write(json, report);
            json.writeEndObject();
        });
    }

    /** Writes the fields {@code findings} and {@code unchecked}. */
    static void write(JsonGenerator json, Report report) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            finding(json, finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unchecked");
        for (Unchecked unchecked : report.unchecked()) {
            unchecked(json, unchecked);
        }
        json.writeEndArray();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.rule().code());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("authority", finding.rule().authority().name());
        place(json, finding.location());
        json.writeStringField("found", finding.found());
        json.writeStringField("remedy", finding.rule().remedy());
        json.writeEndObject();
    }

    private static void unchecked(JsonGenerator json, Unchecked unchecked) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", unchecked.rule().code());
        json.writeStringField("missing", unchecked.missing().name());
        json.writeEndObject();
    }

    @Override
    public void failure(Diagnostic diagnostic) {
        Json.write(console, () -> {
            json.writeStartObject();
            json.writeStringField("file", diagnostic.file());
            json.writeObjectFieldStart("failure");
            json.writeStringField("code", diagnostic.code());
            json.writeStringField("severity", diagnostic.severity().name());
            place(json, diagnostic.location());
            json.writeStringField("message", diagnostic.message());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void place(JsonGenerator json, Location location) throws IOException {
        json.writeNumberField("line", location.line());
        json.writeNumberField("column", location.column());
        json.writeStringField("path", location.path());
    }

    @Override
    public void close() {
        Json.write(console, () -> {
            json.writeEndArray();
            json.writeRaw('\n');
            json.close();
        });
    }
}
