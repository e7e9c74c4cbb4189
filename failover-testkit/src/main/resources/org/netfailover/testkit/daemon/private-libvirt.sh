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
mount -t sysfs sysfs /sys

# No /dev/kvm: every machine gives the same answers, and none waits for a KVM that cannot be opened.
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
mount --move /run/dev /dev

# A folder that no other libvirt uses, so that nobody ever reaches another daemon's socket by this name.
mkdir /run/private-libvirt /etc/libvirt/qemu
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
    libvirtd < /dev/null 3<&- || true
    kill "$end_of_input"
} &
# Waiting for one child reaps every orphan too; libvirt waits for QEMU's processes to be gone.
wait "$end_of_input" || true
