package org.netfailover.testkit.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Scripts that run as process 1 of namespaces of their own, and end when this JVM closes their standard input or is no
 * more; everything that they have started and mounted ends with them.
 */
final class LabProcess {
    private static final long GONE_WITHIN_SECONDS = 10;

    private LabProcess() {}

    /** Starts a script that lies beside this class, with few variables in its environment. */
    static Process start(List<String> namespaces, String script, Map<String, String> variables) throws IOException {
        List<String> command = new ArrayList<>(List.of("unshare", "--fork", "--kill-child"));
        command.addAll(namespaces);
        command.addAll(List.of("bash", "-c", Recipe.file(script)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        // How Debian's archive is reached may be told by variables.
        environment.keySet().removeIf(name -> !name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.putAll(variables);
        environment.put("PATH", LabPrerequisites.PATH);
        environment.put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    /** Ends it and waits until it is gone. Twice is once. */
    static void end(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly(); // with --kill-child, process 1 goes too
        }
        try {
            if (!process.waitFor(GONE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
