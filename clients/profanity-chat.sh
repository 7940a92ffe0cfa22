#!/usr/bin/env bash
# Two Profanity instances, each in a tmux window, log in and say something to each other.
# Usage: profanity-chat.sh HOST PORT starttls|direct DOMAIN USER1 PASSWORD1 USER2 PASSWORD2
# Over direct TLS it takes only a certificate that it can verify: SSL_CERT_FILE names the authority's.
set -euo pipefail
host=$1 port=$2 tls=$3 domain=$4
work=$(mktemp -d)
. "$(dirname "${BASH_SOURCE[0]}")/tmux.sh"
. "$(dirname "${BASH_SOURCE[0]}")/profanity.sh"

log_in one "$5" "$6"
log_in two "$7" "$8"
type_in one "/msg $7@$domain Wherefore art thou"
until_shows two "$5"
type_in two "/win 2"
until_shows two "Wherefore art thou"
type_in two "By a name I know not"
until_shows one "By a name I know not"
echo "Profanity chatted on port $port ($tls)"
