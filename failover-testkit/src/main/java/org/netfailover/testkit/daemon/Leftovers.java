package org.netfailover.testkit.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What domains have on a host, in whatever state they are: what should be empty once they are gone.
 *
 * <pre>{@code
 * try (TwoHosts hosts = TwoHosts.start();
 *         LibvirtHost a = hosts.a().connect()) {
 *     a.define(TinyGuest.named("forgotten").build().xml());
 *     assertThat(hosts.a().leftovers().defined()).containsExactly("forgotten");
 *     a.undefine("forgotten");
 *     assertThat(hosts.a().leftovers().isEmpty()).isTrue();
 * }
 * }</pre>
 *
 * @param defined names of persistent domains
 * @param running names of domains that the daemon believes to run
 * @param guests names of guests that a QEMU process runs or waits for, as libvirt calls them
 * @param taps the tap devices on the host
 * @param ports UUIDs of the ports that domains hold on libvirt's networks
 */
public record Leftovers(
        List<String> defined, List<String> running, List<String> guests, List<String> taps, List<String> ports) {
    private static final Pattern GUEST = Pattern.compile("guest=([^,\\u0000]*)");
    private static final String XML = ".xml";

    /**
     * Takes what is there.
     *
     * @param defined names of persistent domains
     * @param running names of domains that the daemon believes to run
     * @param guests names of guests that a QEMU process runs or waits for
     * @param taps the tap devices on the host
     * @param ports UUIDs of the ports that domains hold on libvirt's networks
     */
    public Leftovers {
        defined = List.copyOf(defined);
        running = List.copyOf(running);
        guests = List.copyOf(guests);
        taps = List.copyOf(taps);
        ports = List.copyOf(ports);
    }

    static Leftovers on(Enclosure host) {
        return new Leftovers(
                documents(host.file("/etc/libvirt/qemu")),
                documents(host.file("/run/libvirt/qemu")),
                guests(host),
                taps(host),
                documents(host.file("/run/libvirt/network/" + TestHost.NETWORK + "/ports")));
    }

    /**
     * Whether nothing is left.
     *
     * @return true when every list is empty
     */
    public boolean isEmpty() {
        return Stream.of(defined, running, guests, taps, ports).allMatch(List::isEmpty);
    }

    private static List<String> documents(Path folder) {
        return names(folder, name -> name.endsWith(XML)).stream()
                .map(name -> name.substring(0, name.length() - XML.length()))
                .toList();
    }

    private static List<String> guests(Enclosure host) {
        Path processes = host.file("/proc");
        return names(processes, name -> Character.isDigit(name.charAt(0))).stream()
                .map(process -> commandLine(processes.resolve(process).resolve("cmdline")))
                .filter(line -> line.contains("/qemu-system-"))
                .map(GUEST::matcher)
                .filter(Matcher::find)
                .map(matcher -> Optional.ofNullable(matcher.group(1)).orElse(""))
                .sorted()
                .toList();
    }

    private static List<String> taps(Enclosure host) {
        Path devices = host.file("/run/sysfs/class/net");
        return names(devices, name -> Files.exists(devices.resolve(name).resolve("tun_flags")));
    }

    private static String commandLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // the process has ended
        }
    }

    private static List<String> names(Path folder, Predicate<String> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
