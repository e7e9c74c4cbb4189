# Process 1 of a lab, in namespaces and a root of its own: the management network, the segment, and the third place on
# it. It tells that it is ready, and ends, with everything in its namespaces, when standard input does.
set -euo pipefail
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8

echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
ip link set lo up
for bridge in mgmt segment; do
    ip link add "$bridge" type bridge stp_state 0 forward_delay 0 mcast_snooping 0
    ip link set "$bridge" up
done
ip address add 192.0.2.1/24 dev mgmt
ip address add 198.51.100.1/24 dev segment
ip address add 203.0.113.1/24 dev segment

# plug_in TAP BRIDGE: an end for a NIC of a host.
plug_in() {
    ip tuntap add dev "$1" mode tap
    ip link set "$1" master "$2"
    ip link set "$1" up
}

mkdir /run/lab
exec 3<&0 </dev/null
number=1
for host in a b; do
    plug_in "mgmt-$host" mgmt
    plug_in "pf-$host" segment
    plug_in "up-$host" segment
    socat "UNIX-LISTEN:/run/lab/$host-libvirt,fork" "TCP:192.0.2.1$number:16509,nodelay" 3<&- &
    socat "UNIX-LISTEN:/run/lab/$host-exec,fork" "TCP:192.0.2.1$number:2222,nodelay" 3<&- &
    number=$((number + 1))
done
/srv/lab-exec unix:/run/lab/place-exec 3<&- &
until [[ -S /run/lab/place-exec && -S /run/lab/a-libvirt && -S /run/lab/b-libvirt \
    && -S /run/lab/a-exec && -S /run/lab/b-exec ]]; do
    sleep 0.01
done
echo ready

cat <&3 >/dev/null 2>&1 &
exec 3<&-
# Waiting reaps every orphan too.
wait "$!"
