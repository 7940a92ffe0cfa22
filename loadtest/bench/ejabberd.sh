#!/usr/bin/env bash
# ejabberd (Debian's package) for a measurement, in its best setting: no busy wait, kernel poll, no shapers, internal (Mnesia)
# storage, SCRAM keys stored; with ARCHIVES=on mod_mam on PostgreSQL. It runs without Erlang's distribution, so no epmd is started. ejabberd.sh start DIR [USERS] | stop DIR
. "$(dirname "$0")/shared.sh"
. "$bench/postgres.sh"

start() {
  local port tls home database archive='' archive_pid=''
  home=$(find /usr/lib/*/ /usr/lib -maxdepth 1 -type d -name 'ejabberd-*' -exec test -e '{}/ebin/ejabberd.beam' \; -print 2>/dev/null | head -n 1)
  [ -n "$home" ] || fail "ejabberd is not installed (apt-get install ejabberd)"
  read -r port tls database < <(free_ports 3)
  if [ "$ARCHIVES" = on ]; then
    erl -noinput -eval 'halt(case code:which(pgsql) of non_existing -> 1; _ -> 0 end).' || fail "ejabberd has no PostgreSQL driver (apt-get install erlang-p1-pgsql)"
    start_postgres "$1" "$database"
    sql "$database" archive -f /usr/share/ejabberd/sql/pg.sql >"$1/schema.log" 2>&1 || fail "ejabberd's tables: see $1/schema.log"
    archive=', mod_mam: {db_type: sql, default: always, request_activates_archiving: false}'
    archive_pid=,$postgres_pid
  fi
  self_signed "$1"
  cat "$1/key.pem" "$1/cert.pem" >"$1/both.pem"
  cat >"$1/ejabberd.yml" <<CFG
hosts: [localhost]
loglevel: warning
certfiles: ["$1/both.pem"]
auth_method: internal
auth_password_format: scram
auth_scram_hash: sha256
listen:
  - {port: $port, ip: "127.0.0.1", module: ejabberd_c2s, max_stanza_size: 262144, starttls: true, starttls_required: false, backlog: 1024}
  - {port: $tls, ip: "127.0.0.1", module: ejabberd_c2s, max_stanza_size: 262144, tls: true, backlog: 1024}
acl: {local: {user_regexp: ""}}
access_rules: {c2s: [allow], local: [{allow: local}]}
shaper_rules: {max_user_sessions: 100000, c2s_shaper: none}
modules: {mod_disco: {}, mod_ping: {}, mod_roster: {}, mod_carboncopy: {}, mod_stream_mgmt: {}$archive,
  mod_muc: {hosts: ["group.@HOST@"], access: local, access_create: local, max_users: 5000, max_users_presence: 5000, room_shaper: none, default_room_options: {max_users: 5000}}}
CFG
  [ -z "$archive" ] || printf 'sql_type: pgsql\nsql_server: "127.0.0.1"\nsql_port: %s\nsql_database: archive\nsql_username: bench\nsql_password: ""\n' "$database" >>"$1/ejabberd.yml"
  export EJABBERD_CONFIG_PATH=$1/ejabberd.yml EJABBERD_LOG_PATH=$1/ejabberd.log ERL_LIBS=${home%/*} ERL_MAX_PORTS=100000
  export ERL_CRASH_DUMP=$1/crash.dump HOME=$1
  local register="[ejabberd_auth:try_register(<<\"u\", (integer_to_binary(N))/binary>>, <<\"localhost\">>, <<\"$password\">>)
    || N <- lists:seq(1, $2)], file:write_file(\"$1/registered\", <<>>)."
  rm -f "$1/registered"
  (cd "$1" && exec erl -noinput +K true +P 1000000 +Q 131072 +sbwt none +sbwtdcpu none +sbwtdio none -pa "$home/ebin" \
    -mnesia dir "\"$1/mnesia\"" -s ejabberd -eval "$register") </dev/null >"$1/console.log" 2>&1 &
  local pid=$!
  until_listening "$port" "$pid"
  for _ in $(seq 600); do
    [ ! -e "$1/registered" ] || break
    sleep 0.1
  done
  write_env "$1" "$port" "$tls" "$pid$archive_pid"
  [ -z "$archive_pid" ] || archive_in "$1" "psql -qtAX -h 127.0.0.1 -p $database -U bench archive -c 'select count(*) from archive'"
}

stop() {
  stop_by_pid "$1"
  stop_postgres "$1"
}

dispatch "$@"
