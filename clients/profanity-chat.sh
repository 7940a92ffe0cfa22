#!/usr/bin/env bash
# Two Profanity instances, each in a tmux window, log in and say something to each other.
# Usage: profanity-chat.sh HOST PORT starttls|direct DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
# Over direct TLS it takes only a certificate that it can verify: SSL_CERT_FILE names the authority's.
set -euo pipefail
host=$1 port=$2 tls=$3 domain=$4
work=$(mktemp -d)
. "$(dirname "${BASH_SOURCE[0]}")/tmux.sh"

log_in() { # window, user, password
  mkdir -p "$work/$1"
  tmux -L "$socket" new-session -d -s "$1" -x 120 -y 30 \
    "env HOME='$work/$1' XDG_CONFIG_HOME='$work/$1/config' XDG_DATA_HOME='$work/$1/data' LC_ALL=C.UTF-8 profanity"
  until_shows "$1" "Profanity"
  type_in "$1" "/connect $2@$domain server $host port $port tls $([ "$tls" = starttls ] && echo trust || echo legacy)"
  until_shows "$1" "Enter password:"
  type_in "$1" "$3"
  until_shows "$1" "logged in successfully"
}

log_in one "$5" "$6"
log_in two "$7" "$8"
type_in one "/msg $7@$domain Wherefore art thou"
until_shows two "$5"
type_in two "/win 2"
until_shows two "Wherefore art thou"
type_in two "By a name I know not"
until_shows one "By a name I know not"
echo "Profanity chatted on port $port ($tls)"
