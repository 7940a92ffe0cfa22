# For scripts that use podman: settings of its own for this machine, wherever it runs, and the directory for what they make.
smoke=${SMOKE_DIR:-/var/tmp/granta-smoke}
mkdir -p "$smoke"
for program in podman runc catatonit netavark aardvark-dns debootstrap; do
  # Debian keeps those that only podman calls apart.
  command -v "$program" >/dev/null || [ -x "/usr/lib/podman/$program" ] || [ -x "/usr/libexec/podman/$program" ] \
    || { echo "there is no $program: apt-get install podman runc catatonit netavark aardvark-dns debootstrap" >&2; exit 2; }
done
# A JDK for the images and for what tries the faults, as the script 'granta' finds it.
for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* none; do
  ! grep -qE '^JAVA_VERSION="(2[5-9]|[3-9])' "$jdk/release" 2>/dev/null || [ ! -x "$jdk/bin/javac" ] || break
done
[ "$jdk" != none ] || { echo "there is no JDK 25 or newer in JAVA_HOME or under /usr/lib/jvm" >&2; exit 2; }
# Limits are few enough for a machine that allows its root no more; there need be no systemd. Containers find each other by name with netavark alone.
cat >"$smoke/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=20000:20000", "nproc=4096:4096"]
[network]
network_backend = "netavark"
[engine]
cgroup_manager = "cgroupfs"
CONF
export CONTAINERS_CONF="$smoke/containers.conf"
