# Makes the place where a lab runs: mount, pid and network namespaces of its own, which end with standard input, and
# everything in them with them. Run by: unshare --mount --net --pid --ipc --fork --kill-child
#
# ROOT     the root file system, which stays as it is
# IMAGES   the folder of the images
set -euo pipefail

# Who would remove them sees that they are in use.
exec 7<"$ROOT.lock" 8<"$IMAGES.lock"
flock --shared 7
flock --shared 8

mount --bind "$ROOT" "$ROOT"
mount -o remount,bind,ro "$ROOT"
mount -t proc proc "$ROOT/proc"
mount -t sysfs sysfs "$ROOT/sys"
mount --bind /dev "$ROOT/dev"
mount -t tmpfs -o mode=755 netfailover-lab "$ROOT/run"
mount -t tmpfs netfailover-lab "$ROOT/tmp"
mount --bind "$IMAGES" "$ROOT/srv"
mount -o remount,bind,ro "$ROOT/srv"
exec chroot "$ROOT" /bin/bash /srv/place.sh
