package org.netfailover.testkit.daemon;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The serial line to a {@link TinyGuest}: orders go in, answers come out. */
final class GuestLine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int ANSWER_BYTES = 10;
    private static final long PAUSE_MILLIS = 5;

    private GuestLine() {}

    /** Gives orders and waits for the answer to each; the last one tells the guest's ticks. */
    static long tell(Path line, String orders) {
        return tell(line, orders, PATIENCE);
    }

    static boolean isAlive(Path line) {
        try {
            tell(line, "?", GLANCE);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    // One after the other: QEMU serves one caller of a line and lets others wait.
    private static synchronized long tell(Path line, String orders, Duration patience) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(line));
            channel.configureBlocking(false);
            long deadline = System.nanoTime() + patience.toNanos();
            channel.write(ByteBuffer.wrap(orders.getBytes(StandardCharsets.US_ASCII)));
            String answer = "";
            for (int i = 0; i < orders.length(); i++) {
                // An order whose answer nobody waited for may be answered first.
                do {
                    answer = answer(channel, deadline);
                } while (answer.charAt(0) != orders.charAt(i));
            }
            return Long.parseLong(answer.substring(1, ANSWER_BYTES - 1), 16);
        } catch (IOException e) {
            throw new IllegalStateException("no guest at " + line.getFileName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a guest was asked", e);
        }
    }

    private static String answer(SocketChannel channel, long deadline) throws IOException, InterruptedException {
        ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES);
        while (answer.hasRemaining()) {
            int read = channel.read(answer);
            if (read < 0) {
                throw new IOException("the guest has ended");
            }
            if (read == 0) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the guest does not answer");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return new String(answer.array(), StandardCharsets.US_ASCII);
    }
}
