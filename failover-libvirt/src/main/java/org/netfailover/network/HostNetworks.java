package org.netfailover.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netfailover.model.Quoted;

/** The network of the host to which a libvirt connection goes. */
public final class HostNetworks {
    private HostNetworks() {}

    /**
     * The network of a host by its libvirt URI: {@code qemu:///system} is this machine,
     * {@code qemu+ssh://user@host:port/system} is reached by ssh, and so are {@code libssh} and {@code libssh2}. Of the
     * parameters, {@code keyfile}, {@code known_hosts} and {@code no_verify} hold.
     *
     * @param uri a libvirt connection URI
     * @return the network, which has asked nothing yet
     * @throws IllegalArgumentException when the URI is malformed, or of a transport that runs no programs on the host, such
     *     as {@code qemu+tls}: build an {@link IpRoute2Network} over {@link SshCommands} then
     */
    public static HostNetwork of(String uri) {
        return IpRoute2Network.over(runner(uri));
    }

    /**
     * What runs programs on a host by its libvirt URI, as {@link #of} finds it.
     *
     * @param uri a libvirt connection URI
     * @return the runner
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static CommandRunner runner(String uri) {
        URI parsed = parse(uri);
        String scheme = parsed.getScheme();
        Optional<String> transport =
                scheme.contains("+") ? Optional.of(scheme.substring(scheme.indexOf('+') + 1)) : Optional.empty();
        Optional<String> host = Optional.ofNullable(parsed.getHost());
        boolean local =
                host.isEmpty() && transport.filter(name -> !name.equals("unix")).isEmpty();
        if (local) {
            return LocalCommands.ofThisMachine();
        }
        boolean ssh = transport
                .filter(name -> name.equals("ssh") || name.equals("libssh") || name.equals("libssh2"))
                .isPresent();
        if (!ssh || host.isEmpty()) {
            throw new IllegalArgumentException(
                    "no programs can be run on the host through " + Quoted.of(uri) + "; give it an ssh of its own");
        }
        return ssh(parsed, host.get());
    }

    private static URI parse(String uri) {
        try {
            URI parsed = new URI(uri);
            if (parsed.getScheme() == null || parsed.getRawAuthority() != null && parsed.getHost() == null) {
                throw new IllegalArgumentException("not a libvirt URI: " + Quoted.of(uri));
            }
            return parsed;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a libvirt URI: " + Quoted.of(uri), e);
        }
    }

    private static CommandRunner ssh(URI uri, String host) {
        SshCommands.Builder ssh = SshCommands.to(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        if (uri.getUserInfo() != null) {
            ssh.user(uri.getUserInfo());
        }
        if (uri.getPort() != -1) {
            ssh.port(uri.getPort());
        }
        Map<String, String> parameters = parameters(uri);
        Optional.ofNullable(parameters.get("keyfile")).map(Path::of).ifPresent(ssh::identity);
        Optional.ofNullable(parameters.get("known_hosts")).map(Path::of).ifPresent(ssh::knownHosts);
        if ("1".equals(parameters.get("no_verify"))) {
            ssh.withoutVerifying();
        }
        return ssh.build();
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parameter.substring(0, equals),
                        URLDecoder.decode(parameter.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
