#!/usr/bin/env bash
# Two Profanity instances, each in a tmux window, log in over STARTTLS and say something to each other.
# Usage: profanity-chat.sh HOST PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
set -euo pipefail
host=$1 port=$2 domain=$3
work=$(mktemp -d)
socket=granta-profanity-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

type_in() { tmux -L "$socket" send-keys -t "$1" -l "$2"; tmux -L "$socket" send-keys -t "$1" Enter; }
screen() { tmux -L "$socket" capture-pane -p -t "$1"; }

# Waits until a window shows a text; gives up, showing the window, after 20 seconds.
until_shows() {
  local deadline=$((SECONDS + 20))
  until screen "$1" | grep -qF -- "$2"; do
    if [ $SECONDS -ge $deadline ]; then
      echo "window $1 never showed '$2':" >&2
      screen "$1" >&2
      exit 1
    fi
    sleep 0.1
  done
}

log_in() { # window, user, password
  mkdir -p "$work/$1"
  tmux -L "$socket" new-session -d -s "$1" -x 120 -y 30 \
    "env HOME='$work/$1' XDG_CONFIG_HOME='$work/$1/config' XDG_DATA_HOME='$work/$1/data' LC_ALL=C.UTF-8 profanity"
  until_shows "$1" "Profanity"
  type_in "$1" "/connect $2@$domain server $host port $port tls trust"
  until_shows "$1" "Enter password:"
  type_in "$1" "$3"
  until_shows "$1" "logged in successfully"
}

log_in one "$4" "$5"
log_in two "$6" "$7"
type_in one "/msg $6@$domain Wherefore art thou"
until_shows two "$4"
type_in two "/win 2"
until_shows two "Wherefore art thou"
type_in two "By a name I know not"
until_shows one "By a name I know not"
echo "Profanity chatted on port $port"
