package org.netfailover.network;

import static org.netfailover.network.HostCommands.argv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.netfailover.model.Announced;
import org.netfailover.model.Announcement;
import org.netfailover.model.Announcement.Until;

/** Announcements, by a program that {@code python3} reads from its standard input on the host. */
final class Announcer {
    private static final String PROGRAM = read("announce.py");

    private final HostCommands commands;

    Announcer(HostCommands commands) {
        this.commands = commands;
    }

    private static String read(String resource) {
        try (InputStream in = Announcer.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Announced announce(Announcement announcement) {
        List<String> argv = argv(
                "python3",
                "-I",
                "-S",
                "-",
                announcement.device(),
                announcement.mac(),
                announcement.vlan().orElse(0),
                announcement.interval().toMillis(),
                announcement.atMost().toMillis());
        argv.addAll(until(announcement.until()));
        Duration within = commands.deadline().plus(announcement.atMost());
        return commands.read(argv, PROGRAM, within, Announcer::announced);
    }

    private static List<String> until(Until until) {
        if (until instanceof Until.Sent sent) {
            return argv("sent", sent.frames());
        }
        if (until instanceof Until.VfSends vf) {
            return argv("vf", vf.pf(), vf.vf());
        }
        if (until instanceof Until.HeardOn heard) {
            return argv("heard", heard.device());
        }
        Until.SilentOn silent = (Until.SilentOn) until;
        return argv("silent", silent.device(), silent.quiet().toMillis());
    }

    private static Announced announced(String text) throws IOException {
        List<Json> answer = Json.list(text);
        if (answer.size() != 1) {
            throw new IOException("no answer");
        }
        Json json = answer.get(0);
        int frames = json.integer("frames").orElseThrow(() -> new IOException("no number of frames"));
        boolean seen = json.flag("seen").orElseThrow(() -> new IOException("not told how it ended"));
        return new Announced(frames, seen, Duration.ofMillis(json.count("millis")));
    }
}
