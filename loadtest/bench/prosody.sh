#!/usr/bin/env bash
# Prosody (Debian's package) for a measurement, in its best setting: epoll, generational collection, no limits, internal
# storage, SCRAM keys stored; with ARCHIVES=on mod_mam on PostgreSQL. prosody.sh start DIR [USERS] | stop DIR
. "$(dirname "$0")/shared.sh"
. "$bench/postgres.sh"

# A directory's name has no dots with Prosody.
host_folder=${bench_domain//./%2e}

users() { # directory, how many
  mkdir -p "$1/data/$host_folder/accounts"
  python3 - "$password" "$2" "$1/data/$host_folder/accounts" <<'PY'
import hashlib, hmac, os, sys
password, count, folder = sys.argv[1].encode(), int(sys.argv[2]), sys.argv[3]
salt, rounds = os.urandom(16).hex(), 4096
salted = hashlib.pbkdf2_hmac("sha256", password, salt.encode(), rounds)
sign = lambda text: hmac.new(salted, text, "sha256").digest()
account = """return {
	["iteration_count"] = %d;
	["salt"] = "%s";
	["stored_key"] = "%s";
	["server_key"] = "%s";
};
""" % (rounds, salt, hashlib.sha256(sign(b"Client Key")).hexdigest(), sign(b"Server Key").hex())
for n in range(1, count + 1):
    with open("%s/u%d.dat" % (folder, n), "w") as f:
        f.write(account)
PY
}

start() {
  local port tls database archive='' archive_pid='' storage='"internal"' s2s_modules='' without='"s2s"; '
  [ -z "${S2S_PORT:-}" ] || { s2s_modules='; "s2s"; "dialback"' without='"s2s_auth_dane_in"; '; }
  command -v prosody >/dev/null || fail "prosody is not installed (apt-get install prosody lua-event)"
  read -r port tls database < <(free_ports 3)
  if [ "$ARCHIVES" = on ]; then
    [ -n "$(find /usr/lib/*/lua /usr/lib/lua /usr/local/lib/lua -name 'postgresql.so' -path '*dbd*' -print -quit 2>/dev/null)" ] \
      || fail "Prosody has no PostgreSQL driver (apt-get install lua-dbi-postgresql)"
    start_postgres "$1" "$database"
    archive='; "mam"' archive_pid=,$postgres_pid
    storage='{ archive = "sql" }
default_storage = "internal"
default_archive_policy = true
archive_expires_after = "never"
sql = { driver = "PostgreSQL"; host = "127.0.0.1"; port = '$database'; database = "archive"; username = "bench"; password = "" }'
  fi
  self_signed "$1"
  users "$1" "$2"
  cat >"$1/prosody.cfg.lua" <<CFG
run_as_root = true
data_path = "$1/data"
pidfile = "$1/prosody.pid"
network_backend = "epoll"
gc = { mode = "generational" }
interfaces = { "127.0.0.1" }
c2s_ports = { $port }
c2s_direct_tls_ports = { $tls }
c2s_direct_tls_ssl = { certificate = "$1/cert.pem"; key = "$1/key.pem" }
s2s_ports = { ${S2S_PORT:-} }
s2s_direct_tls_ports = {}
s2s_require_encryption = true
s2s_secure_auth = false
local_interfaces = { "127.0.0.1" }
unbound = { resolvconf = false; hoststxt = false; forward = { "127.0.0.1@${DNS_PORT:-53}" };
  options = { ["do-not-query-localhost:"] = "no" } }
ssl = { certificate = "$1/cert.pem"; key = "$1/key.pem" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_hashed"
password_hash = "SHA-256"
storage = $storage
modules_enabled = { "roster"; "saslauth"; "tls"; "disco"; "ping"; "presence"; "message"; "iq"; "carbons"; "smacks"$archive$s2s_modules }
modules_disabled = { $without"offline" }
log = { warn = "$1/prosody.log" }
VirtualHost "$bench_domain"
Component "group.$bench_domain" "muc"
CFG
  (cd "$1" && exec prosody --config "$1/prosody.cfg.lua" -F) </dev/null >"$1/console.log" 2>&1 &
  local pid=$!
  until_listening "$port" "$pid"
  write_env "$1" "$port" "$tls" "$pid$archive_pid"
  [ -z "$archive_pid" ] || archive_in "$1" "psql -qtAX -h 127.0.0.1 -p $database -U bench archive -c 'select count(*) from prosodyarchive'"
}

stop() {
  stop_by_pid "$1"
  stop_postgres "$1"
}

dispatch "$@"
