#!/usr/bin/env bash
# One scenario against a server started by a script beside this one: run.sh DIR SCENARIO [--option ...]
# --tls direct takes the direct TLS port; the server's processes are watched.
. "$(dirname "$0")/shared.sh"
[ -s "${1:-}/env" ] || fail "no server was started on '${1:-}'"
. "$1/env"
shift
scenario=${1:?a scenario}
shift
case " $* " in
  *" --tls direct "* | *" --tls=direct "*) port=$tls_port ;;
esac
exec "$root/granta" loadtest --scenario "$scenario" --insecure --host "$host" --port "$port" --domain "$domain" --password "$password" --pid "$pid" ${prometheus:+--metrics "$prometheus"} "$@"
