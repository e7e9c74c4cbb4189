#!/bin/sh
# Process 1 of a guest, and nearly the only one. The kernel's command line says what it is:
#
# lab.number=N          the last part of its addresses: 198.51.100.N, and 203.0.113.N for a second NIC
# lab.without=MODULE    a module that it does not have
# lab.ignore-unplug     it keeps what it is asked to give back
#
# It tells by its virtio console that it is ready, and then how its NICs stand whenever that changes.
export PATH=/bin
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev

number=50
without=
ignore=
for word in $(cat /proc/cmdline); do
    case $word in
    lab.number=*) number=${word#*=} ;;
    lab.without=*) without=${word#*=} ;;
    lab.ignore-unplug) ignore=yes ;;
    esac
done
while read -r module; do
    [ "$module" = "$without.ko" ] || insmod "/modules/$module"
done < /modules/order

# On the serial line it would stand still for some milliseconds with each character.
tries=0
until [ -c /dev/hvc0 ] || [ "$((tries += 1))" -gt 20 ]; do
    sleep 0.1
done
[ -c /dev/hvc0 ] && exec > /dev/hvc0 2>&1

# nics: a line for each, made without a process of its own.
nics() {
    for nic in /sys/class/net/*; do
        [ "$nic" = /sys/class/net/lo ] && continue
        read -r mac < "$nic/address"
        read -r state < "$nic/operstate"
        role=alone
        if [ -e "$nic/master" ]; then
            role=slave
        else
            for lower in "$nic"/lower_*; do
                [ -e "$lower" ] && role=master
            done
        fi
        echo "nic ${nic##*/} $mac $state $role"
    done
}

driver() {
    basename "$(readlink "$1/device/driver")" 2> /dev/null
}

# Every NIC that leads others, or that is virtio and alone, has an address; where there is no such, all that are alone.
address() {
    network=198.51.100
    for nic in $1; do
        ip link set "$nic" up
        ip address add "$network.$number/24" dev "$nic"
        network=203.0.113
    done
}

sleep 1
leading=
others=
for nic in /sys/class/net/*; do
    [ "$nic" = /sys/class/net/lo ] || [ -e "$nic/master" ] && continue
    case $(driver "$nic") in
    igbvf) others="$others ${nic##*/}" ;;
    *) leading="$leading ${nic##*/}" ;;
    esac
done
ip link set lo up
echo 1 > /proc/sys/net/ipv4/conf/all/arp_ignore
address "${leading:-$others}"
lab-traffic guest 7000 &

if [ -n "$ignore" ]; then
    # Without its driver a port neither plugs nor unplugs; what is there must be there first.
    sleep 3
    for port in /sys/bus/pci_express/drivers/pciehp/*:pcie*; do
        [ -e "$port" ] && echo "${port##*/}" > /sys/bus/pci_express/drivers/pciehp/unbind
    done
fi
read -r up rest < /proc/uptime
nics
echo "guest is ready after $up s"

last=$(nics)
while :; do
    sleep 1
    now=$(nics)
    if [ "$now" != "$last" ]; then
        read -r up rest < /proc/uptime
        echo "at $up s:"
        echo "$now"
        last=$now
    fi
done
