package org.netfailover.testkit.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: checks the failover pairs of domain XML files, lists and edits them; plugs, moves and repairs them on
 * hosts.
 *
 * <pre>{@code
 * Path file = Files.writeString(Files.createTempFile("vm", ".xml"), xml);
 * String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
 * String classes = System.getProperty("java.class.path");
 * Process check = new ProcessBuilder(java, "-cp", classes, Main.class.getName(), "check", file.toString())
 *         .redirectError(ProcessBuilder.Redirect.DISCARD)
 *         .start();
 * assertThat(check.inputReader().lines()).noneMatch(line -> line.contains(" ERROR "));
 * assertThat(check.waitFor()).isZero();
 * Files.delete(file);
 * }</pre>
 *
 * <p>What goes wrong is told on the standard error, one line each, in the form of the findings:
 * {@code FILE:LINE:COL: SEVERITY CODE message}, with {@code 0:0} where there is no place. It ends with 0 without errors,
 * with 1 where a document has errors or cannot be edited so, and with 2 where one could not be read, a host could not be
 * reached, or the command was misused; on hosts with 3 where devices are missing, 4 where it was refused, 5 where it was
 * rolled back, and 6 where somebody has to look at it. Text is UTF-8 whatever the locale; documents are written in their own
 * encoding.
 *
 * <p>Beside the codes of the rules there are {@code UNREADABLE_FILE}, {@code NOT_A_DOMAIN}, {@code NOT_A_NETWORK},
 * {@code NOT_EDITABLE}, {@code UNWRITABLE_OUTPUT}, {@code NO_LAB} and {@code INTERNAL_ERROR}.
 *
 * <p>{@code check --format json} writes an array with an object for each file: {@code file}; {@code findings}, each with
 * {@code code}, {@code severity}, {@code authority}, {@code line}, {@code column}, {@code path}, {@code found} and
 * {@code remedy}; and {@code unchecked}, each with {@code code} and what was {@code missing}. A file that could not be
 * checked has a {@code failure} with {@code code}, {@code severity}, {@code line}, {@code column}, {@code path} and
 * {@code message} instead of both. {@code pairs --format json} writes one object: {@code file}, and {@code pairs}, each
 * with {@code standby} and {@code primary} ({@code mac} and {@code alias}, null where there is none, {@code source},
 * {@code line}, {@code column}, {@code path}) and {@code dialects}.
 */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the JVM with its exit status.
     *
     * @param arguments the command, its options and files
     */
    public static void main(String[] arguments) {
        Ansi ansi = Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF;
        Interruption interruption = new Interruption().guarded();
        Console console = new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
        interruption.exit(run(new Session(console, Hosts.REAL, interruption, ansi == Ansi.ON), ansi, arguments));
    }

    /** Runs a command on streams and returns its exit status. */
    static int run(InputStream in, OutputStream out, OutputStream err, Ansi ansi, String... arguments) {
        Session session = new Session(new Console(in, out, err), Hosts.REAL, new Interruption(), false);
        return run(session, ansi, arguments);
    }

    /** Runs a command and returns its exit status. */
    static int run(Session session, Ansi ansi, String... arguments) {
        int status;
        try {
            status = commandLine(session, ansi).execute(arguments);
            session.console().flush();
        } catch (Throwable e) { // an Error too ends in one line
            status = failed(session.console(), e);
        }
        return status;
    }

    static CommandLine commandLine(Session session, Ansi ansi) {
        Console console = session.console();
        CommandLine line = new CommandLine(new Netfailover());
        Stream.of(
                        new DemoCommand(console),
                        new CheckCommand(console),
                        new PairsCommand(console),
                        new PairCommand(console),
                        new UnpairCommand(console),
                        new MapCommand(console),
                        new ConvertCommand(console),
                        new StatusCommand(session),
                        new PlugCommand(session),
                        new UnplugCommand(session),
                        new PlanCommand(session),
                        new MigrateCommand(session),
                        new RepairCommand(session))
                .forEach(line::addSubcommand);
        line.addSubcommand(lab(console));
        Arguments.register(line);
        return line.setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(console.outWriter())
                .setErr(console.errWriter())
                .setParameterExceptionHandler((e, arguments) -> misused(console, e))
                .setExecutionExceptionHandler((e, command, result) -> failed(console, e));
    }

    private static CommandLine lab(Console console) {
        CommandLine line = new CommandLine(new LabCommand())
                .addSubcommand(new LabUpCommand(console))
                .addSubcommand(new LabStatusCommand(console))
                .addSubcommand(new LabDownCommand())
                .addSubcommand(new LabBenchCommand(console));
        // What a host is to run has options of its own.
        return line.addSubcommand(new CommandLine(new LabRunCommand(console)).setStopAtPositional(true));
    }

    private static int misused(Console console, ParameterException e) {
        console.error("netfailover: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, console.errWriter());
        console.errWriter().print(e.getCommandLine().getUsageMessage(Ansi.OFF));
        console.errWriter().flush();
        return Exit.UNREADABLE;
    }

    private static int failed(Console console, Throwable e) {
        Failure failure = e instanceof Failure known ? known : Failure.internal(e);
        console.error(failure.diagnostic().toString());
        return failure.status();
    }
}
