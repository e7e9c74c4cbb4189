# Runs libvirtd alone: process 1 of a new pid namespace, with mount, network, UTS and IPC namespaces of its own.
# It ends, and everything in the namespace with it, when standard input does or when libvirtd does.
set -eu

fresh() {
    mount -t tmpfs -o mode=755 private-libvirt "$1"
}

fresh /run
for folder in /etc/libvirt /var/lib/libvirt /var/cache/libvirt /var/log/libvirt; do
    mkdir -p "$folder"
    fresh "$folder"
done

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
ln -s pts/ptmx /run/dev/ptmx
ln -s /proc/self/fd /run/dev/fd
mkdir /run/dev/vfio
: > /run/dev/vfio/vfio
mount --move /run/dev /dev

# A folder that no other libvirt uses, so that nobody ever reaches another daemon's socket by this name.
mkdir /run/private-libvirt /etc/libvirt/qemu /var/log/libvirt/qemu
cat > /etc/libvirt/libvirtd.conf << 'END'
listen_tls = 0
listen_tcp = 0
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_dir = "/run/private-libvirt"
unix_sock_group = "root"
unix_sock_rw_perms = "0700"
unix_sock_ro_perms = "0700"
max_client_requests = 50
host_uuid = "6e657466-6169-4c6f-8665-720000000001"
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

exec 3<&0
(read -r _ <&3 || true) &
end_of_input=$!
{
    # libudev looks at what is under /sys only if it need not be a sysfs.
    SYSTEMD_DEVICE_VERIFY_SYSFS=0 libvirtd < /dev/null 3<&- || true
    kill "$end_of_input"
} &
# Waiting for one child reaps every orphan too; libvirt waits for QEMU's processes to be gone.
wait "$end_of_input" || true
