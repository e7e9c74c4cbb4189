package org.netfailover.testkit.cli;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.netfailover.xml.DomainXml;
import org.netfailover.xml.XmlChange;
import org.netfailover.xml.XmlEditException;
import picocli.CommandLine.Option;

/** A command that writes the document, edited, to the standard output, or nothing at all. */
abstract class EditCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say on the standard error what was changed.")
    private boolean verbose;

    EditCommand(Console console) {
        this.console = console;
    }

    final int edit(String file, UnaryOperator<DomainXml> edit) {
        DomainXml edited = edited(file, edit);
        console.write(edited.toBytes());
        console.flush();
        if (verbose) {
            edited.changes().stream().map(XmlChange::toString).forEach(console::error);
        }
        return Exit.OK;
    }

    private DomainXml edited(String file, UnaryOperator<DomainXml> edit) {
        DomainXml domain = Documents.domain(console, file);
        try {
            return edit.apply(domain);
        } catch (XmlEditException e) {
            throw Failure.notEditable(file, e);
        }
    }
}
