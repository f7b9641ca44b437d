#!/bin/sh
# Installs the .deb into a fresh minimal Debian 12 and starts both programs there: what a user's machine lacks
# shows here. As root, with debootstrap: package.sh FILE.deb [MIRROR]
set -eu
deb=$1
mirror=${2:-$(apt-cache policy | sed -n 's/.* \(https\{0,1\}:[^ ]*\) bookworm\/main .*/\1/p' | head -1)}
root=$(mktemp -d)
trap 'umount "$root/proc" "$root/dev" 2>/dev/null || true; rm -rf "$root"' EXIT

debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || { tail -5 "$root.log"; exit 1; }
rm -f "$root.log"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
cp "$deb" "$root/neverdrop.deb"
inside() { chroot "$root" env HOME=/root XDG_RUNTIME_DIR=/root QT_QPA_PLATFORM=offscreen "$@"; }
inside apt-get install -y -qq --no-install-recommends /neverdrop.deb >/dev/null

inside neverdrop-cli --version
inside neverdrop-cli demo --orders 3
inside test -f /usr/share/man/man1/neverdrop.1.gz -o -f /usr/share/man/man1/neverdrop.1
inside sh -c 'timeout 20 neverdrop --demo & sleep 8; kill -TERM $! && wait $!'
inside apt-get purge -y -qq neverdrop >/dev/null
! inside test -e /usr/bin/neverdrop
echo "ok: installed, started and removed in a fresh Debian 12"
