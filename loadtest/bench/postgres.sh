# Sourced by ejabberd.sh and prosody.sh: a PostgreSQL for their archives, with the programs and the settings that Granta starts its own with
# (libs/embedded, PostgresServer). Commits wait for the disk neither there: Granta's archive commits do not (ADR 17). Whoever is on the machine is trusted.
postgres_programs=$(find "$root/standalone/target/programs" -maxdepth 1 -name 'postgresql-*' 2>/dev/null | head -n 1)

# PostgreSQL does not run as root; in a user namespace of its own a process of root's is nobody.
not_root=()
[ "$(id -u)" != 0 ] || not_root=(unshare --user)

start_postgres() { # directory, port
  [ -n "$postgres_programs" ] || fail "PostgreSQL's programs are not unpacked: $root/granta build"
  command -v psql >/dev/null || fail "psql is missing (Debian: postgresql-client)"
  "${not_root[@]}" "$postgres_programs/bin/initdb" -D "$1/postgres" -U bench -A trust -E UTF8 --locale=C --no-sync >"$1/initdb.log" 2>&1 || fail "initdb: see $1/initdb.log"
  local setting settings=()
  for setting in listen_addresses=127.0.0.1 unix_socket_directories= shared_buffers=128MB max_connections=40 max_wal_senders=0 max_wal_size=1GB \
    min_wal_size=32MB max_parallel_workers=0 max_logical_replication_workers=0 max_worker_processes=2 io_method=sync jit=off huge_pages=off timezone=UTC \
    log_min_messages=warning synchronous_commit=off; do
    settings+=(-c "$setting")
  done
  "${not_root[@]}" "$postgres_programs/bin/postgres" -D "$1/postgres" -p "$2" "${settings[@]}" </dev/null >"$1/postgres.log" 2>&1 &
  postgres_pid=$!
  until_listening "$2" "$postgres_pid"
  until sql "$2" postgres -c 'create database archive' >/dev/null 2>&1; do
    kill -0 "$postgres_pid" 2>/dev/null || fail "PostgreSQL ended: see $1/postgres.log"
    sleep 0.1
  done
  echo "$postgres_pid" >"$1/postgres.pid"
}

sql() { # port, database, options of psql
  local port=$1 database=$2
  shift 2
  psql -q -X -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U bench "$database" "$@"
}

stop_postgres() { # directory; PostgreSQL disconnects everybody at SIGINT
  local pid
  pid=$(cat "$1/postgres.pid" 2>/dev/null) || return 0
  kill -INT "$pid" 2>/dev/null || return 0
  for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -9 "$pid"
}
