package org.netfailover.javadoc;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.netfailover.rules.Authority;
import org.netfailover.rules.Need;
import org.netfailover.rules.Rule;
import org.netfailover.rules.Rules;

/**
 * The rule catalogue as one page of HTML: for every authority its rules, each under its code as an anchor.
 *
 * @param rules what the page shows, in the order of the catalogue
 */
record CataloguePage(List<Rule> rules) {
    CataloguePage {
        rules = List.copyOf(rules);
    }

    /**
     * Writes the page of the whole catalogue.
     *
     * @param args the file to write; its folder is made where there is none
     * @throws IOException where it cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "a folder"));
        Files.writeString(file, new CataloguePage(Rules.catalogue()).html());
    }

    /** The page, which names no time and no machine: the same catalogue gives the same text. */
    String html() {
        String authorities = Arrays.stream(Authority.values())
                .filter(authority -> !of(authority).isEmpty())
                .map(this::section)
                .collect(joining("\n"));
        return Template.named("rules.html")
                .replace("${count}", Integer.toString(rules.size()))
                .replace("${authorities}", authorities);
    }

    private List<Rule> of(Authority authority) {
        return rules.stream().filter(rule -> rule.authority() == authority).toList();
    }

    private String section(Authority authority) {
        return "<h2 id=\"%s\">%s</h2>%n%s"
                .formatted(
                        authority.name().toLowerCase(Locale.ROOT),
                        name(authority),
                        of(authority).stream().map(CataloguePage::article).collect(joining("\n")));
    }

    private static String article(Rule rule) {
        return """
                <article id="%s">
                <h3><a href="#%1$s">%1$s</a> <span class="%s">%2$s</span></h3>
                <p>%s</p>
                <dl>
                %s</dl>
                </article>""".formatted(
                Html.escape(rule.code()), words(rule.severity()), Html.escape(rule.requirement()), details(rule));
    }

    private static String details(Rule rule) {
        return row("Checks", Optional.of(words(rule.subject())))
                + row("Since", rule.since().map(since -> name(rule.authority()) + " " + since))
                + row(
                        "Needs",
                        Optional.of(rule.needs().stream()
                                        .sorted()
                                        .map(Need::description)
                                        .collect(joining(", ")))
                                .filter(needs -> !needs.isEmpty()))
                + rule.says().stream()
                        .map(message -> row(name(rule.authority()) + " says", Optional.of(message)))
                        .collect(joining())
                + row("What to do", Optional.of(rule.remedy()))
                + row("Source", Optional.of(rule.source()));
    }

    private static String row(String name, Optional<String> value) {
        return value.map(text -> "<dt>%s</dt><dd>%s</dd>\n".formatted(Html.escape(name), Html.escape(text)))
                .orElse("");
    }

    private static String name(Authority authority) {
        return switch (authority) {
            case LIBVIRT -> "libvirt";
            case QEMU -> "QEMU";
            case GUEST -> "Guest";
            case NETWORK -> "Network";
            case OVIRT -> "oVirt";
            case NOVA -> "Nova";
        };
    }

    /** A constant's name as words. */
    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
