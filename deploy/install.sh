#!/bin/sh
# Puts the appliance onto a Raspberry Pi OS or Debian: user and groups, folders, rules for devices, the unit, a program.
#   install.sh [--dry-run] FOLDER VERSION    FOLDER is what publish.sh made; run again at will, it says what it changes
#   install.sh [--dry-run] --remove          takes all of it away but the settings, the journal, the keys and the user
# Into another root (an image, a test): DESTDIR=/mnt/pi install.sh …; nothing is started there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
root=${root%/}
dry=no
if [ "${1:-}" = --dry-run ]; then
  dry=yes
  shift
fi

fail() {
  echo "install.sh: $1" >&2
  exit 2
}

# Says what is done, and does it.
changed=no
run() {
  echo "+ $*"
  changed=yes
  [ "$dry" = yes ] || "$@"
}

# put MODE FILE TARGET: copies a file unless it is there as it should be.
put() {
  if [ -f "$root$3" ] && cmp -s "$2" "$root$3" && [ "$(stat -c %a "$root$3")" = "${1#0}" ]; then return; fi
  run install -D -m "$1" "$2" "$root$3"
}

# What only the running machine can be told.
live() {
  if [ -z "$root" ]; then run "$@"; fi
}

# What files say of users and folders; both do what is missing and say so.
declared() {
  if [ "$dry" = yes ]; then
    echo "+ $* <$file"
    return
  fi
  if [ -n "$root" ]; then set -- "$@" "--root=$root"; fi
  "$@" - <"$file"
}

files() {
  "$1" 0644 system/sysusers.conf /etc/sysusers.d/appliance.conf
  "$1" 0644 system/tmpfiles.conf /etc/tmpfiles.d/appliance.conf
  "$1" 0644 system/modules.conf /etc/modules-load.d/appliance.conf
  "$1" 0644 system/modprobe.conf /etc/modprobe.d/appliance.conf
  "$1" 0644 system/70-appliance.rules /etc/udev/rules.d/70-appliance.rules
  "$1" 0644 system/70-appliance.polkit.rules /etc/polkit-1/rules.d/70-appliance.rules
  "$1" 0644 appliance.service /etc/systemd/system/appliance.service
  "$1" 0755 system/appliance.sh /usr/local/bin/appliance
}

take_away() {
  [ ! -e "$root$3" ] || run rm -f "$root$3"
}

remove() {
  [ -n "$root" ] || [ ! -e /etc/systemd/system/appliance.service ] || run systemctl disable --now appliance.service
  files take_away
  [ ! -e "$root/opt/appliance" ] || run rm -rf "$root/opt/appliance"
  live systemctl daemon-reload
  live udevadm control --reload
  echo "Kept: /etc/appliance (settings), /var/lib/appliance (journal and keys: the books of the shop) and the user appliance."
}

# The program: its folder gets its name only once it is whole, since the power may go while it is copied.
program() {
  place=$root/opt/appliance/versions/$2
  if [ ! -d "$place" ]; then
    run rm -rf "$place.new"
    run cp -r "$1" "$place.new"
    run chown -R --reference="$root/opt/appliance" "$place.new"
    live sync -f "$place.new"
    run mv -T "$place.new" "$place"
  fi
  if ! [ -f "$root/opt/appliance/before-start.sh" ] || ! cmp -s "$here/before-start.sh" "$root/opt/appliance/before-start.sh"; then
    run install -m 0755 "$here/before-start.sh" "$root/opt/appliance/before-start.sh.new"
    run mv -T "$root/opt/appliance/before-start.sh.new" "$root/opt/appliance/before-start.sh"
  fi
  now=$(readlink "$root/opt/appliance/current" || :)
  if [ -z "$now" ]; then
    run ln -s "versions/$2" "$root/opt/appliance/current"
  elif [ "$now" != "versions/$2" ]; then
    # Not the first: it has to prove itself like any other newer one (before-start.sh).
    [ "$(cat "$root/opt/appliance/next" 2>/dev/null || :)" != "versions/$2" ] || return 0
    echo "+ versions/$2 is the program of the next start, on trial; now it is $now"
    changed=yes
    [ "$dry" = yes ] || echo "versions/$2" >"$root/opt/appliance/next"
  fi
}

settings() {
  [ ! -e "$root/etc/appliance/appliance.json" ] || return 0
  changed=yes
  echo "+ write $root/etc/appliance/appliance.json (every device virtual; \`appliance doctor\` proposes real ones)"
  [ "$dry" = no ] || return 0
  printf '{\n  "Data": { "Folder": "/var/lib/appliance" },\n  "Update": { "Folder": "/opt/appliance" }\n}\n' >"$root/etc/appliance/appliance.json"
  chmod 0640 "$root/etc/appliance/appliance.json"
  chgrp --reference="$root/etc/appliance" "$root/etc/appliance/appliance.json"
}

[ -n "$root" ] || [ "$dry" = yes ] || [ "$(id -u)" = 0 ] || fail "run it with sudo"
cd "$here"
if [ "${1:-}" = --remove ]; then
  remove
  exit 0
fi

[ $# = 2 ] || fail "usage: install.sh [--dry-run] FOLDER VERSION | [--dry-run] --remove"
case $2 in
  *[!0-9.]* | .* | *. | *..* | *.*.*.*) fail "a version is three numbers: 0.1.0" ;;
  *.*.*) ;;
  *) fail "a version is three numbers: 0.1.0" ;;
esac
cd "$OLDPWD"
folder=$(cd "$1" 2>/dev/null && pwd) || fail "there is no folder $1"
cd "$here"
[ -f "$folder/appliance.dll" ] || fail "$1 holds no program (appliance.dll): make it with publish.sh"

files put
file=system/sysusers.conf declared systemd-sysusers
file=system/tmpfiles.conf declared systemd-tmpfiles --create
program "$folder" "$2"
settings
if [ "$changed" = yes ]; then
  live systemctl daemon-reload
  live udevadm control --reload
  live udevadm trigger --subsystem-match=gpio --subsystem-match=i2c-dev --subsystem-match=spidev --subsystem-match=usbmisc
fi
if [ -z "$root" ] && ! /usr/bin/dotnet --list-runtimes 2>/dev/null | grep -q '^Microsoft.AspNetCore.App 10\.'; then
  fail "all is in place but the ASP.NET Core 10 runtime at /usr/bin/dotnet: see README.md, then run this again"
fi
if [ -n "$root" ]; then
  echo "In its own root: systemctl enable appliance.service"
elif ! systemctl --quiet is-enabled appliance.service; then
  run systemctl enable --now appliance.service
elif [ "$changed" = yes ]; then
  echo "It takes effect with: sudo systemctl restart appliance (between two customers)"
fi
[ "$changed" = yes ] || echo "Nothing to change."
