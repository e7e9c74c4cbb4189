package org.netfailover.testkit.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.netfailover.libvirt.DefineOption;
import org.netfailover.libvirt.DefinedDomain;
import org.netfailover.libvirt.LibvirtException;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.testkit.daemon.PrivateLibvirt;

/** The real libvirt that the library has to agree with. */
final class Daemon {
    private Daemon() {}

    /** Defines a domain and forgets it, unless libvirt keeps it for the sake of a file that it has made. */
    static DefinedDomain define(String xml, DefineOption... options) {
        LibvirtHost host = PrivateLibvirt.sharedHost();
        DefinedDomain defined = host.define(xml, options);
        try {
            host.undefine(defined.name());
        } catch (LibvirtException e) {
            assertThat(e).hasMessageContaining("nvram");
        }
        return defined;
    }

    /** What the daemon says against a domain, or nothing when it takes it. */
    static Optional<String> refusal(String xml, DefineOption... options) {
        try {
            define(xml, options);
            return Optional.empty();
        } catch (LibvirtException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The rules for just this daemon. */
    static Rules rules() {
        return Holder.RULES;
    }

    private static final class Holder {
        static final Rules RULES = Rules.forTarget(Target.builder()
                .libvirt(PrivateLibvirt.sharedHost().libvirtVersion())
                .qemu(PrivateLibvirt.sharedHost().hypervisorVersion())
                .build());
    }
}
