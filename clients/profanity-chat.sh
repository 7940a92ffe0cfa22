#!/usr/bin/env bash
# Two Profanity instances, each in a tmux window, log in over STARTTLS and say something to each other.
# Usage: profanity-chat.sh HOST PORT DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
set -euo pipefail
host=$1 port=$2 domain=$3
work=$(mktemp -d)
. "$(dirname "${BASH_SOURCE[0]}")/tmux.sh"
. "$(dirname "${BASH_SOURCE[0]}")/profanity.sh"

log_in one "$4" "$5"
log_in two "$6" "$7"
type_in one "/msg $6@$domain Wherefore art thou"
until_shows two "$4"
type_in two "/win 2"
until_shows two "Wherefore art thou"
type_in two "By a name I know not"
until_shows one "By a name I know not"
echo "Profanity chatted on port $port"
