# Runs inside the new root file system: the packages of the lab. It serves three: the machine's own QEMU runs from it, the
# hosts' root image is made of it, and what is small is compiled in it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C

# Nothing starts here.
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
chmod +x /usr/sbin/policy-rc.d

base=(ca-certificates kmod iproute2 iputils-ping procps util-linux busybox-static socat)
images=(linux-image-amd64 e2fsprogs cpio zstd xz-utils gcc libc6-dev)
hosts=(
    qemu-system-x86 seabios ipxe-qemu
    libvirt-daemon libvirt-daemon-log libvirt-daemon-lock libvirt-daemon-driver-qemu libvirt-daemon-driver-network
    libvirt-daemon-driver-nodedev libvirt-clients pciutils tcpdump ethtool python3-minimal
)
apt-get -qq update
# The minus leaves out libvirt's own NAT network.
apt-get -qq install --no-install-recommends -y "${base[@]}" "${images[@]}" "${hosts[@]}" \
    libvirt-daemon-config-network- >/var/log/packages.log 2>&1 || {
    tail -n 20 /var/log/packages.log
    exit 1
}
apt-get -qq clean
rm -rf /var/lib/apt/lists/*
