#!/bin/bash
# Process 1 of a host. The kernel's command line says what it is:
#
# lab.name=NAME          its host name
# lab.number=N           the last digit of its addresses
# lab.topology=TOPOLOGY  vlan: the bridge is on the PF and keeps VLANs, and its FDB is what libvirt puts there
#                        pf: a plain bridge on the PF
#                        virtio: the bridge is on another NIC of the same segment
# lab.vfs=N              how many VFs the PF has
export PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root

mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /dev/pts /dev/shm /run/lock
mount -t devpts -o mode=620,ptmxmode=666 devpts /dev/pts
mount -t tmpfs tmpfs /dev/shm
mount -t tmpfs tmpfs /tmp
mount -t cgroup2 cgroup2 /sys/fs/cgroup

name=host
number=1
topology=vlan
vfs=2
for word in $(</proc/cmdline); do
    case $word in
    lab.name=*) name=${word#*=} ;;
    lab.number=*) number=${word#*=} ;;
    lab.topology=*) topology=${word#*=} ;;
    lab.vfs=*) vfs=${word#*=} ;;
    esac
done
echo "$name" >/proc/sys/kernel/hostname
echo "$name" >/etc/hostname
printf '%032d\n' "$number" >/etc/machine-id

modprobe -a igb bridge tun vhost_net vfio_iommu_type1 vfio-pci kvm-amd
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6

for device in /sys/class/net/*; do
    case $(<"$device/address") in
    52:54:00:00:0a:*) ip link set "${device##*/}" name mgmt0 ;;
    52:54:00:00:0b:*) ip link set "${device##*/}" name up0 ;;
    52:54:00:00:0c:*) ip link set "${device##*/}" name pf0 ;;
    esac
done
ip link set lo up
ip address add "192.0.2.1$number/24" dev mgmt0
ip link set mgmt0 up
lab-exec tcp:2222 &

ip link add br0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0
ip link set br0 address "52:54:00:00:0d:0$number"
uplink=pf0
case $topology in
vlan) ip link set br0 type bridge vlan_filtering 1 ;;
virtio) uplink=up0 ;;
esac
ip link set "$uplink" master br0
if [[ $topology == vlan ]]; then
    bridge link set dev pf0 learning off
fi
ip link set "$uplink" up
ip link set br0 up
ip address add "198.51.100.1$number/24" dev br0

# The VFs have no driver here: they are for guests.
ip link set pf0 up
if ((vfs > 0)); then
    echo 0 >/sys/class/net/pf0/device/sriov_drivers_autoprobe
    echo "$vfs" >/sys/class/net/pf0/device/sriov_numvfs
fi

libvirtd --listen --daemon
echo "host $name is ready after $(cut -d' ' -f1 /proc/uptime) s"
# Process 1 reaps every orphan.
while :; do
    wait -n 2>/dev/null || sleep 1
done
