package org.netfailover.testkit.cli;

/** How a result is written. */
enum Format {
    TEXT,
    JSON;

    static Format parse(String text) {
        return switch (text) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw Arguments.unexpected("format", text, "text or json");
        };
    }
}
