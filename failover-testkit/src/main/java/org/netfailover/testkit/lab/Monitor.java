package org.netfailover.testkit.lab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Speaks with a QEMU by its monitor. */
final class Monitor {
    private static final JsonFactory JSON = new JsonFactory();

    private Monitor() {}

    /**
     * Gives a command as a person would.
     *
     * @return what the monitor says
     * @throws IllegalStateException when it cannot be reached or refuses
     */
    static String tell(Path socket, String command) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            read(channel); // the greeting
            write(channel, "{\"execute\":\"qmp_capabilities\"}");
            answer(channel);
            write(channel, humanCommand(command));
            return answer(channel).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException("the monitor did not answer: " + e.getMessage(), e);
        }
    }

    private static String humanCommand(String command) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("execute", "human-monitor-command");
            json.writeObjectFieldStart("arguments");
            json.writeStringField("command-line", command);
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** What a command has returned; events that come in between are passed over. */
    private static String answer(SocketChannel channel) throws IOException {
        while (true) {
            String line = read(channel);
            try (JsonParser json = JSON.createParser(line)) {
                json.nextToken();
                for (JsonToken token = json.nextToken(); token == JsonToken.FIELD_NAME; token = json.nextToken()) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("return")) {
                        return value == JsonToken.VALUE_STRING ? json.getText() : "";
                    }
                    if (name.equals("error")) {
                        throw new IllegalStateException("the monitor refuses: " + line.strip());
                    }
                    json.skipChildren();
                }
            }
        }
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String read(SocketChannel channel) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (channel.read(one) > 0) {
            byte read = one.flip().get();
            if (read == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(read);
            one.clear();
        }
        throw new IOException("the connection has ended");
    }
}
