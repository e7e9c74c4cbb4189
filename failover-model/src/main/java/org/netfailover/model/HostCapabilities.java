package org.netfailover.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * What a host is and which guests it can run, as libvirt's capabilities tell it. They do not name the host: libvirt
 * tells its name by another call.
 *
 * <p>Immutable and safe for many threads.
 */
@Value.Immutable
public abstract class HostCapabilities {
    /**
     * A machine type.
     *
     * @param name what a domain's XML may ask for, such as {@code pc-q35-7.2} or {@code q35}
     * @param canonical the machine type that the name stands for, where it is an alias
     * @param maxCpus the most virtual processors, where it is told
     */
    public record Machine(String name, Optional<String> canonical, OptionalInt maxCpus) {}

    /**
     * One kind of guest.
     *
     * @param osType {@code hvm} for QEMU
     * @param arch its architecture, such as {@code x86_64}
     * @param emulator the program that runs it, where it is told
     * @param machines the machine types, canonical names and aliases, in libvirt's order
     * @param domainTypes such as {@code qemu} and {@code kvm}; without {@code kvm} the host only emulates
     */
    public record Guest(
            String osType, String arch, Optional<String> emulator, List<Machine> machines, List<String> domainTypes) {
        /** Copies the lists. */
        public Guest {
            machines = List.copyOf(machines);
            domainTypes = List.copyOf(domainTypes);
        }

        /**
         * The machine type that a name stands for.
         *
         * @param name a machine type or an alias of one
         * @return its canonical name, or empty when this kind of guest has no machine of that name
         */
        public Optional<String> canonical(String name) {
            return machines.stream()
                    .filter(machine -> machine.name().equals(name))
                    .findFirst()
                    .map(machine -> machine.canonical().orElse(name));
        }
    }

    /** Subclassed by generated code only. */
    HostCapabilities() {}

    /**
     * Which host it is. libvirt takes it from the firmware unless {@code host_uuid} in its configuration says
     * otherwise, and refuses a migration between two hosts of one UUID.
     *
     * @return the host's UUID, where it is told
     */
    public abstract Optional<UUID> uuid();

    /**
     * The host's own architecture.
     *
     * @return such as {@code x86_64}; empty text where it is missing
     */
    @Value.Default
    public String arch() {
        return "";
    }

    /**
     * Whether the host has an IOMMU that is in use; without one it can give no device to a guest.
     *
     * @return what libvirt says, as it does since 4.5.0, or empty where it says nothing
     */
    public abstract Optional<Boolean> iommu();

    /**
     * The guests.
     *
     * @return every kind of guest, in libvirt's order
     */
    public abstract List<Guest> guests();

    /**
     * Finds a kind of guest.
     *
     * @param arch an architecture
     * @return the fully virtualised guests of that architecture, or empty when the host runs none
     */
    public Optional<Guest> guest(String arch) {
        return guests().stream()
                .filter(guest -> guest.osType().equals("hvm") && guest.arch().equals(arch))
                .findFirst();
    }

    /**
     * The machine types of one architecture, as {@link HostInventory#machines()} takes them.
     *
     * @param arch an architecture
     * @return canonical names and aliases; empty when the host runs no such guests
     */
    public List<String> machines(String arch) {
        return guest(arch).stream()
                .flatMap(guest -> guest.machines().stream())
                .map(Machine::name)
                .toList();
    }

    /**
     * Starts capabilities.
     *
     * @return a builder of a host that runs nothing
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link HostCapabilities}; not safe for use by several threads. */
    public static final class Builder extends ImmutableHostCapabilities.Builder {
        Builder() {}
    }
}
