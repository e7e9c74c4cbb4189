# Builds what the lab runs from, once, in a mount and a pid namespace of its own, and ends with standard input.
# A build that is stopped leaves only a folder building-*, which the next one removes.
#
# CACHE       the folder of all that is built
# RECIPE      the folder with the files beside this one
# ROOT_NAME   what the root file system is to be called in CACHE; also IMAGES_NAME
# RELEASE     which Debian
set -euo pipefail

report() {
    printf '%s: %s\n' "$(date +%T)" "$*"
}

# remove_tree FOLDER: only what is on the cache's own file system.
remove_tree() {
    rm -rf --one-file-system "$1"
}

# What another recipe has built goes, unless a lab runs from it.
remove_others() {
    local tree
    for tree in "$CACHE"/root-* "$CACHE"/images-*; do
        [[ -d $tree && $tree != "$CACHE/$ROOT_NAME" && $tree != "$CACHE/$IMAGES_NAME" ]] || continue
        (
            flock --exclusive --nonblock 7 || exit 0
            report "removing $tree"
            remove_tree "$tree"
            rm -f "$tree.lock"
        ) 7>>"$tree.lock"
    done
}

build_root() {
    local root=$CACHE/building-$ROOT_NAME
    report "making the root file system"
    mkdir "$root"
    debootstrap --variant=minbase "$RELEASE" "$root" >"$CACHE/debootstrap.log" 2>&1 || {
        tail -n 20 "$CACHE/debootstrap.log"
        return 1
    }
    # The way to the archive is the one that this machine uses.
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    apt-config dump Acquire::http Acquire::https >"$root/etc/apt/apt.conf.d/90outer" || true
    mount -t proc proc "$root/proc"
    report "installing packages"
    chroot "$root" /bin/bash -s <"$RECIPE/packages.sh"
    umount "$root/proc"
    rm -f "$root/etc/apt/apt.conf.d/90outer"
    mv "$root" "$CACHE/$ROOT_NAME"
}

build_images() {
    local root=$CACHE/$ROOT_NAME images=$CACHE/building-$IMAGES_NAME
    report "making the images"
    mkdir "$images"
    # A throw-away layer, so that the root file system stays as it is.
    mount -t tmpfs -o mode=755 layer /mnt
    mkdir /mnt/upper /mnt/work /mnt/root
    mount -t overlay -o "lowerdir=$root,upperdir=/mnt/upper,workdir=/mnt/work" overlay /mnt/root
    mount -t proc proc /mnt/root/proc
    mount --bind /dev /mnt/root/dev
    mkdir /mnt/root/recipe /mnt/root/images
    mount --bind "$RECIPE" /mnt/root/recipe
    mount --bind "$images" /mnt/root/images
    mkdir /mnt/root/plain
    mount --bind "$root" /mnt/root/plain
    mount -o remount,bind,ro /mnt/root/plain
    chroot /mnt/root /bin/bash /recipe/images.sh
    mv "$images" "$CACHE/$IMAGES_NAME"
}

build() {
    exec 9>>"$CACHE/lock"
    flock --exclusive 9
    local stale
    for stale in "$CACHE"/building-*; do
        [[ ! -e $stale ]] || remove_tree "$stale"
    done
    [[ -d $CACHE/$ROOT_NAME ]] || build_root
    [[ -d $CACHE/$IMAGES_NAME ]] || build_images
    : >>"$CACHE/$ROOT_NAME.lock"
    : >>"$CACHE/$IMAGES_NAME.lock"
    remove_others
    report "done"
}

exec 3<&0 </dev/null
build 3<&- &
work=$!
cat <&3 >/dev/null &
caller=$!
exec 3<&-
ended=
wait -n -p ended "$work" "$caller" || {
    status=$?
    [[ $ended == "$work" ]] && exit "$status"
}
if [[ $ended != "$work" ]]; then
    echo "given up"
    exit 130
fi
