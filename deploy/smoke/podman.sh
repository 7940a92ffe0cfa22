# For scripts that use podman: settings of its own for this machine, wherever it runs, and the directory for what they make.
smoke=${SMOKE_DIR:-/var/tmp/granta-smoke}
mkdir -p "$smoke"
# Few enough for a machine that allows its root no more, and without systemd.
cat >"$smoke/containers.conf" <<CONF
[containers]
default_ulimits = ["nofile=20000:20000", "nproc=4096:4096"]
[engine]
cgroup_manager = "cgroupfs"
CONF
export CONTAINERS_CONF="$smoke/containers.conf"
