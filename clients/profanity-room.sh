#!/usr/bin/env bash
# Two Profanity instances in a room: one makes and configures it, invites the other, sets the subject, and removes the other for a while;
# both talk, and find what was said when they come back.
# Usage: profanity-room.sh HOST PORT starttls|direct DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
set -euo pipefail
host=$1 port=$2 tls=$3 domain=$4
room=balcony-$$@group.$domain
work=$(mktemp -d)
. "$(dirname "${BASH_SOURCE[0]}")/tmux.sh"
. "$(dirname "${BASH_SOURCE[0]}")/profanity.sh"

log_in one "$5" "$6"
log_in two "$7" "$8"

type_in one "/join $room nick montague"
until_shows one "Room locked, requires configuration"
type_in one "/room config"
until_shows one "Use '/form submit' to save changes."
type_in one "/field4 on"
type_in one "/form submit"
until_shows one "Room configuration successful"
echo "Profanity: made and configured a room"

type_in one "/clear"
type_in one "/invite send $7@$domain come"
until_shows two "$room"
type_in two "/join $room nick capulet"
until_shows two "You have joined the room as capulet"
type_in one "/subject set \"Names, and what is in them\""
until_shows two "Names, and what is in them"
type_in two "Wherefore art thou"
until_shows one "Wherefore art thou"
echo "Profanity: invited, set a subject, talked"

type_in one "/kick capulet \"avaunt\""
until_shows two "Kicked from $room"
type_in two "/clear"
type_in two "/join $room nick capulet"
until_shows two "Wherefore art thou"
until_shows two "Names, and what is in them"
type_in two "I am here again"
until_shows one "I am here again"
echo "Profanity: removed, and back to what was said"
