package org.netfailover.testkit.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.netfailover.xml.DomainXml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pairs",
        description = {
            "Lists the failover pairs of a domain, in either dialect, right or wrong.",
            "A pair is a line of six fields with a tab between them: the standby's MAC, alias and source, the primary's"
                    + " alias and source, the dialects. What is missing is -."
        })
final class PairsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--format", paramLabel = "F", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    @Parameters(paramLabel = "FILE", description = "Domain XML; - is the standard input.")
    private String file = Console.STDIN;

    PairsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        DomainXml domain = Documents.domain(console, file);
        List<PairLine> pairs = domain.pairs().stream().map(PairLine::new).toList();
        if (format == Format.JSON) {
            Json.write(console, () -> json(pairs));
        } else {
            pairs.stream().map(PairLine::toString).forEach(console::line);
        }
        return Exit.OK;
    }

    private void json(List<PairLine> pairs) throws IOException {
        try (JsonGenerator json = Json.generator(console)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeArrayFieldStart("pairs");
            for (PairLine pair : pairs) {
                pair.write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
