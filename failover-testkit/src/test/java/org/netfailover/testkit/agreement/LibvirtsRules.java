package org.netfailover.testkit.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.netfailover.rules.Authority;
import org.netfailover.rules.Finding;
import org.netfailover.rules.Rule;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Severity;
import org.netfailover.xml.DomainXml;

/** The rules of the catalogue that libvirt checks itself, by when it does. */
final class LibvirtsRules {
    /** What libvirt says of these when the domain starts, and not before. */
    static final Set<String> AT_START = Set.of("PRIMARY_VLAN_TRUNK");

    /** What libvirt says of these when it validates against its schema, and otherwise nothing. */
    static final Set<String> BY_SCHEMA = Set.of("DRIVER_FAILOVER_DROPPED", "DRIVER_BACKUP_ALIAS_DROPPED");

    private LibvirtsRules() {}

    /** Every error of libvirt's about a domain that needs nothing but the domain. */
    static List<Rule> errors() {
        return Rules.catalogue().stream()
                .filter(rule -> rule.authority() == Authority.LIBVIRT
                        && rule.severity() == Severity.ERROR
                        && rule.subject() == Rule.Subject.DOMAIN
                        && rule.needs().isEmpty())
                .toList();
    }

    /** Those for which libvirt refuses to define the domain. */
    static List<Rule> refused() {
        return errors().stream()
                .filter(rule -> !rule.says().isEmpty())
                .filter(rule -> !AT_START.contains(rule.code()) && !BY_SCHEMA.contains(rule.code()))
                .toList();
    }

    static boolean isRefused(String code) {
        return refused().stream().anyMatch(rule -> rule.code().equals(code));
    }

    /** Whether a message is what the rule says that libvirt says. */
    static boolean says(Rule rule, String message) {
        return rule.says().stream()
                .anyMatch(text -> pattern(text).matcher(message).matches());
    }

    private static Pattern pattern(String says) {
        return Pattern.compile(
                Arrays.stream(says.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** What the library finds against the domain that it says libvirt refuses. */
    static List<Finding> found(String xml) {
        List<Rule> refused = refused();
        return Daemon.rules().check(DomainXml.parse(xml).nics()).findings().stream()
                .filter(finding -> refused.contains(finding.rule()))
                .toList();
    }
}
