package org.netfailover.testkit.lab;

import java.util.Optional;
import org.netfailover.libvirt.DomainInfo;
import org.netfailover.libvirt.LibvirtHost;
import org.netfailover.model.DomainState;
import org.netfailover.model.InterfaceName;
import org.netfailover.model.VfState;
import org.netfailover.network.HostNetwork;

/**
 * One end of a measured move.
 *
 * @param host the host
 * @param libvirt a connection of this end's own
 * @param network its network
 */
record BenchEnd(LabHost host, LibvirtHost libvirt, HostNetwork network) implements AutoCloseable {
    private static final InterfaceName PF = InterfaceName.of(LabHost.PF);

    static BenchEnd of(LabHost host) {
        return new BenchEnd(host, host.connect(), host.network());
    }

    boolean runs(LabGuest guest) {
        return libvirt.find(guest.name())
                .filter(domain -> domain.state() == DomainState.RUNNING)
                .isPresent();
    }

    /** Lets one guest of this host run and no other: also one that does nothing takes a third of an emulated processor. */
    void letRunOnly(LabGuest guest) {
        for (DomainInfo domain : libvirt.domains()) {
            boolean meant = domain.name().equals(guest.name());
            if (meant && domain.state() == DomainState.PAUSED) {
                host.run("virsh", "resume", domain.name());
            } else if (!meant && domain.state() == DomainState.RUNNING) {
                host.run("virsh", "suspend", domain.name());
            }
        }
    }

    /** Which of the PF's VFs has a guest's MAC address. */
    Optional<Integer> vfOf(LabGuest guest) {
        return network.link(PF).vfs().stream()
                .filter(vf -> vf.mac().equals(guest.mac()))
                .map(VfState::index)
                .findFirst();
    }

    /** Whether a guest's driver has a VF. */
    boolean drives(int vf) {
        return network.isDriven(PF, vf);
    }

    /** The device of a guest's virtio NIC; QEMU's end has another first octet. */
    String tapOf(LabGuest guest) {
        String mac = "fe" + guest.mac().toString().substring(2);
        return host.run("sh", "-c", "grep -l \"$1\" /sys/class/net/vnet*/address | cut -d/ -f5", "sh", mac)
                .strip();
    }

    @Override
    public void close() {
        network.close();
        libvirt.close();
    }
}
