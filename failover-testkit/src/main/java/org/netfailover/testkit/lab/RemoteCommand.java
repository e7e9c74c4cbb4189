package org.netfailover.testkit.lab;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command that {@code lab-exec} runs at the other end of a socket. It is killed when this is closed, if it still runs.
 * One thread awaits it; any may signal or close.
 */
final class RemoteCommand implements AutoCloseable {
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;
    private static final int STATUS = 3;
    private static final int HEAD = 2 * Integer.BYTES;
    private static final int MOST_BYTES = 1 << 20;

    private final List<String> arguments;
    private final SocketChannel channel;

    private RemoteCommand(List<String> arguments, SocketChannel channel) {
        this.arguments = arguments;
        this.channel = channel;
    }

    /** Takes what a command writes on standard output, piece by piece. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] piece);
    }

    /** Begins a command. What it reads is there from the beginning. */
    static RemoteCommand begin(Path socket, List<String> arguments, byte[] input) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer question = ByteBuffer.wrap(question(arguments, input));
            while (question.hasRemaining()) {
                channel.write(question);
            }
            return new RemoteCommand(List.copyOf(arguments), channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Runs a command and waits until it is done.
     *
     * @throws IllegalStateException when whoever should run it cannot be reached, or it takes longer
     */
    static CommandResult run(Path socket, List<String> arguments, byte[] input, Duration within) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (RemoteCommand command = begin(socket, arguments, input)) {
            CommandResult end = command.await(within, output::writeBytes);
            return new CommandResult(end.status(), output.toString(StandardCharsets.UTF_8), end.errors());
        } catch (IOException e) {
            throw new IllegalStateException(arguments.get(0) + " could not be run: " + e.getMessage(), e);
        }
    }

    /** Waits until it is done; the result has no output. */
    CommandResult await(Duration within, Sink output) throws IOException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            long deadline = System.nanoTime() + within.toNanos();
            while (true) {
                ByteBuffer head = receive(selector, HEAD, deadline);
                int type = head.getInt();
                ByteBuffer body = receive(selector, head.getInt(), deadline);
                switch (type) {
                    case OUTPUT -> output.take(bytes(body));
                    case ERRORS -> errors.writeBytes(bytes(body));
                    case STATUS -> {
                        return new CommandResult(body.getInt(), "", errors.toString(StandardCharsets.UTF_8));
                    }
                    default -> throw new IOException("an answer of type " + type);
                }
            }
        }
    }

    /** Sends it a signal. */
    void signal(int number) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {(byte) number}));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer receive(Selector selector, int length, long deadline) throws IOException {
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("an answer of " + length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes);
            if (read < 0) {
                throw new IOException("the connection has ended");
            }
            if (read == 0) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new IllegalStateException(arguments.get(0) + " takes too long");
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("interrupted while waiting for " + arguments.get(0));
                }
                selector.selectedKeys().clear();
                selector.select(millis);
            }
        }
        return bytes.flip();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] question(List<String> arguments, byte[] input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            data.writeInt(arguments.size());
            for (String argument : arguments) {
                byte[] text = argument.getBytes(StandardCharsets.UTF_8);
                if (argument.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException("an argument with a NUL character");
                }
                data.writeInt(text.length);
                data.write(text);
            }
            data.writeInt(input.length);
            data.write(input);
        }
        return bytes.toByteArray();
    }
}
