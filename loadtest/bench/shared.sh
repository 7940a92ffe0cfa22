# Sourced by the scripts beside it. A server is started on a directory, where the file env says how to reach it:
# host, port (clients, STARTTLS or none), tls_port (direct TLS), domain, pid. Users are u1 to uN, their password "secret".
# ARCHIVES=on has every message archived on PostgreSQL, by all three; off by none. DOMAIN is localhost; where S2S_PORT is set, the server speaks with others, whom it finds by the name server at DNS_PORT.
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$bench/../.." && pwd)
password=secret
bench_domain=${DOMAIN:-localhost}
ARCHIVES=${ARCHIVES:-off}

fail() { echo "$(basename "$0"): $*" >&2; exit 2; }

. "$root/clients/ports.sh"

# Waits, for half a minute at most, until a port answers; gives up earlier when the process has ended.
until_listening() { # port, pid
  for _ in $(seq 300); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    kill -0 "$2" 2>/dev/null || fail "the server ended; see the logs"
    sleep 0.1
  done
  fail "nothing listens on port $1"
}

start_cache=$root/standalone/target/granta.aot

has_start_cache() { [ -n "$(find "$start_cache" -newer "$(find "$root"/standalone/target -maxdepth 1 -name 'standalone-*.jar' ! -name '*-sources.jar')" 2>/dev/null)" ]; }

# Has Granta's start cache made, as the first start does, where there is none that is newer than the programs.
make_start_cache() {
  local port tls auth management audit data
  ! has_start_cache || return 0
  echo "$(basename "$0"): a first start makes the start cache, which takes a minute or two" >&2
  data=$(mktemp -d)
  read -r port tls auth management audit < <(free_ports 5)
  "$root/granta" up --detach --data "$data" "--granta.c2s.port=$port" "--granta.c2s.tls-port=$tls" --granta.s2s.enabled=false \
    "--granta.auth.port=$auth" "--granta.audit.port=$audit" "--management.server.port=$management" >/dev/null
  "$root/granta" down --data "$data" >/dev/null
  for _ in $(seq 400); do ! has_start_cache || break; sleep 1; done
  rm -rf "$data"
  has_start_cache || fail "no start cache was made within seven minutes"
}

self_signed() { # directory
  [ -s "$1/cert.pem" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=$bench_domain" \
    -addext "subjectAltName=DNS:$bench_domain" -keyout "$1/key.pem" -out "$1/cert.pem" 2>/dev/null
}

write_env() { # directory, port, TLS port, pid
  printf 'host=127.0.0.1\nport=%s\ntls_port=%s\ndomain=%s\npid=%s\n' "$2" "$3" "$bench_domain" "$4" >"$1/env"
  cat "$1/env"
}

# Says how the rows of a server's archive are counted.
archive_in() { # directory, command
  printf 'archive_rows=%q\n' "$2" >>"$1/env"
}

# For scripts that start servers themselves, on directories beneath $work: KEEP, or a temporary one. Whatever ends the script stops those that $running names.
begin() {
  work=${KEEP:-$(mktemp -d)}
  mkdir -p "$work"
  work=$(cd "$work" && pwd)
  servers=${SERVERS:-granta ejabberd prosody}
  running=
  status=0
  trap end EXIT
}

end() {
  local server
  for server in $running; do "$bench/$server.sh" stop "$work/$server" || true; done
  [ -n "${KEEP:-}" ] || rm -rf "$work"
}

# Reports side by side, with ratios, and a page with plots in the same directory: a directory with NAME.json, what was measured, and the names.
table() {
  local work=$1 title=$2 server reports=()
  shift 2
  for server in "$@"; do
    [ ! -e "$work/$server.json" ] || reports+=("$work/$server.json")
  done
  # What failed has been said, and is the caller's exit code.
  [ ${#reports[@]} -eq 0 ] || "$root/granta" loadtest compare --html "$work/report.html" --title "$title" "${reports[@]}" || true
}

stop_by_pid() { # directory
  local pid
  pid=$(sed -n 's/^pid=\([0-9]*\).*/\1/p' "$1/env")
  kill "$pid" 2>/dev/null || return 0
  for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -9 "$pid"
}

dispatch() { # start DIR [USERS] | stop DIR
  case ${1:-} in
    start) [ -n "${2:-}" ] || fail "start needs a directory"; mkdir -p "$2"; start "$(cd "$2" && pwd)" "${3:-200}" ;;
    stop) [ -s "${2:-}/env" ] || fail "no server was started on '${2:-}'"; stop "$(cd "$2" && pwd)" ;;
    *) fail "usage: $(basename "$0") start DIR [USERS] | stop DIR" ;;
  esac
}
