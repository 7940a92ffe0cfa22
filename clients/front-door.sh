#!/usr/bin/env bash
# The gateway's front door with real clients: mechanisms, certificates, a load balancer. Starts a Granta of its own, on free ports.
# Usage: front-door.sh [TOPIC...], of mechanisms, certificates, balancer; else all of them.
set -euo pipefail
clients=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
data=$(mktemp -d)
. "$clients/server.sh"
trap '"$root/granta" down --data "$data" >/dev/null 2>&1 || true; rm -rf "$data"' EXIT

read -r starttls tls auth management < <(free_ports 4)
printf '%s=%s\n' starttls "$starttls" tls "$tls" management "$management" >"$data/door.env"
make_pki
write_passwords crypt
# The one load balancer stands at 127.0.0.9; whoever comes from 127.0.0.1 is a client.
"$root/granta" up --detach --data "$data" --granta.start-cache=false "--granta.c2s.port=$starttls" "--granta.c2s.tls-port=$tls" --granta.s2s.enabled=false \
  "--granta.auth.port=$auth" "--management.server.port=$management" --granta.auth.mechanisms-interval=1s \
  "--granta.tls.certificate=$pki/server.pem" "--granta.tls.key=$pki/server.key" \
  "--granta.tls.hosts[0].certificate=$pki/rooms.pem" "--granta.tls.hosts[0].key=$pki/rooms.key" \
  "--granta.tls.client-ca=$pki/ca.pem" --granta.c2s.proxy.trusted=127.0.0.9
[ $# -gt 0 ] || set -- mechanisms certificates balancer
for topic in "$@"; do
  "$clients/$topic.sh" "$data"
done
