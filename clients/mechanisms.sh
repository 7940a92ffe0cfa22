#!/usr/bin/env bash
# Every client with every mechanism it knows, over both ports; prints a table. A client that cannot be told a mechanism takes the
# strongest that is offered, and that is what the password file has keys for; the server's own count says what it took.
# Usage: mechanisms.sh DATA, of what front-door.sh has started.
set -euo pipefail
data=$1
clients=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$clients/server.sh"
. "$data/door.env"
export SSL_CERT_FILE=$pki/ca.pem
table=()
row() { table+=("$(printf '%-12s %-19s %-16s %s' "$@")"); }

# What a client does counts when both its logins, of alice and of bob, went by this mechanism.
counted() { # client, mechanism, port, how many logins at least, command...
  local client=$1 mechanism=$2 ports=$3 least=$4 before
  shift 4
  before=$(logins "$mechanism")
  "$@"
  [ $(($(logins "$mechanism") - before)) -ge "$least" ] || { echo "$client did not log in with $mechanism" >&2; exit 1; }
  row "$client" "$mechanism" "$ports" ok
}

# Other people for each form: the offer never shrinks for those who have logged in.
offer() { # form of the passwords, what is then offered
  mark_log
  people=-${1,,}
  [ "$1" != crypt ] || people=
  write_passwords "$1" "$people"
  until_logged "offered from now on: [$2]"
}

slixmpp() { # mechanism
  counted slixmpp "$1" 'STARTTLS, direct' 4 \
    "$clients/slixmpp-chat.py" "$host" "$starttls" "$tls" "$domain" "alice$people" "$password" "bob$people" "$password" "$1"
}

on_both_ports() { # client, mechanism
  local port kind
  while read -r port kind; do
    counted "$1" "$2" "$kind" 2 \
      "$clients/$1-chat.sh" "$host" "$port" "$kind" "$domain" "alice$people" "$password" "bob$people" "$password" </dev/null
  done <<<"$starttls starttls
$tls direct"
}

for form in SHA-1 SHA-256 SHA-512; do
  offer "$form" "SCRAM-$form, PLAIN"
  slixmpp "SCRAM-$form"
  on_both_ports profanity "SCRAM-$form"
done
offer crypt PLAIN
slixmpp PLAIN
on_both_ports profanity PLAIN
on_both_ports go-sendxmpp PLAIN
on_both_ports mcabber PLAIN
counted slixmpp EXTERNAL 'STARTTLS, direct' 4 "$clients/slixmpp-chat.py" "$host" "$starttls" "$tls" "$domain" \
  alice "$pki/alice-both.pem" bob "$pki/bob-both.pem" EXTERNAL

row slixmpp 'SCRAM-*-PLUS' - 'knows tls-unique alone, which TLS 1.3 lacks (RFC 9266)'
row profanity 'SCRAM-*-PLUS' - 'not known to it (libstrophe 0.12)'
row profanity EXTERNAL - 'not known to it'
row go-sendxmpp 'all but PLAIN' - 'not known to it (go-xmpp of 2022: else DIGEST-MD5)'
row mcabber 'all but PLAIN' - 'not known to it (Loudmouth 1.5: else DIGEST-MD5, GSSAPI)'
printf '%s\n' "$(printf '%-12s %-19s %-16s %s' client mechanism port seen)" "${table[@]}"
