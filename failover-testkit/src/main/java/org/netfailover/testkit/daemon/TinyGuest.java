package org.netfailover.testkit.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.netfailover.model.MacAddress;

/**
 * A guest for {@link TwoHosts} that takes no disk, no operating system and 16 MiB, is up in less than a second under
 * TCG, and leaves the processor alone. It can be migrated, answers requests to unplug a device, as a guest operating
 * system does by ACPI, and can be told otherwise while it runs, whether or not a daemon answers.
 *
 * <pre>{@code
 * TinyGuest guest = TinyGuest.named("stubborn").nic(MacAddress.parse("52:54:00:aa:bb:01"), "ua-net0").build();
 * try (TwoHosts hosts = TwoHosts.start();
 *         LibvirtHost a = hosts.a().connect()) {
 *     a.define(guest.xml());
 *     a.start(guest.name());
 *     guest.ignoreUnplugs(hosts.a());
 *     Hotplug hotplug = Hotplug.of("stubborn").on(a).deadline(Duration.ofSeconds(1));
 *     assertThat(hotplug.unplug("ua-net0").run()).isInstanceOf(Outcome.NeedsAttention.class);
 * }
 * }</pre>
 *
 * <p>It has no drivers: packets go nowhere, and {@code VIRTIO_NET_F_STANDBY} is negotiated only when it is made with a
 * {@linkplain Builder#teaming pair}. Its machine type is q35.
 *
 * <p>{@link #xml()} is to be defined, or created, on a host. The other methods talk to the guest on the host it runs
 * on, by its serial line. They throw {@link IllegalStateException} when it does not answer within ten seconds: because
 * it is paused, or runs elsewhere or nowhere. Its timer ticks 18.2 times a second, which is how long an answer may
 * take.
 *
 * <p>Safe for many threads, but a guest does one thing after the other.
 */
public final class TinyGuest {
    private static final double TICKS_PER_SECOND = 1193182.0 / 65536;
    private static final int PAGES_PER_MIB = 256;

    private final String name;
    private final String xml;

    private TinyGuest(Builder builder) {
        name = builder.name;
        xml = builder.document();
    }

