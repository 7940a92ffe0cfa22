#!/usr/bin/env bash
# Prosody (Debian's package) for a measurement, in its best setting: epoll, generational collection, no limits, internal
# storage, SCRAM keys stored. prosody.sh start DIR [USERS] | stop DIR
. "$(dirname "$0")/shared.sh"

users() { # directory, how many
  mkdir -p "$1/data/localhost/accounts"
  python3 - "$password" "$2" "$1/data/localhost/accounts" <<'PY'
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
  local port tls
  command -v prosody >/dev/null || fail "prosody is not installed (apt-get install prosody lua-event)"
  read -r port tls < <(free_ports 2)
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
s2s_ports = {}
ssl = { certificate = "$1/cert.pem"; key = "$1/key.pem" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_hashed"
password_hash = "SHA-256"
storage = "internal"
modules_enabled = { "roster"; "saslauth"; "tls"; "disco"; "ping"; "presence"; "message"; "iq"; "carbons"; "smacks" }
modules_disabled = { "s2s"; "offline" }
log = { warn = "$1/prosody.log" }
VirtualHost "localhost"
Component "group.localhost" "muc"
CFG
  (cd "$1" && exec prosody --config "$1/prosody.cfg.lua" -F) </dev/null >"$1/console.log" 2>&1 &
  local pid=$!
  until_listening "$port" "$pid"
  write_env "$1" "$port" "$tls" "$pid"
}

stop() { stop_by_pid "$1"; }

dispatch "$@"
