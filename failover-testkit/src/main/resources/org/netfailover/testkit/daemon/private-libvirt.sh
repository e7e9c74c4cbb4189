# Makes a host for libvirtd and runs commands on it: process 1 of a new pid namespace, with mount, network, UTS and IPC
# namespaces of its own. Each line of standard input is a command; what it writes comes out, then "= " and its status.
# It ends, and everything in the namespaces with it, when standard input does.
#
# HOST_NAME, HOST_UUID  what the host is called
# HOSTS                 what /etc/hosts says beside localhost, one address and name each line
# LISTEN                1 if libvirtd listens on TCP as well, without asking who calls; else 0
set -eu

fresh() {
    mount -t tmpfs -o mode=755 private-libvirt "$1"
}

fresh /run
for folder in /etc/libvirt /var/lib/libvirt /var/cache/libvirt /var/log/libvirt; do
    mkdir -p "$folder"
    fresh "$folder"
done

echo "$HOST_NAME" > /proc/sys/kernel/hostname
printf '127.0.0.1 localhost\n%s\n' "$HOSTS" > /run/hosts
if [ -e /etc/hosts ]; then
    mount --bind /run/hosts /etc/hosts
fi

# What PretendedHardware tells. The machine's own PCI devices are out of the daemon's reach; of its /sys only the
# processors and the memory are left.
#   0000:65:00.0  a network card with SR-IOV (the PF), network device pf0, no driver
#   0000:65:10.N  its virtual functions, N = 0, 2, 4, 6, each in an IOMMU group of its own
#   0000:66:00.0  a network card without SR-IOV
mkdir /run/sysfs
mount -t sysfs sysfs /run/sysfs
fresh /sys
mkdir -p /sys/devices/system /sys/devices/virtual /sys/class/net /sys/kernel/iommu_groups
mkdir -p /sys/bus/pci/devices /sys/bus/pci/drivers
mount --bind /run/sysfs/devices/system /sys/devices/system

# pci_device ADDRESS DEVICE-ID IOMMU-GROUP BUS-FOLDER
pci_device() {
    folder=/sys/devices/$4/$1
    mkdir -p "$folder" "/sys/kernel/iommu_groups/$3/devices"
    echo 0x8086 > "$folder/vendor"
    echo "0x$2" > "$folder/device"
    echo 0x020000 > "$folder/class"
    echo -1 > "$folder/numa_node"
    printf 'PCI_CLASS=20000\nPCI_ID=8086:%s\nPCI_SLOT_NAME=%s\nMODALIAS=pci:v00008086\n' "$2" "$1" > "$folder/uevent"
    head -c 256 /dev/zero > "$folder/config"
    ln -s ../../../bus/pci "$folder/subsystem"
    ln -s "../../../kernel/iommu_groups/$3" "$folder/iommu_group"
    ln -s "../../../../devices/$4/$1" "/sys/kernel/iommu_groups/$3/devices/$1"
    ln -s "../../../devices/$4/$1" "/sys/bus/pci/devices/$1"
}

pci_device 0000:65:00.0 10c9 0 pci0000:65
pf=/sys/devices/pci0000:65/0000:65:00.0
echo 7 > "$pf/sriov_totalvfs"
mkdir -p "$pf/net/pf0"
echo 52:54:00:00:65:00 > "$pf/net/pf0/address"
echo 'INTERFACE=pf0' > "$pf/net/pf0/uevent"
echo down > "$pf/net/pf0/operstate"
echo 1500 > "$pf/net/pf0/mtu"
ln -s ../../../../../class/net "$pf/net/pf0/subsystem"
ln -s ../.. "$pf/net/pf0/device"
ln -s "../../devices/pci0000:65/0000:65:00.0/net/pf0" /sys/class/net/pf0
number=0
for function in 0 2 4 6; do
    pci_device "0000:65:10.$function" 10ca "$((number + 1))" pci0000:65
    ln -s "../0000:65:10.$function" "$pf/virtfn$number"
    ln -s ../0000:65:00.0 "/sys/devices/pci0000:65/0000:65:10.$function/physfn"
    number=$((number + 1))
