package org.netfailover.libvirt;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.netfailover.model.DomainState;

/** What libvirt says of a domain whose handle one holds. */
final class NativeDomain {
    private static final int UUID_TEXT_BYTES = 37;
    /** By the number in {@code virDomainState}. */
    private static final DomainState[] STATES = {
        DomainState.UNKNOWN,
        DomainState.RUNNING,
        DomainState.BLOCKED,
        DomainState.PAUSED,
        DomainState.SHUTTING_DOWN,
        DomainState.SHUT_OFF,
        DomainState.CRASHED,
        DomainState.SUSPENDED
    };

    private NativeDomain() {}

    static UUID uuid(Pointer domain) {
        byte[] text = new byte[UUID_TEXT_BYTES];
        Errors.check(NativeLibvirt.INSTANCE.virDomainGetUUIDString(domain, text));
        return UUID.fromString(new String(text, 0, UUID_TEXT_BYTES - 1, StandardCharsets.US_ASCII));
    }

    static String name(Pointer domain) {
        String name = NativeLibvirt.INSTANCE.virDomainGetName(domain);
        if (name == null) {
            throw Errors.last();
        }
        return name;
    }

    static String xml(Pointer domain, int flags) {
        return NativeText.of(NativeLibvirt.INSTANCE.virDomainGetXMLDesc(domain, flags));
    }

    static DomainInfo info(Pointer domain) {
        IntByReference state = new IntByReference();
        Errors.check(NativeLibvirt.INSTANCE.virDomainGetState(domain, state, null, 0));
        int persistent = NativeLibvirt.INSTANCE.virDomainIsPersistent(domain);
        Errors.check(persistent);
        int number = state.getValue();
        DomainState known = number >= 0 && number < STATES.length ? STATES[number] : DomainState.UNKNOWN;
        return new DomainInfo(uuid(domain), name(domain), known, persistent == 1);
    }
}
