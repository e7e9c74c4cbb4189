package org.netfailover.testkit.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM, which is killed when it says that it holds what it is to hold. */
public final class KilledJvm {
    private KilledJvm() {}

    /**
     * Runs a program until it prints {@code ready}, and kills it.
     *
     * @param main the program; {@link ProcessHandle#descendants} of it are looked at
     * @param command a part of the command of one of the processes that it has started by then
     * @return those processes, which may end only now
     */
    public static List<ProcessHandle> orphansOf(Class<?> main, String command)
            throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = jvm.inputReader()) {
            assertThat(output.readLine()).isEqualTo("ready");
            List<ProcessHandle> processes = jvm.descendants().toList();
            assertThat(processes.stream()
                            .map(process -> process.info().command().orElse("")))
                    .anyMatch(found -> found.contains(command));
            return processes;
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }

    /** Waits up to 10 seconds for the end of each. */
    public static void assertGone(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