    /**
     * Begins a guest that answers requests to unplug, is quiet, and has 16 MiB, no NIC and 8 ports for hotplug.
     *
     * @param name the domain's name: letters, digits, dots, hyphens and underscores, at most 50
     * @return a builder
     * @throws IllegalArgumentException for another name
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Puts the kernel where a host's QEMU finds it. */
    static void install(TestHost host) {
        try {
            Files.write(host.file(GuestDocument.KERNEL), TinyKernel.image());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
     * Makes it answer requests to unplug, those that are pending as well.
     *
     * @param host where it runs
     */
    public void answerUnplugs(TestHost host) {
        tell(host, "a");
    }

    /**
     * Makes it ignore requests to unplug: no event comes, and the device stays.
     *
     * @param host where it runs
     */
    public void ignoreUnplugs(TestHost host) {
        tell(host, "i");
    }

    /**
     * Fills all of its memory but the first 2 MiB with bytes that are not zero, so that a migration has to move them.
     *
     * @param host where it runs
     */
    public void fill(TestHost host) {
        tell(host, "f");
    }

    /**
     * Makes it write to its memory, one page after the other and round again, so that a migration with less bandwidth
     * than that does not end.
     *
     * @param host where it runs
     * @param mibPerSecond how much memory becomes dirty, from 1; the processor may not manage more than some hundreds
     */
    public void dirty(TestHost host, int mibPerSecond) {
        tell(host, dirtying(mibPerSecond));
    }

    /**
     * Makes it stop writing to its memory.
     *
     * @param host where it runs
     */
    public void quiet(TestHost host) {
        tell(host, "q");
    }

    /**
     * For how long it has run, on any host. The answer also tells that it runs on this one.
     *
     * @param host where it runs
     * @return ticks of its timer since it was started, 18.2 a second
     */
    public long ticks(TestHost host) {
        return tell(host, "?");
    }

    /**
     * Whether it runs on a host and answers, now.
     *
     * @param host where it may run
     * @return false when it does not answer within a second
     */
    public boolean isAlive(TestHost host) {
        return GuestLine.isAlive(line(host));
    }

    private long tell(TestHost host, String orders) {
        return GuestLine.tell(line(host), orders);
    }

    private Path line(TestHost host) {
        return host.file(GuestDocument.line(name));
    }

    private static String dirtying(int mibPerSecond) {
        if (mibPerSecond < 1) {
            throw new IllegalArgumentException("MiB a second are " + mibPerSecond);
        }
        return "q" + Math.round(mibPerSecond * PAGES_PER_MIB / TICKS_PER_SECOND);
    }

    /** What a {@link TinyGuest} will be. Not thread-safe. */
    public static final class Builder {
        private static final String NAME = "[A-Za-z0-9._-]{1,50}";
        private static final int SMALLEST_MIB = 8;

        private final String name;
        private final StringBuilder orders = new StringBuilder();
        private final List<String> devices = new ArrayList<>();
        private final List<GuestDocument.Primary> primaries = new ArrayList<>();
        private UUID uuid;
        private int memoryMib = 16;
        private int ports = 8;

        private Builder(String name) {
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException("no name for a guest");
            }
            this.name = name;
            uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * Gives it a UUID; otherwise it is made from the name.
         *
         * @param value the domain's UUID
         * @return this
         */
        public Builder uuid(UUID value) {
            uuid = value;
            return this;
        }

        /**
         * Gives it memory.
         *
         * @param mib MiB, from 8
         * @return this
         */
        public Builder memoryMib(int mib) {
            if (mib < SMALLEST_MIB) {
                throw new IllegalArgumentException(mib + " MiB are less than " + SMALLEST_MIB);
            }
            memoryMib = mib;
            return this;
        }

        /**
         * Gives it PCI Express root ports. Every PCI device takes one, from the beginning or by hotplug.
         *
         * @param number how many, from 1 to 28
         * @return this
         */
        public Builder ports(int number) {
            if (number < 1 || number > 28) {
                throw new IllegalArgumentException(number + " ports");
            }
            ports = number;
            return this;
        }

        /**
         * Gives it a virtio NIC on {@value TestHost#BRIDGE}.
         *
         * @param mac its MAC address
         * @param alias its user alias, {@code ua-…}
         * @return this
         */
        public Builder nic(MacAddress mac, String alias) {
            return device(nicXml(mac, alias));
        }

        /**
         * Gives it a teaming pair of which libvirt knows one half: a standby, a virtio NIC on {@value TestHost#BRIDGE}
         * with {@code <teaming type='persistent'/>}, and an emulated primary that only QEMU knows of. The guest
         * negotiates {@code VIRTIO_NET_F_STANDBY} at its start, upon which QEMU plugs the primary. When the guest
         * migrates QEMU unplugs the primary first, and waits for as long as the guest
         * {@linkplain #ignoringUnplugs() ignores} that; on the destination it plugs it again. Since QEMU 6.2.
         *
         * @param mac the MAC address of both
         * @param alias the standby's user alias, {@code ua-…}; the primary's id for QEMU is that with {@code -primary}
         *     after it
         * @return this
         */
        public Builder teaming(MacAddress mac, String alias) {
            if (primaries.isEmpty()) {
                orders.append('s');
            }
            primaries.add(new GuestDocument.Primary(mac.toString(), alias));
            return device(nicXml(mac, alias).replace("<alias", "<teaming type='persistent'/><alias"));
        }

        /**
         * Gives it a device.
         *
         * @param xml a child of {@code <devices>}
         * @return this
         */
        public Builder device(String xml) {
            devices.add(xml);
            return this;
        }

        /**
         * Makes it ignore requests to unplug from the start.
         *
         * @return this
         */
        public Builder ignoringUnplugs() {
            orders.append('i');
            return this;
        }

        /**
         * {@linkplain TinyGuest#fill Fills} its memory at the start.
         *
         * @return this
         */
        public Builder filled() {
            orders.append('f');
            return this;
        }

        /**
         * Makes it {@linkplain TinyGuest#dirty write} to its memory from the start.
         *
         * @param mibPerSecond how much memory becomes dirty, from 1
         * @return this
         */
        public Builder dirtying(int mibPerSecond) {
            orders.append(TinyGuest.dirtying(mibPerSecond));
            return this;
        }

        /**
         * Makes the guest.
         *
         * @return the guest
         */
        public TinyGuest build() {
            return new TinyGuest(this);
        }

        private String document() {
            return new GuestDocument(name, uuid, memoryMib, ports, orders.toString(), devices, primaries).xml();
        }
    }

    /**
     * A virtio NIC on {@value TestHost#BRIDGE}, to be attached or part of a domain.
     *
     * @param mac its MAC address
     * @param alias its user alias, {@code ua-…}
     * @return an {@code <interface>} element
     */
    public static String nicXml(MacAddress mac, String alias) {
        return "<interface type='bridge'><mac address='" + mac + "'/><source bridge='" + TestHost.BRIDGE
                + "'/><model type='virtio'/><alias name='" + alias + "'/></interface>";
    }
}
