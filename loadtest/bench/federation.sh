#!/usr/bin/env bash
# Users of two domains talk in pairs, one of each pair at each of two servers on this machine: two Grantas, then two Prosodys. A table of the peak
# throughput and another of the latency at a fixed rate: federation.sh [--option ...], options as for chat. RATE=1000 messages a second for the
# latter; SERVERS="granta" takes fewer; USERS=200; KEEP=dir keeps the reports. Needs dnsmasq. Exit 1 when any run failed.
. "$(dirname "$0")/shared.sh"
command -v dnsmasq >/dev/null || fail "dnsmasq is not installed (apt-get install dnsmasq-base)"
work=${KEEP:-$(mktemp -d)}
mkdir -p "$work/chat" "$work/rate"
running=
dns=
stop_both() {
  [ -z "$running" ] || for domain in verona mantua; do "$bench/$running.sh" stop "$work/$running-$domain" || true; done
  [ -z "$dns" ] || kill "$dns" 2>/dev/null || true
  running= dns=
}
clean_up() {
  stop_both
  [ -n "${KEEP:-}" ] || rm -rf "$work"
}
trap clean_up EXIT

# RFC 6120 section 3.2: the servers find each other by SRV records.
start_both() { # kind of server
  local verona mantua
  read -r DNS_PORT verona mantua < <(free_ports 3)
  export DNS_PORT
  dnsmasq --keep-in-foreground --no-hosts --no-resolv --port="$DNS_PORT" --listen-address=127.0.0.1 --bind-interfaces --pid-file= --conf-file=/dev/null \
    --srv-host="_xmpp-server._tcp.verona.example,host.example,$verona,5,0" \
    --srv-host="_xmpp-server._tcp.mantua.example,host.example,$mantua,5,0" \
    --address=/host.example/127.0.0.1 --local=/example/ >"$work/dnsmasq.log" 2>&1 &
  dns=$!
  running=$1
  rm -rf "${work:?}/$1-verona" "${work:?}/$1-mantua"
  DOMAIN=verona.example S2S_PORT=$verona "$bench/$1.sh" start "$work/$1-verona" "${USERS:-200}" >/dev/null
  DOMAIN=mantua.example S2S_PORT=$mantua "$bench/$1.sh" start "$work/$1-mantua" "${USERS:-200}" >/dev/null
}

measure() { # kind of server, scenario, options
  local server=$1 scenario=$2 other_port other_pid
  shift 2
  other_port=$(sed -n 's/^port=//p' "$work/$server-mantua/env")
  other_pid=$(sed -n 's/^pid=//p' "$work/$server-mantua/env")
  "$bench/run.sh" "$work/$server-verona" "$scenario" --users "${USERS:-200}" --peer-port "$other_port" --peer-domain mantua.example --pid "$other_pid" \
    "$@" --json "$work/$scenario/$server.json" >"$work/$scenario/$server.txt" 2>&1 || { status=1; cat "$work/$scenario/$server.txt"; }
}

status=0
for server in ${SERVERS:-granta prosody}; do
  start_both "$server"
  measure "$server" chat "$@"
  measure "$server" rate --rate "${RATE:-1000}" --warm-up 10s --duration 20s
  stop_both
done
echo "two domains: peak throughput (chat $*)"
table "$work/chat" "two domains: chat $*" ${SERVERS:-granta prosody}
echo "two domains: latency at ${RATE:-1000} messages/s"
table "$work/rate" "two domains: rate ${RATE:-1000}" ${SERVERS:-granta prosody}
exit $status
