#!/usr/bin/env bash
# go-sendxmpp sends a message to another go-sendxmpp that listens.
# Usage: go-sendxmpp-chat.sh HOST PORT starttls|direct DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
set -euo pipefail
host=$1 port=$2 tls=$3 domain=$4
work=$(mktemp -d)
listener=
trap '[ -z "$listener" ] || kill "$listener" 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME=$work
options=(-n -j "$host:$port")
[ "$tls" = starttls ] || options+=(-t)

go-sendxmpp "${options[@]}" -l -u "$7@$domain" -p "$8" >"$work/heard" 2>&1 &
listener=$!
deadline=$((SECONDS + 20))
# A listener says nothing when it is ready, so the sender sends until it is heard.
until grep -q 'Wherefore art thou' "$work/heard"; do
  if [ $SECONDS -ge $deadline ] || ! kill -0 "$listener" 2>/dev/null; then
    echo "go-sendxmpp heard nothing:" >&2
    cat "$work/heard" >&2
    exit 1
  fi
  echo 'Wherefore art thou' | go-sendxmpp "${options[@]}" -u "$5@$domain" -p "$6" "$7@$domain" 2>>"$work/sent" || {
    cat "$work/sent" >&2
    exit 1
  }
  sleep 0.2
done
echo "go-sendxmpp chatted on port $port ($tls)"
