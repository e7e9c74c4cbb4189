package org.netfailover.testkit.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A {@code virsh} that is connected already and takes one command after the other. */
final class VirshShell implements AutoCloseable {
    private final Process process;
    private int commands;

    VirshShell(String uri) throws IOException {
        process = new ProcessBuilder("virsh", "-q", "-c", uri)
                .redirectErrorStream(true)
                .start();
        run("uri");
    }

    /** Runs a command and waits until it is done; fails with what it has written where that is an error. */
    void run(String command) throws IOException {
        String end = "\ndone-" + ++commands;
        process.getOutputStream().write((command + "\necho " + end.strip() + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        StringBuilder written = new StringBuilder();
        InputStream out = process.getInputStream();
        byte[] some = new byte[4096];
        while (written.indexOf(end) < 0) {
            int read = out.read(some);
            if (read < 0) {
                throw new IOException("virsh has ended: " + written);
            }
            written.append(new String(some, 0, read, StandardCharsets.UTF_8));
        }
        if (written.indexOf("error: ") >= 0) {
            throw new IOException(command + ": " + written);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
