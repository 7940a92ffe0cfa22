#!/usr/bin/env bash
# The PROXY protocol, version 2, spoken by haproxy: clients chat through it, and the audit has their addresses; who is no trusted
# balancer and sends such a header is refused, and so is a trusted one that sends none.
# Usage: balancer.sh DATA, of what front-door.sh has started.
set -euo pipefail
data=$1
clients=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$clients/server.sh"
. "$data/door.env"
balancers=()
trap '[ ${#balancers[@]} -eq 0 ] || kill "${balancers[@]}" 2>/dev/null || true' EXIT

# haproxy at two free ports; it goes to the server from the address it is given.
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
  haproxy -f "$data/$1.cfg" -db >"$data/$1.log" 2>&1 &
  balancers+=($!)
  until_true "haproxy on port $front_tls" listens "$front_tls"
}
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

header="<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='$domain' version='1.0'>"
auth="<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>$(printf '\0alice\0%s' "$password" | base64)</auth>"

# What somebody at an address hears who opens a stream in clear.
hears() { printf '%s' "$header" | timeout 5 curl -sN --interface "$1" "telnet://127.0.0.1:$2" || true; }

# What somebody at an address hears who logs in over TLS, up to the success.
logs_in() { # address, port
  local part
  while IFS= read -r -t 5 -d '>' part; do
    printf '%s>' "$part"
    [[ $part != *'<success '* ]] || break
  done < <(printf '%s%s' "$header" "$auth" \
    | timeout 10 openssl s_client -quiet -bind "$1" -connect "127.0.0.1:$2" -servername "$domain" 2>/dev/null)
}
audited() { grep -aqF -- "$1:" "$data"/kafka/xmpp.audit-*/*.log; }
complain() { echo "$1" >&2; exit 1; }

balance trusted 127.0.0.9
"$clients/slixmpp-chat.py" "$host" "$front_starttls" "$front_tls" "$domain" alice "$password" bob "$password"
audited 127.0.0.7 && complain "127.0.0.7 is in the audit before it came"
answer=$(logs_in 127.0.0.7 "$front_tls")
[[ $answer == *'<success '* ]] || complain "no login through haproxy: $answer"
until_true "127.0.0.7 in the audit" audited 127.0.0.7
audited 127.0.0.9 && complain "the balancer's own address is in the audit"

answer=$(hears 127.0.0.9 "$starttls")
[ -z "$answer" ] || complain "a balancer without a PROXY header heard $answer"

balance untrusted 127.0.0.10
answer=$(hears 127.0.0.8 "$front_starttls")
[[ $answer == *'<stream:error>'* && $answer != *'<stream:features'* ]] || complain "an untrusted balancer heard $answer"
answer=$(logs_in 127.0.0.8 "$front_tls")
[[ $answer != *'<'* ]] || complain "an untrusted balancer's client was let in: $answer"
audited 127.0.0.8 && complain "an untrusted balancer was believed"
echo "haproxy was believed where it is trusted, and refused where it is not"
