#!/usr/bin/env bash
# Two Profanity instances add each other, see each other come and go, sort each other into a group, block and unblock.
# Usage: profanity-day.sh HOST PORT starttls|direct DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
# The two must not know each other yet; they are strangers again when it ends.
set -euo pipefail
host=$1 port=$2 tls=$3 domain=$4
one=$5@$domain two=$7@$domain
work=$(mktemp -d)
. "$(dirname "${BASH_SOURCE[0]}")/tmux.sh"
. "$(dirname "${BASH_SOURCE[0]}")/profanity.sh"

log_in one "$5" "$6"
log_in two "$7" "$8"

type_in one "/presence console all"
type_in one "/sub request $two"
until_shows two "Received authorization request from $one"
type_in two "/sub allow $one"
until_shows one "Subscription received from $two"
type_in two "/sub request $one"
until_shows one "Received authorization request from $two"
type_in one "/sub allow $two"
until_shows two "Subscription received from $one"
echo "Profanity: they added each other"

type_in two "/status set away \"gone for lunch\""
until_shows one "gone for lunch"
type_in two "/disconnect"
until_shows one "is offline"
type_in one "/clear"
type_in one "/roster group add Friends $two"
until_shows one "Friends"
echo "Profanity: one saw the other go, and put them into a group"

log_in_again two "$7" "$8"
type_in one "/clear"
type_in one "/who online"
until_shows one "$two"

type_in one "/clear"
type_in one "/blocked add $two"
# The list is of what the server has confirmed.
until screen one | grep -qF "Blocked users:"; do type_in one "/blocked"; sleep 0.2; done
until_shows one "$two"
type_in two "/clear"
type_in two "/who any"
type_in two "/msg $one are you there"
until_shows two "does not take this"
echo "Profanity: blocked"
type_in one "/blocked remove $two"
type_in two "/win 1"
type_in two "/clear"
type_in two "/who online"
until_shows two "$one"
echo "Profanity: and unblocked"

type_in one "/win 1"
type_in one "/roster remove $two"
until_shows one "Roster item removed: $two"
type_in two "/win 1"
type_in two "/roster remove $one"
until_shows two "Roster item removed: $one"
echo "Profanity had its day on port $port"
