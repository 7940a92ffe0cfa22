#!/usr/bin/env bash
# Certificates by name and changed ones, see certificates.py. Usage: certificates.sh DATA, of what front-door.sh has started.
set -euo pipefail
data=$1
clients=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$clients/server.sh"
. "$data/door.env"
issue renewed "DNS:$domain"
issue again "DNS:$domain"
"$clients/certificates.py" "$host" "$starttls" "$tls" "$domain" alice "$password" bob "$password" "$pki" "$data/logs/granta.log"
