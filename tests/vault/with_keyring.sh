#!/bin/sh
# with_keyring.sh SCENARIO TEST: runs the test function SCENARIO of the program TEST in a D-Bus session of its
# own, with a home folder of its own, against a real gnome-keyring or what stands in its place.
set -eu
scenario=$1
test=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run"
export XDG_DATA_HOME="$HOME/.local/share" XDG_CONFIG_HOME="$HOME/.config" XDG_CACHE_HOME="$HOME/.cache"
mkdir -p -m 700 "$HOME" "$XDG_RUNTIME_DIR" "$folder/services"
# Nothing of the surrounding session: no display that a prompt could open on, no bus, no keyring.
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL XDG_CURRENT_DESKTOP

unlock='printf secret | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1'
start='gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1'
session() { dbus-run-session -- sh -c "$1" sh "$test"; }

# A bus that starts no services but those of $folder/services.
cat >"$folder/bus.conf" <<XML
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=$folder/run</listen>
  <servicedir>$folder/services</servicedir>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
XML
bare_session() { dbus-run-session --config-file="$folder/bus.conf" -- "$test" "$scenario"; }

case $scenario in
unlocked)
    session "$unlock; exec \"\$1\" unlocked"
    ;;
locked)
    session "$unlock; exec \"\$1\" stored"
    session "$start; exec \"\$1\" locked"
    session "$unlock; exec \"\$1\" unlockedAgain"
    ;;
noService)
    bare_session
    ;;
silent) # a service that is being started for as long as the test runs
    printf '#!/bin/sh\nwhile [ -d "%s" ]; do sleep 0.2; done\n' "$folder" >"$folder/starting"
    chmod +x "$folder/starting"
    printf '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=%s\n' "$folder/starting" \
        >"$folder/services/org.freedesktop.secrets.service"
    bare_session
    ;;
noBus)
    "$test" noBus
    ;;
*)
    echo "unknown scenario $scenario" >&2
    exit 2
    ;;
esac
