# Where the kiosk stands on its computer. Read by install and uninstall; DESTDIR stands before every place.

DESTDIR=${DESTDIR:-}
PROGRAM=/opt/kiosk
SETTINGS=/etc/kiosk
STATE=/var/lib/kiosk
UNIT=/etc/systemd/system/kiosk.service
SYSCTL=/etc/sysctl.d/60-kiosk.conf
LOGIND=/etc/systemd/logind.conf.d/60-kiosk.conf
SOMEBODY=kiosk

say() { printf '%s\n' "$*"; }
refuse() { printf '%s\n' "$*" >&2; exit 1; }

# Whether this is the computer itself: not a folder that a package or a test is made in.
is_real() { [ -z "$DESTDIR" ]; }

# Whether systemd runs here; it does not in a chroot.
has_systemd() { is_real && [ -d /run/systemd/system ]; }

[ "$(id -u)" = 0 ] || ! is_real || refuse "Only an administrator can do this: sudo $0"
