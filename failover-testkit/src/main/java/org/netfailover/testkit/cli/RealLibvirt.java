package org.netfailover.testkit.cli;

import java.util.List;
import java.util.Optional;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.NicPair;
import org.netfailover.testkit.daemon.PrivateLibvirt;
import org.netfailover.xml.DomainXml;

/**
 * What a real libvirt says of a domain.
 *
 * @param accepts whether it defines the domain and gives the same pairs back
 * @param sentence what it says
 */
record RealLibvirt(boolean accepts, String sentence) {
    /** Asks a private daemon; nothing where this machine cannot run one. */
    static Optional<RealLibvirt> opinion(DomainXml domain) {
        if (PrivateLibvirt.missing().isPresent()) {
            return Optional.empty();
        }
        try (PrivateLibvirt daemon = PrivateLibvirt.start();
                LibvirtHost host = daemon.connect()) {
            return Optional.of(opinion(domain, host));
        } catch (IllegalStateException | LinkageError e) {
            return Optional.empty(); // it does not start here, which says nothing about the domain
        }
    }

    private static RealLibvirt opinion(DomainXml domain, LibvirtHost host) {
        String who = "libvirt " + host.libvirtVersion() + " with QEMU " + host.hypervisorVersion() + " on this machine";
        try {
            String defined = host.define(domain.text(), DefineOption.VALIDATE).inactiveXml();
            List<NicPair> pairs = DomainXml.parse(defined).pairs();
            boolean same = assured(pairs).equals(assured(domain.pairs()));
            return new RealLibvirt(
                    same,
                    who + " validates and defines it, and gives " + (same ? "the same" : "other") + " pairs back.");
        } catch (LibvirtException e) {
            return new RealLibvirt(false, who + " refuses it with code " + e.code() + ".");
        }
    }

    private static List<Object> assured(List<NicPair> pairs) {
        return pairs.stream().<Object>map(NicPair::assured).toList();
    }
}
