package org.netfailover.testkit.lab;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.DomainState;
import org.netfailover.model.MacAddress;
import org.netfailover.model.PciAddress;

/**
 * A guest for a {@link SriovLab}: Linux with {@code virtio_net}, {@code net_failover} and the VF's driver {@code igbvf},
 * without a disk, which answers pings and {@link TrafficMeter}. It runs under the hosts' KVM and is ready about ten
 * seconds after its start.
 *
 * <pre>{@code
 * try (SriovLab lab = SriovLab.start(LabOptions.of(LabTopology.VLAN))) {
 *     LabGuest guest = LabGuest.named("mover").number(60).pair().build();
 *     guest.start(lab.a());
 *     assertThat(guest.answers(lab)).isTrue();
 *     guest.remove(lab.a());
 * }
 * }</pre>
 *
 * <p>Its number tells guests of one lab apart: it is the last part of its {@linkplain #address() address}, and in its
 * {@linkplain #mac() MAC address}. Every NIC that leads others, or is virtio and not led, gets an address; where there is
 * none, each that is there. The first has 198.51.100.N, a second one 203.0.113.N.
 *
 * <p>{@link #xml()} is to be defined, or {@linkplain #start started}, on a host. Safe for many threads.
 */
public final class LabGuest {
    /** The standby's alias in a guest with a pair. */
    public static final String STANDBY = "ua-standby0";

    /** The primary's alias in a guest with a pair. */
    public static final String PRIMARY = "ua-vf0";

    /** The standby's alias of a second pair. */
    public static final String SECOND_STANDBY = "ua-standby1";

    /** The primary's alias of a second pair. */
    public static final String SECOND_PRIMARY = "ua-vf1";

    private static final String READY = "guest is ready after ";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String name;
    private final int number;
    private final String xml;

    private LabGuest(Builder builder) {
        name = builder.name;
        number = builder.number;
        xml = builder.document();
    }

    /**
     * Begins a guest with 160 MiB, the number 51, machine type q35 with five root ports, and no NIC.
     *
     * @param name the domain's name: letters, digits, dots, hyphens and underscores, at most 50
     * @return a builder
     * @throws IllegalArgumentException for another name
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * A guest with a failover pair whose primary comes from the pool: what moves.
     *
     * @param name the domain's name
     * @return the guest
     */
    public static LabGuest withPair(String name) {
        return named(name).pair().build();
    }

    /**
     * The domain's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The domain.
     *
     * @return a {@code <domain>} document
     */
    public String xml() {
        return xml;
    }

    /**
     * The address of its first NIC on the segment.
     *
     * @return an IPv4 address, which means nothing outside the lab
     */
    public String address() {
        return "198.51.100." + number;
    }

    /**
     * The address of its second NIC on the segment, when it has one.
     *
     * @return an IPv4 address, which means nothing outside the lab
     */
    public String secondAddress() {
        return "203.0.113." + number;
    }

    /**
     * The MAC address of its first NIC, or of both halves of its first pair.
     *
     * @return the address
     */
    public MacAddress mac() {
        return mac(number, 1);
    }

    /**
     * The MAC address of its second NIC, or of both halves of its second pair.
     *
     * @return the address
     */
    public MacAddress secondMac() {
        return mac(number, 2);
    }

    private static MacAddress mac(int guest, int nic) {
        return MacAddress.parse(String.format(Locale.ROOT, "52:54:00:aa:%02x:%02x", guest, nic));
    }

    /**
     * Defines and starts it, and waits until it is ready. What guests of its name have written there before is gone.
     *
     * @param host where
     * @throws org.netfailover.libvirt.LibvirtException when libvirt refuses
     * @throws IllegalStateException when it is not ready within four minutes, with the end of its console
     */
    public void start(LabHost host) {
        host.run("rm", "-f", LabGuestDocument.console(name));
        try (LibvirtHost libvirt = host.connect()) {
            libvirt.define(xml);
            libvirt.start(name);
        }
        awaitReady(host, Duration.ofMinutes(4));
    }

