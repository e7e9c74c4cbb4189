# Runs inside the root file system: makes /images of it and of /recipe.
#
# vmlinux       the kernel of hosts and guests, as an ELF file, which QEMU starts without firmware
# host.cpio     what a host starts from
# host.ext4     a host's root file system; hosts share it and write to memory
# guest.cpio    all that a guest is; also in host.ext4
# lab-exec      runs commands for who is elsewhere
# lab-traffic   sends and counts packets
# place.sh      makes the segment and its third place
set -euo pipefail
export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin

kernel=$(basename -a /lib/modules/* | sort -V | tail -n 1)

# The kernel lies compressed behind the code that unpacks it.
unpack_kernel() {
    local packed=/boot/vmlinuz-$kernel offset
    while read -r offset; do
        # What follows the packed kernel is no part of it, and zstd says so.
        tail -c "+$((offset + 1))" "$packed" | zstd -dcq >/images/vmlinux 2>/dev/null || true
        if [[ $(head -c 4 /images/vmlinux | tail -c 3) == ELF ]]; then
            return 0
        fi
    done < <(grep -obUaP '\x28\xb5\x2f\xfd' "$packed" | cut -d: -f1)
    echo "no kernel in $packed" >&2
    return 1
}

# modules NAME…: their files in the order in which they are to be loaded; what is built in has none.
modules() {
    local name
    for name in "$@"; do
        modprobe -S "$kernel" --show-depends "$name"
    done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }'
}

# initramfs IMAGE INIT MODULE…: busybox, the modules with their order, and INIT; and what lies in /tmp/with.
initramfs() {
    local image=$1 init=$2 tree files module name
    shift 2
    files=$(modules "$@")
    tree=$(mktemp -d)
    mkdir -p "$tree"/{bin,dev,etc,proc,sys,modules}
    cp /usr/bin/busybox "$tree/bin/busybox"
    ln -s busybox "$tree/bin/sh"
    : >"$tree/modules/order"
    for module in $files; do
        name=$(basename "$module" .xz)
        xz -dc "$module" >"$tree/modules/$name"
        echo "$name" >>"$tree/modules/order"
    done
    [[ ! -d /tmp/with ]] || cp /tmp/with/* "$tree/bin/"
    install -m 755 "$init" "$tree/init"
    (cd "$tree" && find . | cpio --quiet -o -H newc) >"$image"
    rm -rf "$tree"
}

programs() {
    local name
    for name in lab-exec lab-traffic; do
        gcc -std=gnu17 -O2 -Wall -Wextra -Werror -static -s -o "/images/$name" "/recipe/$name.c"
    done
}

# The hosts' root file system: the plain one without what a host has no use for, with few modules and what is ours.
host_root() {
    local tree=/tmp/host files module target name size
    mkdir "$tree"
    tar -C /plain -c --one-file-system \
        --exclude=./boot/* --exclude=./usr/lib/modules --exclude=./usr/include --exclude=./usr/lib/gcc \
        --exclude=./usr/libexec/gcc --exclude=*.a --exclude=./var/cache/* --exclude=./var/lib/apt/* \
        --exclude=./usr/share/doc --exclude=./usr/share/locale --exclude=./usr/share/man --exclude=./usr/share/info \
        --exclude=./proc/* --exclude=./sys/* --exclude=./dev/* --exclude=./run/* --exclude=./tmp/* . | tar -C "$tree" -x
    target=$tree/usr/lib/modules/$kernel
    mkdir -p "$target"
    files=$(modules igb igbvf virtio_net vfio-pci vfio_iommu_type1 bridge tun kvm-amd vhost_net \
        macvtap veth dummy ipv6 8021q sch_ingress act_mirred act_gact act_skbedit cls_matchall cls_u32 cls_flower sch_netem)
    for module in $files; do
        name=${module#*/lib/modules/"$kernel"/}
        mkdir -p "$target/$(dirname "$name")"
        xz -dc "$module" >"$target/${name%.xz}"
    done
    cp "/usr/lib/modules/$kernel"/modules.{builtin,builtin.modinfo,order} "$target/"
    depmod -b "$tree" "$kernel"

    mkdir -p "$tree/srv" "$tree/var/log/lab" "$tree/var/log/libvirt/qemu" "$tree/var/cache" \
        "$tree/etc/libvirt/qemu/networks/autostart"
    cp /images/vmlinux /images/guest.cpio "$tree/srv/"
    install -m 755 /images/lab-exec /images/lab-traffic "$tree/usr/local/bin/"
    install -m 755 /recipe/host-init.sh "$tree/sbin/host-init"
    cp /recipe/libvirtd.conf /recipe/qemu.conf "$tree/etc/libvirt/"
    for name in vfpool segment; do
        cp "/recipe/$name.xml" "$tree/etc/libvirt/qemu/networks/"
        ln -s "../$name.xml" "$tree/etc/libvirt/qemu/networks/autostart/$name.xml"
    done
    printf '127.0.0.1 localhost\n192.0.2.11 host-a\n192.0.2.12 host-b\n' >"$tree/etc/hosts"

    size=$(du -sm "$tree" | cut -f1)
    truncate -s "$((size + size / 10 + 32))M" /images/host.ext4
    mke2fs -q -F -t ext4 -O ^has_journal -m 0 -d "$tree" /images/host.ext4
    rm -rf "$tree"
}

unpack_kernel
programs
cp /recipe/place.sh /images/
mkdir /tmp/with
cp /images/lab-traffic /tmp/with/
initramfs /images/guest.cpio /recipe/guest-init.sh virtio_console virtio_net igbvf
rm -rf /tmp/with
initramfs /images/host.cpio /recipe/host-start.sh virtio_blk ext4 crc32c_generic overlay virtio_net
host_root