done
pci_device 0000:66:00.0 1521 9 pci0000:66

# A /dev/vfio/vfio, so that libvirt believes in passing devices through, but no /dev/kvm: every machine gives the same answers, and none waits for a KVM that cannot be opened.
mkdir /run/dev
fresh /run/dev
for node in null zero full random urandom tty; do
    : > "/run/dev/$node"
    mount --bind "/dev/$node" "/run/dev/$node"
done
mkdir /run/dev/pts /run/dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts /run/dev/pts
if [ "$LISTEN" = 1 ]; then
    mkdir /run/dev/net
    : > /run/dev/net/tun
    mount --bind /dev/net/tun /run/dev/net/tun
fi
ln -s pts/ptmx /run/dev/ptmx
ln -s /proc/self/fd /run/dev/fd
mkdir /run/dev/vfio
: > /run/dev/vfio/vfio
mount --move /run/dev /dev

# A folder that no other libvirt uses, so that nobody ever reaches another daemon's socket by this name.
mkdir /run/private-libvirt /etc/libvirt/qemu /var/log/libvirt/qemu
cat > /etc/libvirt/libvirtd.conf << END
listen_tls = 0
listen_tcp = $LISTEN
auth_tcp = "none"
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_dir = "/run/private-libvirt"
unix_sock_group = "root"
unix_sock_rw_perms = "0700"
unix_sock_ro_perms = "0700"
max_client_requests = 50
host_uuid = "$HOST_UUID"
log_outputs = "3:file:/var/log/libvirt/libvirtd.log"
END
cat > /etc/libvirt/qemu.conf << 'END'
security_driver = "none"
namespaces = []
cgroup_controllers = []
user = "root"
group = "root"
stdio_handler = "file"
END
if [ "$LISTEN" = 1 ]; then
    # A peer that is silent is given up after 10 seconds.
    printf 'keepalive_interval = 2\nkeepalive_count = 4\n' | tee -a /etc/libvirt/libvirtd.conf >> /etc/libvirt/qemu.conf
fi

# Starts libvirtd and tells its process id.
start_libvirtd() {
    set --
    if [ "$LISTEN" = 1 ]; then
        set -- --listen
    fi
    # libudev looks at what is under /sys only if it need not be a sysfs.
    SYSTEMD_DEVICE_VERIFY_SYSFS=0 libvirtd "$@" >> /run/private-libvirt/output 2>&1 &
    echo "$!"
}

# kill_libvirtd PID: as a crash would; returns when it is gone.
kill_libvirtd() {
    kill -KILL "$1"
    while kill -0 "$1" 2> /dev/null; do
        sleep 0.01
    done
}

# join_link ADDRESS: the end of the link that has been put into this host becomes its network.
join_link() {
    ip link set lo up
    ip address add "$1/24" dev link0
    ip link set link0 up
}

# lose_frames ADDRESS: what is sent to the other end of the link goes to a card that is not there.
lose_frames() {
    ip neighbour replace "$1" lladdr 02:00:00:00:00:01 dev link0 nud permanent
}

# restore_link ADDRESS
restore_link() {
    ip link set link0 up
    ip neighbour flush to "$1" dev link0 nud permanent
}

# add_bridge NAME: a bridge for guests.
add_bridge() {
    ip link add "$1" type bridge
    ip link set "$1" up
    if [ ! -e /sys/devices/virtual/net ]; then
        mkdir /sys/devices/virtual/net
        mount --bind /run/sysfs/devices/virtual/net /sys/devices/virtual/net
    fi
    ln -s "../../devices/virtual/net/$1" "/sys/class/net/$1"
}

obey() {
    while IFS= read -r command <&3; do
        status=0
        # What a command leaves running belongs to process 1.
        (eval "$command") 3<&- 2>&1 || status=$?
        echo "= $status"
    done
}

exec 3<&0 < /dev/null
obey &
# Waiting for one child reaps every orphan too; libvirt waits for QEMU's processes to be gone.
wait "$!" || true
