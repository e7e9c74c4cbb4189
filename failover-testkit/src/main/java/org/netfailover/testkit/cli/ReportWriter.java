package org.netfailover.testkit.cli;

import org.netfailover.rules.Report;

/** Writes what a check found, file by file. */
interface ReportWriter extends AutoCloseable {
    static ReportWriter of(Format format, Console console) {
        return format == Format.JSON ? new JsonReportWriter(console) : new TextReportWriter(console);
    }

    /** A file that was checked. */
    void report(String file, Report report);

    /** A file that could not be. */
    void failure(Diagnostic diagnostic);

    /** No file follows. */
    @Override
    void close();
}
