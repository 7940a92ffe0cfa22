#!/usr/bin/env bash
# The PROXY protocol, version 2, by haproxy: clients chat through it and the server knows their addresses; nobody else is believed.
# Usage: balancer.sh DATA, of what front-door.sh has started.
set -euo pipefail
data=$1
clients=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$clients/server.sh"
. "$data/door.env"
balancers=()
stop() { kill "${balancers[@]}" 2>/dev/null || true; }
trap stop EXIT

# haproxy at two free ports, before the server's; it goes to the server from the address it is given.
balance() { # name, its address
  read -r front_starttls front_tls < <(free_ports 2)
  cat >"$data/$1.cfg" <<CONFIG
defaults
  mode tcp
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  source $2
listen starttls
  bind 127.0.0.1:$front_starttls
  server gateway 127.0.0.1:$starttls send-proxy-v2
listen tls
  bind 127.0.0.1:$front_tls
  server gateway 127.0.0.1:$tls send-proxy-v2
CONFIG
  haproxy -f "$data/$1.cfg" -db &
  balancers+=($!)
  until_true "$1 listening" curl -s --max-time 1 "telnet://127.0.0.1:$front_tls" </dev/null
}

# What a client hears that comes from 127.0.0.7: its port, then what it says.
hears() {
  printf '%s' "$2" | curl -s --max-time 5 --interface 127.0.0.7 "telnet://127.0.0.1:$1" || true
}
header="<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='$domain' version='1.0'>"

balance trusted 127.0.0.9
"$clients/slixmpp-chat.py" "$host" "$front_starttls" "$front_tls" "$domain" alice "$password" bob "$password"
