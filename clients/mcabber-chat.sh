#!/usr/bin/env bash
# Two mcabber instances, each in a tmux window, log in and say something to each other.
# Usage: mcabber-chat.sh HOST PORT starttls|direct DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
set -euo pipefail
host=$1 port=$2 tls=$3 domain=$4
work=$(mktemp -d)
. "$(dirname "${BASH_SOURCE[0]}")/tmux.sh"

# Selects somebody in the roster; an empty line then opens the talk with them.
show_talk() { type_in "$1" "/roster search $2"; tmux -L "$socket" send-keys -t "$1" Enter; }

log_in() { # window, user, password
  mkdir -p "$work/$1"
  cat >"$work/$1/mcabberrc" <<CONFIG
set jid = $2@$domain
set password = $3
set server = $host
set port = $port
set ssl_ignore_checks = 1
set resource = mcabber
set $([ "$tls" = starttls ] && echo tls || echo ssl) = 1
set disable_random_resource = 1
CONFIG
  chmod 600 "$work/$1/mcabberrc"
  tmux -L "$socket" new-session -d -s "$1" -x 120 -y 30 "env HOME='$work/$1' LC_ALL=C.UTF-8 mcabber -f '$work/$1/mcabberrc'"
  # Its own presence, which only a session that is bound gets back.
  until_shows "$1" "$2@$domain"
}

log_in one "$5" "$6"
log_in two "$7" "$8"
type_in one "/say_to $7@$domain Wherefore art thou"
until_shows two "$5"
show_talk two "$5"
until_shows two "Wherefore art thou"
type_in two "/say_to $5@$domain By a name I know not"
show_talk one "$7"
until_shows one "By a name I know not"
echo "mcabber chatted on port $port ($tls)"
