#!/usr/bin/env bash
# ejabberd (Debian's package) for a measurement, in its best setting: no busy wait, kernel poll, no shapers, internal (Mnesia)
# storage, SCRAM keys stored. It runs without Erlang's distribution, so no epmd is started. ejabberd.sh start DIR [USERS] | stop DIR
. "$(dirname "$0")/shared.sh"

start() {
  local port tls home
  home=$(find /usr/lib/*/ /usr/lib -maxdepth 1 -type d -name 'ejabberd-*' -exec test -e '{}/ebin/ejabberd.beam' \; -print 2>/dev/null | head -n 1)
  [ -n "$home" ] || fail "ejabberd is not installed (apt-get install ejabberd)"
  read -r port tls < <(free_ports 2)
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
modules: {mod_disco: {}, mod_ping: {}, mod_roster: {}, mod_carboncopy: {}, mod_stream_mgmt: {},
  mod_muc: {hosts: ["group.@HOST@"], access: local, access_create: local, max_users: 5000, max_users_presence: 5000, room_shaper: none, default_room_options: {max_users: 5000}}}
CFG
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
  write_env "$1" "$port" "$tls" "$pid"
}

stop() { stop_by_pid "$1"; }

dispatch "$@"
