package org.netfailover.testkit.examples;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the documentation of a type shows: statements that find a domain's text in the variable {@code xml}, or a whole
 * class.
 *
 * @param type the type's simple name
 * @param code the Java
 */
record Example(String type, String code) {
    private static final Pattern CLASS = Pattern.compile("(?m)^class (\\w+)");
    private static final Pattern OF_LAB = Pattern.compile("\\b(SriovLab|StandingLab|LabBench\\.run)\\b");
    private static final Pattern OF_TWO = Pattern.compile("\\bTwoHosts\\b");
    private static final Pattern OF_ONE = Pattern.compile("\\b(PrivateLibvirt|LibvirtHost)\\b");

    /** Where there is one name in two packages, the one that is meant stands by itself. */
    private static final String IMPORTS = """
            import static org.assertj.core.api.Assertions.assertThat;
            import static org.assertj.core.api.Assertions.assertThatThrownBy;
            import static org.netfailover.testkit.assertions.FailoverAssertions.assertThat;
            import static org.netfailover.testkit.assertions.FailoverAssertions.assertThatXml;

            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import net.jqwik.api.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.Tag;
            import org.netfailover.libvirt.*;
            import org.netfailover.model.*;
            import org.netfailover.network.*;
            import org.netfailover.operation.*;
            import org.netfailover.operation.Hotplug;
            import org.netfailover.plan.*;
            import org.netfailover.rules.*;
            import org.netfailover.rules.Report;
            import org.netfailover.testkit.arbitraries.*;
            import org.netfailover.testkit.assertions.*;
            import org.netfailover.testkit.cli.*;
            import org.netfailover.testkit.contract.*;
            import org.netfailover.testkit.daemon.*;
            import org.netfailover.testkit.demo.*;
            import org.netfailover.testkit.lab.*;
            import org.netfailover.testkit.network.*;
            import org.netfailover.testkit.simulated.*;
            import org.netfailover.xml.*;
            """;

    /** What it takes to run it. */
    enum Need {
        /** A framework of tests, or a lab: it is compiled. */
        COMPILER,
        /** A libvirt daemon, and two hosts maybe. */
        DAEMON,
        /** Nothing. */
        NOTHING
    }

    boolean isClass() {
        return code.startsWith("class ") || code.startsWith("@");
    }

    boolean isOfTwoHosts() {
        return OF_TWO.matcher(code).find();
    }

    Need need() {
        if (isClass() || OF_LAB.matcher(code).find()) {
            return Need.COMPILER;
        }
        return isOfTwoHosts() || OF_ONE.matcher(code).find() ? Need.DAEMON : Need.NOTHING;
    }

    /** Examples do not know each other: each has a package. */
    private String packageName() {
        return "example." + type.toLowerCase(Locale.ROOT);
    }

    /** The full name of its class. */
    String className() {
        if (!isClass()) {
            return packageName() + "." + type + "Example";
        }
        Matcher matcher = CLASS.matcher(code);
        if (!matcher.find()) {
            throw new AssertionError("the example of " + type + " has no class");
        }
        return packageName() + "." + matcher.group(1);
    }

    /** A compilation unit with its class; that of statements has a method {@code run(String xml)}. */
    String unit() {
        String head = "package " + packageName() + ";\n\n" + IMPORTS + "\n";
        if (isClass()) {
            return head + code + "\n";
        }
        String name = type + "Example";
        return head + "public final class " + name + " {\n    private " + name + "() {}\n\n"
                + "    public static void run(String xml) throws Exception {\n" + code + "\n    }\n}\n";
    }
}