    /**
     * Waits until it has configured its NICs after a start.
     *
     * @param host where it runs
     * @param within how long that may take
     * @throws IllegalStateException when it takes longer, with the end of its console
     */
    public void awaitReady(LabHost host, Duration within) {
        Instant deadline = Instant.now().plus(within);
        while (!console(host).contains(READY)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(name + " is not ready on " + host + ":\n" + console(host));
            }
            LabHost.pause();
        }
    }

    /**
     * What it has told while it was on a host, since it was started there. After it was ready it tells
     * how its NICs stand whenever that changes, one line each: {@code nic NAME MAC STATE ROLE}, where the role is {@code
     * master}, {@code slave} or {@code alone}.
     *
     * @param host where it runs or ran
     * @return the text; empty when it was not there
     */
    public String console(LabHost host) {
        return host.run(List.of("cat", LabGuestDocument.console(name)), SOON).output();
    }

    /**
     * Whether it answers a ping from the third place within a second.
     *
     * @param lab its lab
     * @return true when it does
     */
    public boolean answers(SriovLab lab) {
        return lab.run(List.of("ping", "-q", "-c", "1", "-W", "1", address()), SOON)
                .succeeded();
    }

    /**
     * Ends it, if it runs, and forgets it, if it is defined.
     *
     * @param host where it is
     */
    public void remove(LabHost host) {
        try (LibvirtHost libvirt = host.connect()) {
            remove(libvirt, name);
        }
    }

    static void removeAll(LibvirtHost libvirt) {
        libvirt.domains().forEach(domain -> remove(libvirt, domain.name()));
    }

    private static void remove(LibvirtHost libvirt, String name) {
        libvirt.find(name).ifPresent(domain -> {
            if (domain.state() != DomainState.SHUT_OFF) {
                libvirt.destroy(name);
            }
            if (domain.persistent()) {
                libvirt.undefine(name);
            }
        });
    }

    @Override
    public String toString() {
        return name;
    }

    /** What a {@link LabGuest} will be. Not thread-safe. */
    public static final class Builder {
        private static final String NAME = "[A-Za-z0-9._-]{1,50}";
        private static final int PORTS = 5;
        private static final int SMALLEST_MIB = 128;

        private final String name;
        private final StringBuilder orders = new StringBuilder();
        private final List<String> devices = new ArrayList<>();
        private final List<String> standbys = new ArrayList<>();
        private int number = 51;
        private int memoryMib = 160;
        private String machine = "q35";

        private Builder(String name) {
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException("no name for a guest");
            }
            this.name = name;
        }

        /**
         * Gives it a number, from which its addresses are made. It comes before the NICs.
         *
         * @param value from 51 to 250
         * @return this
         * @throws IllegalArgumentException for another number
         * @throws IllegalStateException when it already has a device
         */
        public Builder number(int value) {
            if (value < 51 || value > 250) {
                throw new IllegalArgumentException("no number for a guest: " + value);
            }
            if (!devices.isEmpty()) {
                throw new IllegalStateException("the number comes before the NICs");
            }
            number = value;
            return this;
        }

        /**
         * Gives it memory.
         *
         * @param mib MiB, from 128; a host has 1,024
         * @return this
         * @throws IllegalArgumentException when it is less
         */
        public Builder memoryMib(int mib) {
            if (mib < SMALLEST_MIB) {
                throw new IllegalArgumentException(mib + " MiB are less than " + SMALLEST_MIB);
            }
            memoryMib = mib;
            return this;
        }

        /**
         * Gives it a machine type.
         *
         * @param type {@code q35}, or {@code pc}, which is i440fx and has no PCI Express
         * @return this
         */
        public Builder machine(String type) {
            machine = type;
            return this;
        }

        /**
         * Gives it a failover pair: a {@linkplain LabNic#standby standby} and a {@linkplain
         * LabNic#primary(MacAddress, String, String) primary from the pool}, with the aliases {@value
         * LabGuest#STANDBY} and {@value LabGuest#PRIMARY}.
         *
         * @return this
         */
        public Builder pair() {
            return device(LabNic.standby(mac(number, 1), STANDBY))
                    .device(LabNic.primary(mac(number, 1), STANDBY, PRIMARY));
        }

        /**
         * Gives it a second pair, with the aliases {@value LabGuest#SECOND_STANDBY} and {@value
         * LabGuest#SECOND_PRIMARY}. It comes after the first.
         *
         * @return this
         */
        public Builder secondPair() {
            return device(LabNic.standby(mac(number, 2), SECOND_STANDBY))
                    .device(LabNic.primary(mac(number, 2), SECOND_STANDBY, SECOND_PRIMARY));
        }

        /**
         * Gives it a failover pair whose primary is a {@linkplain LabNic#primary(MacAddress, PciAddress, String,
         * String) certain VF}.
         *
         * @param vf the VF's address on the host
         * @return this
         */
        public Builder pair(PciAddress vf) {
            return device(LabNic.standby(mac(number, 1), STANDBY))
                    .device(LabNic.primary(mac(number, 1), vf, STANDBY, PRIMARY));
        }

        /**
         * Gives it a virtio NIC and a VF from the pool, of one MAC and with the aliases {@value LabGuest#STANDBY} and
         * {@value LabGuest#PRIMARY}, without {@code <teaming>}: by {@code <qemu:override>} the virtio NIC's device offers to
         * be a standby, so the guest pairs them, and neither libvirt nor QEMU plugs or unplugs anything by itself.
         *
         * @return this
         */
        public Builder unteamedPair() {
            standbys.add(STANDBY);
            return virtio().device(LabNic.pooled(mac(number, 1), PRIMARY));
        }

        /**
         * Gives it a virtio NIC and no VF, with the alias {@value LabGuest#STANDBY}: what moves without failover.
         *
         * @return this
         */
        public Builder virtio() {
            return device(LabNic.virtio(mac(number, 1), STANDBY));
        }

        /**
         * Gives it a virtio NIC on the bridge {@value LabHost#BRIDGE} itself, and no VF, with the alias
         * {@value LabGuest#STANDBY}.
         *
         * @return this
         */
        public Builder bridged() {
            return device(LabNic.bridged(mac(number, 1), STANDBY));
        }

        /**
         * Gives it any device.
         *
         * @param xml a child of {@code <devices>}, by {@link LabNic} say
         * @return this
         */
        public Builder device(String xml) {
            devices.add(xml);
            return this;
        }

        /**
         * Leaves a driver out.
         *
         * @param module {@code virtio_net}, {@code igbvf}, {@code net_failover} or {@code failover}; {@code virtio_net}
         *     does not load without the last two
         * @return this
         */
        public Builder without(String module) {
            return order("lab.without=" + module);
        }

        /**
         * Makes it keep, from when it is ready, what it is asked to give back: its ports have no driver for hotplug. It
         * gets nothing that is plugged, either.
         *
         * @return this
         */
        public Builder ignoringUnplugs() {
            return order("lab.ignore-unplug");
        }

        private Builder order(String word) {
            orders.append(' ').append(word);
            return this;
        }

        /**
         * Makes the guest.
         *
         * @return the guest
         */
        public LabGuest build() {
            return new LabGuest(this);
        }

        private String document() {
            UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            String all = "lab.number=" + number + orders;
            return new LabGuestDocument(name, uuid, memoryMib, machine, all, PORTS, devices, standbys).xml();
        }
    }
}
