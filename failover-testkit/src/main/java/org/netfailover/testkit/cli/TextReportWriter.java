package org.netfailover.testkit.cli;

import org.netfailover.rules.Finding;
import org.netfailover.rules.Report;

/** A line for each finding. */
record TextReportWriter(Console console) implements ReportWriter {
    @Override
    public void report(String file, Report report) {
        for (Finding finding : report.findings()) {
            console.line(Diagnostic.of(file, finding).toString());
        }
    }

    @Override
    public void failure(Diagnostic diagnostic) {
        console.flush(); // so that the lines of both streams stand in the files' order on a terminal
    }

    @Override
    public void close() {}
}
