#!/bin/sh
# The first process of a host: lays a file system in memory over the image that all hosts share, and goes there.
busybox=/bin/busybox
$busybox mount -t proc proc /proc
$busybox mount -t sysfs sysfs /sys
$busybox mount -t devtmpfs devtmpfs /dev
for module in $($busybox cat /modules/order); do
    $busybox insmod "/modules/$module"
done
$busybox mkdir /image /memory /host
$busybox mount -t ext4 -o ro /dev/vda /image
$busybox mount -t tmpfs -o size=60% tmpfs /memory
$busybox mkdir /memory/upper /memory/work
$busybox mount -t overlay -o lowerdir=/image,upperdir=/memory/upper,workdir=/memory/work overlay /host
$busybox mount --move /dev /host/dev
$busybox umount /proc /sys
exec $busybox switch_root /host /sbin/host-init
