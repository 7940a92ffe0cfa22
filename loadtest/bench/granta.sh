#!/usr/bin/env bash
# Granta in one process for a measurement: granta.sh start DIR [USERS] | stop DIR. With ARCHIVES=on it archives
# every message on its PostgreSQL, otherwise none. GRANTA_SETTINGS adds --key=value settings. The start has the start cache, as every
# start but the first one has.
. "$(dirname "$0")/shared.sh"

users() { # how many: one derived key for all, so that starting is quick; a login costs the server the same
  python3 - "$password" "$1" <<'PY'
import base64, hashlib, hmac, os, sys
password, count = sys.argv[1].encode(), int(sys.argv[2])
salt, rounds = os.urandom(16), 4096
salted = hashlib.pbkdf2_hmac("sha256", password, salt, rounds)
sign = lambda text: hmac.new(salted, text, "sha256").digest()
b64 = lambda raw: base64.b64encode(raw).decode()
key = "{SCRAM-SHA-256}%d,%s,%s,%s" % (rounds, b64(salt), b64(hashlib.sha256(sign(b"Client Key")).digest()),
                                      b64(sign(b"Server Key")))
for n in range(1, count + 1):
    print("u%d:%s" % (n, key))
PY
}

start() {
  local port tls auth management audit archive=never federation=(--granta.s2s.enabled=false)
  [ -z "${S2S_PORT:-}" ] || federation=(--granta.s2s.address=127.0.0.1 "--granta.s2s.port=$S2S_PORT" --granta.s2s.tls-port=0
    "--granta.dns.servers=127.0.0.1:$DNS_PORT" --granta.s2s.rate-limit=stanzas=1000000/10000000,bytes=1000000000/1000000000
    --granta.s2s.domain-rate-limit=stanzas=1000000/10000000,bytes=1000000000/1000000000)
  make_start_cache
  read -r port tls auth management audit < <(free_ports 5)
  [ "$ARCHIVES" != on ] || archive=always
  users "$2" >"$1/passwd"
  # shellcheck disable=SC2086
  "$root/granta" up --detach --data "$1" "--granta.c2s.port=$port" "--granta.c2s.tls-port=$tls" "${federation[@]}" "--granta.auth.port=$auth" "--granta.audit.port=$audit" \
    "--domain=$bench_domain" \
    "--management.server.port=$management" --granta.c2s.require-tls=false --granta.c2s.rate-limit=off \
    --granta.muc.limit.messages=0 --granta.muc.limit.bytes=0 --granta.muc.limit.presences=0 --granta.muc.limit.room-messages=0 \
    --granta.c2s.connections-per-address=1000000 "--granta.archive.default=$archive" --granta.start-cache=false ${GRANTA_SETTINGS:-} >"$1/up.log"
  write_env "$1" "$port" "$tls" "$(cat "$1/granta.pid")"
  archive_in "$1" "PGPASSWORD=\$(cat $1/postgres/password) psql -qtAX -h 127.0.0.1 -p $(sed -n 4p "$1/postgres/data/postmaster.pid") -U granta granta -c 'select count(*) from archive.message'"
  printf 'prometheus=http://127.0.0.1:%s/actuator/prometheus\n' "$management" >>"$1/env"
}

stop() { "$root/granta" down --data "$1" >/dev/null; }

dispatch "$@"
